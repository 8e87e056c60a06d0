#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/scenario.h"

/// Published experiments as values (assets/reference): what was done in which arms, what the instrument saw, how that
/// becomes one number, and which band that number should fall into. circuit/experiment/evaluate.h runs them.
///
/// arm (one scenario, or a family of them over sweeps) -> series (a signal through an instrument) -> metrics, each of
/// which turns series or earlier metrics into numbers -> the result of the row.
namespace disinhibit {

/// hard: a miss blocks a release; soft: the deviation is reported; sign: only a direction or an order is evidenced.
enum class RowKind { hard, soft, sign };

/// identity: follows from a definition or repeats a stated value; built_in: removing one mechanism whose source is the
/// row's own source decides it; calibrated: a parameter names it; predicted: none of these, evidence for the model.
enum class RowRole { identity, built_in, calibrated, predicted };

/// What a published scatter is the scatter of: a group's mean, one person or animal, or studies among each other.
enum class ScatterKind { standard_error, standard_deviation, between_studies };

/// How the distance from a published number is measured.
/// level: ln(model / measured), positive quantities; response: the change from `no_change`, so that losing half of it is
/// seen; difference: model - measured, for other signed or near-zero values.
enum class ScoreScale { level, response, difference };

/// What the model said when it met a row for the first time, before anything was set with the row in view.
struct FirstSight {
    std::optional<double> value; ///< in the unit of the row; absent if the model had no answer
    std::string reason;          ///< why there was none
    std::string science;         ///< hash of the assets that were asked
};

/// The numbers one key of an arm runs through, in `unit` as written.
struct SweepAxis {
    std::string name;
    std::string unit;
    std::vector<double> values;
    bool operator==(const SweepAxis&) const = default;
};

/// One arm. Without sweeps one member; else one per grid point of the axes, the last axis running fastest.
/// An empty circuit stands for the hypothesis under test.
struct ExperimentArm {
    std::string name;
    std::vector<SweepAxis> axes;
    std::vector<Scenario> members;
};

enum class InstrumentKind {
    none,     ///< the signal itself, every `every_s`
    dialysis, ///< means over bins of `bin_s`, each seen `lag_s` late
    bins,     ///< means over bins of `bin_s`
    pet,      ///< one value: the mean from `from_s` to `to_s`
    assay     ///< samples at `times_s`; below `lower_limit` reads 0
};

/// How a series is expressed. Baseline: the member's own value before its first event.
enum class Relation { absolute, percent_of_baseline, percent_change, percent_fall };

/// What one instrument sees of one signal in one arm. `signal` "*" means every signal (an axis of its own).
/// With `minus_arm` the same reading in that arm is subtracted, point by point.
struct SeriesRecipe {
    std::string name{};
    std::string arm{};
    std::string minus_arm{};
    std::string signal{};
    InstrumentKind instrument = InstrumentKind::none;
    Relation relation = Relation::absolute;
    double from_s = 0.0;
    double to_s = 0.0;    ///< 0: end of the arm
    double every_s = 0.0; ///< 0: a thousandth of the window
    double bin_s = 1200.0;
    double lag_s = 180.0;
    std::vector<double> times_s{};
    double lower_limit = 0.0; ///< in the unit of the signal
};

/// Steps of a calculation; documented where they are computed (circuit/experiment/metrics.h, circuit/experiment/sweep_metrics.h).
enum class MetricKind {
    // of a series, over time
    value_at,
    mean,
    peak,
    trough,
    peak_change,
    time_of_peak,
    time_of_trough,
    local_maximum_time,
    area,
    half_life,
    slope,
    secant_slope,
    decay_time_constant,
    decay_rate,
    crossing_time,
    last_time_above,
    largest_relative_change,
    // of a metric, over a sweep
    ed50,
    arg_max,
    arg_min,
    maximum,
    minimum,
    recovery,
    select,
    schild_slope,
    dose_of_double_shift,
    // of metrics, number by number
    ratio,
    difference,
    percent_change,
    largest_magnitude,
    order,
    all,
    none,
    sign,
    negative_logarithm,
    standardised_difference,
    uptake_balance,
    // of the model
    parameter
};

enum class Direction { rising, falling };

/// One metric. Which fields count depends on `kind`; times are of the arm, s.
struct MetricRecipe {
    std::string name{};
    MetricKind kind = MetricKind::value_at;
    std::vector<std::string> of{}; ///< one series, or earlier metrics
    std::string at_metric{}; ///< value_at: the time is the result of this metric instead of at_s
    double at_s = 0.0;
    double from_s = 0.0;
    std::optional<double> to_s{};        ///< open: to the end of the series
    std::optional<double> reference_s{}; ///< peak_change: time of the reading it is told against
    std::optional<double> level{};       ///< of a crossing, in the unit of the series
    std::string level_metric{};    ///< the level is this metric times `level` (default 1) instead
    std::vector<double> between{}; ///< slope: only samples between these two levels, after the peak
    Direction direction = Direction::rising;
    int nth = 1;
    bool extrapolate = false;        ///< area: add the log-linear tail to infinity
    std::optional<double> maximum{}; ///< ed50: full effect; default: largest value of the curve
    double x = 0.0;                  ///< select: the swept value
    std::string path{};              ///< parameter: its path
    std::string arm{};               ///< parameter: in this arm
    double factor = 1.0;             ///< the result is multiplied by this
    std::string unit{};              ///< the result is said in this unit; empty: as it comes
    double deviation =
        1.0; ///< standardised_difference: the standard deviation, in the unit of the metrics
    double dead_band = 0.0; ///< order, sign: differences up to this count as none
    double least_reference =
        0.0; ///< ratio, percent_change: a reference up to this size is no response: no result
};

/// The literature's own words on what was done.
struct PublishedExperiment {
    std::string species, route, dose, given, measured;
};

/// One published value that can be drawn beside the curves of any course in which the same doses are taken
/// (circuit/experiment/published_points.h). Times are counted from the first dose of the arm.
struct PublishedPoint {
    std::string
        arm; ///< an arm without sweeps; its doses and its subject are what a course must share
    std::string signal; ///< what was measured, as the vocabulary calls it
    double at_s = 0.0;  ///< when; the middle if the measurement covers a stretch
    double from_s = 0.0,
           to_s =
               0.0; ///< the stretch, or the uncertainty of the time; both = at_s if there is none
    double value = 0.0;           ///< in `unit`
    double low = 0.0, high = 0.0; ///< error bar; both = value if there is none
    std::string unit;
    std::string error;   ///< what the bar is: "SD", "SEM", "range" ...; empty if there is none
    int count = 0;       ///< subjects; 0: not told
    std::string species; ///< measured in
    std::string route;   ///< given so where it was measured, if not as in the arm; else empty
    /// If given: value, low and high are percent of the course's own value at this time.
    std::optional<double> relative_to_s;
    std::string source; ///< keys of the bibliography, "; " between them
    std::string note;
};

/// One row of the table of targets. Without protocol (`metrics` empty) it is not applicable for `reason`.
struct ExperimentRow {
    std::string id;
    std::string title;
    RowKind kind = RowKind::soft;
    RowRole role = RowRole::predicted;
    std::string quantity;
    double value = 0.0;
    std::string unit;
    double low = 0.0;
    double high = 0.0;
    double dead_band = 0.0; ///< sign rows, in dead_band_unit
    std::string dead_band_unit;
    std::optional<double>
        scatter; ///< published, in `unit`; absent: the row is loose, shown and not counted
    ScatterKind scatter_kind = ScatterKind::standard_error;
    std::string scatter_source; ///< keys of the bibliography; empty: `source`
    int count = 0;              ///< subjects behind `value`; 0: not told
    ScoreScale scale = ScoreScale::level;
    double no_change = 0.0; ///< response: the value, in `unit`, that means no response
    std::optional<FirstSight> first_seen;
    std::string supersedes;    ///< id of an earlier row that is only a comparison since; or empty
    std::string superseded_by; ///< id of the row that says so of this one; or empty
    std::string source;
    std::string url;
    std::string grade;
    bool optional_module = false;
    bool contested = false;
    std::string note;
    PublishedExperiment published;

    std::string reason;        ///< why there is no protocol
    std::string protocol_note; ///< choices of ours in the protocol
    std::string
        over; ///< an unmeasured parameter that the result is also shown over the range of, or empty
    std::vector<ExperimentArm> arms;
    std::vector<SeriesRecipe> series;
    std::vector<MetricRecipe> metrics;  ///< in order of computation; the last one is the result
    std::vector<PublishedPoint> points; ///< of this row, for the plots
    bool statement = false;             ///< sign rows "+1 if ...": 1 when it holds, else 0

    bool has_protocol() const { return !metrics.empty(); }
};

} // namespace disinhibit
