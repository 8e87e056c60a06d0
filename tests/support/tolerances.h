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

/// A course against XPPAUT's solution of what was exported, both at a tolerance of 1e-9, over max(range, error floor): it
/// keeps 24 bits of each number, which shows where a state hardly moves.
constexpr double against_xppaut = 1e-5;

/// A course at a tolerance of 1e-9 against its solution in closed form, relative to the largest value: a hundred times
/// the tolerance, as errors of single steps add up.
constexpr double closed_form = 1e-7;

/// Linear combinations that the equations conserve are conserved by a Runge-Kutta method up to rounding, step by step.
constexpr double conservation = 1e-9;

/// The emptying of a stomach is exact but for the regularisation of a drink of no volume (1e-6 L of 0.05 to 0.5 L).
constexpr double regularised = 1e-4;

/// A golden course on another machine: rounding may change every step, so it may differ as much as it may be wrong.
constexpr double golden_course = against_oracle;

/// The same circuit with its entries in another order: sums round differently and the step size control amplifies that,
/// but far less than the default tolerance.
constexpr double order_of_entries = 1e-7;

/// The derivative against the same equations written by hand, relative to the fluxes that cancel in it: products and
/// quotients are taken in another order.
constexpr double same_equations = 1e-12;

/// A named cause is taken away: at least this share of what it was said to do is gone. Not all of it, as feedback answers
/// and two causes may stand in for each other.
constexpr double knocked_out_share = 0.2;

} // namespace disinhibit::tolerance
