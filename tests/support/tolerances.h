#pragma once

namespace disinhibit::tolerance {

/// A few dozen operations on numbers near 1, each rounded to 1.1e-16.
constexpr double rounding = 1e-14;

/// Linear solves of well-conditioned matrices of some tens of rows: rounding times a condition number up to 1e4.
constexpr double linear_solve = 1e-11;

/// Derivatives by central differences (step 1e-6 of numbers near 1) used as a second opinion on exact ones:
/// truncation and cancellation leave about 1e-9.
constexpr double central_difference = 1e-7;

/// The observed order of a method differs from its order by the next term of the error expansion.
constexpr double observed_order = 0.4;

/// Error of a course relative to the tolerance asked for. The controller bounds the error of each step; over a course
/// errors of damped systems add up to a few times that.
constexpr double error_per_tolerance = 20.0;

/// Published reference solutions of the stiff test problems are given to 10 digits or more; at a tolerance of 1e-9 per
/// step ours must agree to this.
constexpr double published_reference = 1e-6;

/// A resting state satisfies its equations to the rounding of the fluxes that cancel in it.
constexpr double rest = 1e-12;

/// Largest error of any state of any shipped scenario against CVODE at 1e-10, over max(range, error floor), at the
/// default tolerance: below what a curve on the screen can show.
constexpr double against_oracle = 1e-4;

} // namespace disinhibit::tolerance
