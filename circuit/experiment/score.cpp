#include "circuit/experiment/score.h"

#include <algorithm>
#include <cmath>

#include "circuit/numerics/elementary.h"

namespace disinhibit {

bool is_loose(const ExperimentRow& row) {
    return row.kind != RowKind::sign && !row.scatter;
}

std::optional<double> scatter_on_scale(const ExperimentRow& row) {
    if (row.kind == RowKind::sign || !row.scatter) {
        return std::nullopt;
    }
    if (row.scale == ScoreScale::level) {
        return std::max(*row.scatter / row.value, kLeastRelativeScatter);
    }
    const double no_change = row.scale == ScoreScale::response ? row.no_change : 0.0;
    const double least = kLeastRelativeScatter * std::abs(row.value - no_change);
    return std::max({*row.scatter, least, row.dead_band});
}

std::optional<double> z_of(const ExperimentRow& row, double model_value) {
    const std::optional<double> s = scatter_on_scale(row);
    if (!s || !(*s > 0.0)) {
        return std::nullopt;
    }
    if (row.scale == ScoreScale::level) {
        return logarithm(std::max(model_value / row.value, kLeastShare)) / *s;
    }
    return (model_value - row.value) / *s;
}

HitInterval hit_interval(const ExperimentRow& row) {
    const std::optional<double> s = scatter_on_scale(row);
    if (!s) {
        return {row.low, row.high};
    }
    HitInterval interval{row.value - kHitDistance * *s, row.value + kHitDistance * *s};
    if (row.scale == ScoreScale::level) {
        interval = {row.value * exponential(-kHitDistance * *s),
                    row.value * exponential(kHitDistance * *s)};
    }
    if (row.kind == RowKind::hard) {
        interval = {std::max(interval.low, row.low), std::min(interval.high, row.high)};
    }
    return interval;
}

double sign_margin(double published, const SignEffect& effect) {
    if (published > 0.0) {
        return effect.least;
    }
    if (published < 0.0) {
        return -effect.greatest;
    }
    return 2.0 - std::max(std::abs(effect.least), std::abs(effect.greatest));
}

double log_score_of_number(double z, double s) {
    return -0.5 * z * z - logarithm(s);
}

double log_score_of_sign(double margin) {
    // -ln(1 + exp(-m)), without overflow for a strong effect in the wrong direction
    return margin < 0.0 ? margin - logarithm(1.0 + exponential(margin))
                        : -logarithm(1.0 + exponential(-margin));
}

} // namespace disinhibit
