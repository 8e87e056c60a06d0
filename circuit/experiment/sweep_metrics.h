#pragma once

#include <string>
#include <vector>

#include "circuit/experiment/experiment.h"

/// Numbers from numbers: along a sweep (a curve y(x)) and from several metrics. NaN where the number does not exist.
/// Tests: tests/unit/circuit/metrics_test.cpp.
namespace disinhibit {

/// One metric over the values of one sweep; x ascending.
struct Curve {
    std::vector<double> x;
    std::vector<double> y;
};

/// x at which y passes half of `maximum`, the first time. Between grid points logit(y / maximum) is taken as linear in
/// log x, which is exact for y = maximum x^n / (x^n + ed50^n), rising or falling.
double ed50(const Curve& curve, double maximum);

/// First x after the smallest y at which y is back to `level`, linear between grid points.
double recovery(const Curve& curve, double level);

/// Schild: of an agonist's ED50 against the antagonist's concentration B, the first point being B = 0,
///   slope of log10(ED50(B) / ED50(0) - 1) against log10 B;   1 for competitive antagonism
/// Source: [ArunlakshanaSchild1959].
double schild_slope(const Curve& curve);

/// Of an agonist's dose ratio DR = ED50(B) / ED50(0) against the dose B of a competitive antagonist, slope taken as 1:
///   B2 = geometric mean of B / (DR(B) - 1), in the unit of B;   its negative logarithm is the apparent pA2
/// Source: [ArunlakshanaSchild1959].
double dose_of_double_shift(const Curve& curve);

/// +1 if every number exceeds the one before by more than dead_band, -1 if each falls short of it so, else 0.
double order_of(const std::vector<double>& numbers, double dead_band);

/// What stands behind a sign: the least and the greatest effect in dead bands, each with its direction. They differ where
/// several steps must agree.
struct SignEffect {
    double least = 0.0;
    double greatest = 0.0;
};

/// A logical statement that has no dead band counts as an effect of this many.
inline constexpr double kLogicalEffect = 2.0;

/// The effect x over its dead band; without a dead band +-kLogicalEffect or 0.
SignEffect sign_effect(double x, double dead_band);

/// Sign of x; 0 for |x| <= dead_band.
double sign_of(double x, double dead_band);

/// Concentration at which Michaelis-Menten uptake balances a constant release R:  C = Km R / (Vmax - R).
double uptake_balance(double release, double maximum_uptake, double half_saturation);

/// True for the kinds that take one metric along a sweep.
bool is_sweep_metric(MetricKind kind);
double reduce(const MetricRecipe& recipe, const Curve& curve);
/// Unit of `reduce`: of x for positions, of y for values, "1" for a Schild slope and signs.
std::string
unit_of_sweep_metric(MetricKind kind, const std::string& x_unit, const std::string& y_unit);

/// True for the kinds that take several metrics, number by number.
bool is_combination(MetricKind kind);
/// negative_logarithm: -log10 of the number. standardised_difference: (a - b) / deviation, in "g" as effect sizes are said
/// (no gram).
/// numbers: one of each metric, all in the unit of the first (uptake_balance: nM/s, nM/s, nM).
double combine(const MetricRecipe& recipe, const std::vector<double>& numbers);
/// True for the kinds whose result is a sign or a truth: order, sign, all, none.
bool is_sign_metric(MetricKind kind);
/// The effect behind `combine` or `reduce` of such a kind.
///   order: the smallest and the largest step;   sign: the number;   all: the weakest of the inner effects;
///   none:  2 - the strongest of them, so that 1 is the edge of the dead band
/// numbers, inner: as `combine` takes them; inner: the effects behind them, as far as they are signs themselves.
SignEffect effect_behind(const MetricRecipe& recipe,
                         const std::vector<double>& numbers,
                         const std::vector<SignEffect>& inner);
/// Unit of `combine`.
std::string unit_of_combination(MetricKind kind, const std::vector<std::string>& units);

/// Why a metric of this kind may not exist: the sentence of a NaN.
std::string why_undefined(MetricKind kind);

} // namespace disinhibit
