#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "circuit/numerics/pack.h"

/// Exponential and logarithm of this program's own, from additions, multiplications and divisions alone: the same bits on
/// every processor, in every lane, with every compiler and library. (Those of a C library differ in the last bit between
/// processors with and without fused multiplication.) Errors below one unit in the last place, tested.
namespace disinhibit {

/// ln 2 = ln2_high + ln2_low. The first has 21 zeros at its end: times a whole number below 2^20 it is exact.
inline constexpr double ln2_high = 0x1.62e42feep-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

template <int W> using PackBits [[gnu::vector_size(W * sizeof(std::uint64_t))]] = std::uint64_t;

/// sum_i c_i x^i, by pairs: half as many steps that wait for each other.
template <int W, std::size_t N>
[[gnu::always_inline]] inline Pack<W> polynomial(const std::array<double, N>& c, const Pack<W>& x) {
    static_assert(N % 2 == 0);
    const Pack<W> square = x * x;
    Pack<W> sum = c[N - 2] + c[N - 1] * x;
    for (std::size_t i = N - 2; i > 0; i -= 2) {
        sum = (c[i - 2] + c[i - 1] * x) + square * sum;
    }
    return sum;
}

/// 2^k for whole k, -1022 <= k <= 1023.
template <int W> [[gnu::always_inline]] inline Pack<W> power_of_two(const Pack<W>& k) {
    constexpr double whole = 0x1.8p52; // what is added to it leaves its whole part in the last bits
    constexpr std::uint64_t bias = 1023;
    const auto bits = std::bit_cast<PackBits<W>>((k + whole).lanes);
    return Pack<W>(std::bit_cast<typename Pack<W>::Vector>((bits + bias) << 52));
}

/// The nearest whole number, |x| < 2^51.
template <int W> [[gnu::always_inline]] inline Pack<W> nearest_whole(const Pack<W>& x) {
    constexpr double whole = 0x1.8p52;
    return (x + whole) - whole;
}

/// e^x = 2^k e^r,  k = round(x / ln 2),  r = x - k ln 2,  e^r = 1 + r + r^2 (1/2! + r/3! + ... + r^11/13!), |r| <= 0.3466:
/// what is left out is below 2^-57. r carries its own rounding error.
template <int W> [[gnu::always_inline]] inline Pack<W> exponential(const Pack<W>& x) {
    constexpr std::array<double, 12> c{1.0 / 2,
                                       1.0 / 6,
                                       1.0 / 24,
                                       1.0 / 120,
                                       1.0 / 720,
                                       1.0 / 5040,
                                       1.0 / 40320,
                                       1.0 / 362880,
                                       1.0 / 3628800,
                                       1.0 / 39916800,
                                       1.0 / 479001600,
                                       1.0 / 6227020800};
    constexpr double per_ln2 = 0x1.71547652b82fep0;
    const Pack<W> most = 710.0;   // e^710 is infinite
    const Pack<W> least = -746.0; // e^-746 is zero
    Pack<W> within(x.lanes > most.lanes ? most.lanes : x.lanes);
    within = Pack<W>(within.lanes < least.lanes ? least.lanes : within.lanes);
    const Pack<W> k = nearest_whole(within * per_ln2);
    const Pack<W> high = within - k * ln2_high;
    const Pack<W> low = k * ln2_low;
    const Pack<W> r = high - low;
    const Pack<W> lost = (high - r) - low;
    const Pack<W> e = 1.0 + (r + (lost + r * r * polynomial(c, r)));
    // In two steps: 2^k itself may be too large or too small for a number.
    const Pack<W> half = nearest_whole(0.5 * k);
    return e * power_of_two(half) * power_of_two(k - half);
}

/// ln x = k ln 2 + ln m,  sqrt(1/2) <= m < sqrt(2),  f = m - 1,  s = f / (2 + f):
///   ln m = 2 artanh s = f - f^2/2 + s (f^2/2 + R),   R = s^2 (2/3 + 2/5 s^2 + 2/7 s^4 + ...)
/// s^2 <= 0.0295: what is left out after twelve terms is below 2^-60. -infinity at zero, not a number below.
template <int W> [[gnu::always_inline]] inline Pack<W> logarithm(const Pack<W>& x) {
    constexpr std::array<double, 12> c{2.0 / 3,
                                       2.0 / 5,
                                       2.0 / 7,
                                       2.0 / 9,
                                       2.0 / 11,
                                       2.0 / 13,
                                       2.0 / 15,
                                       2.0 / 17,
                                       2.0 / 19,
                                       2.0 / 21,
                                       2.0 / 23,
                                       2.0 / 25};
    using Vector = typename Pack<W>::Vector;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t two_to_52 = 0x4330000000000000;
    const Pack<W> none = 0.0;
    const Pack<W> endless = std::numeric_limits<double>::infinity();
    const Pack<W> no_number = std::numeric_limits<double>::quiet_NaN();
    const Pack<W> normal = std::numeric_limits<double>::min();
    // Numbers too small to be normal are made 2^54 times larger.
    const Pack<W> scaled(x.lanes < normal.lanes ? (x * 0x1p54).lanes : x.lanes);
    const Pack<W> added(x.lanes < normal.lanes ? Pack<W>(54.0).lanes : none.lanes);
    const auto bits = std::bit_cast<PackBits<W>>(scaled.lanes);
    const auto exponent = (bits + (one - root_of_half)) >> 52; // k + 1023
    const Pack<W> m(std::bit_cast<Vector>(bits - (exponent << 52) + one));
    const Pack<W> k =
        (Pack<W>(std::bit_cast<Vector>(exponent | two_to_52)) - (0x1p52 + 1023.0)) - added;
    const Pack<W> f = m - 1.0;
    const Pack<W> s = f / (2.0 + f);
    const Pack<W> square = s * s;
    const Pack<W> half = 0.5 * f * f;
    const Pack<W> rest = square * polynomial(c, square);
    const Pack<W> result = k * ln2_high - ((half - (s * (half + rest) + k * ln2_low)) - f);
    const Pack<W> below(x.lanes == none.lanes ? (-endless).lanes : no_number.lanes);
    const Pack<W> above(x.lanes < endless.lanes ? result.lanes : x.lanes);
    return Pack<W>(x.lanes > none.lanes ? above.lanes : below.lanes);
}

} // namespace disinhibit
