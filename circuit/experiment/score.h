#pragma once

#include <optional>

#include "circuit/experiment/experiment.h"
#include "circuit/experiment/sweep_metrics.h"

/// How far a value of the model lies from a published one, counted in the scatter of the published one.
/// Tests: tests/unit/circuit/score_test.cpp.
namespace disinhibit {

/// Between laboratories no published number is better known than this share of itself.
inline constexpr double kLeastRelativeScatter = 0.15;
/// |z| up to which a row is a hit, and up to which it is near.
inline constexpr double kHitDistance = 2.0;
inline constexpr double kNearDistance = 3.0;
/// A positive quantity that the model puts at or below zero counts as this share of the measured one.
inline constexpr double kLeastShare = 1e-6;

/// A row with a number but without a published scatter: shown, and counted nowhere.
bool is_loose(const ExperimentRow& row);

/// The published scatter s on the scale on which the row is scored; absent for signs and loose rows.
///   level                  s = max(scatter / measured, 0.15)                              of ln(value), unit 1
///   response, difference   s = max(scatter, 0.15 |measured - no change|, dead band)       in the unit of the row
/// scatter: published; no change: the value that means no response (0 for a difference).
std::optional<double> scatter_on_scale(const ExperimentRow& row);

/// Distance of a model value (in the unit of the row) from the published one; absent for signs and loose rows.
///   level                  z = ln(model / measured) / s
///   response, difference   z = (model - measured) / s
/// Positive: the model lies higher. s: scatter_on_scale().
std::optional<double> z_of(const ExperimentRow& row, double model_value);

/// The values, in the unit of the row, with which it is a hit.
struct HitInterval {
    double low = 0.0, high = 0.0;
};
/// |z| <= 2, for a hard row within its band; the band of a loose row or of a sign.
HitInterval hit_interval(const ExperimentRow& row);

/// Effect over dead band of a sign row, in the published direction: m >= 1 is what was published, m = 0 nothing, m < 0
/// the other direction. `published`: +1, -1 or 0 (no effect).
///   +1: m = least effect;   -1: m = -greatest effect;   0: m = 2 - largest |effect|
/// effects: behind the sign, in dead bands (circuit/experiment/sweep_metrics.h).
double sign_margin(double published, const SignEffect& effect);

/// What one row adds to the log score of a hypothesis: of a number, -z^2/2 - ln s; of a sign, the logarithm of a logistic
/// of effect over dead band, -ln(1 + exp(-m)).
double log_score_of_number(double z, double s);
double log_score_of_sign(double margin);

} // namespace disinhibit
