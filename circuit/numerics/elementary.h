#pragma once

/// Functions that no processor, compiler or library makes different by a bit (elementary_pack.h). Nothing in circuit/ uses
/// those of the C library instead; square roots are exact everywhere.
namespace disinhibit {

/// e^x; 0 far below, infinity far above.
double exponential(double x);

/// ln x; -infinity at zero, not a number below.
double logarithm(double x);

double decimal_logarithm(double x);

/// x^y = e^(y ln x) for x >= 0; x itself for y = 1, and 1 for y = 0. Relative error below 2^-52 (1 + |y ln x|).
double power(double x, double y);

/// cos(2 pi turns) for 0 <= turns <= 1.
double cosine_of_turns(double turns);

} // namespace disinhibit
