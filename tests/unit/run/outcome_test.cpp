#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/io/report/csv.h"
#include "engine/run/outcome.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// What is told of a course, against the course read at every minute.
namespace disinhibit {
namespace outcome_test {

struct Told {
    Trajectory trajectory;
    std::vector<Extremes> extremes;
    Outcome outcome;
};

Told told(const Library& library, const Scenario& scenario) {
    Trajectory trajectory = start_trajectory(library, scenario);
    std::vector<Extremes> extremes = read_extremes(trajectory, scenario.duration_s);
    Outcome outcome = find_outcome(trajectory, extremes);
    return {std::move(trajectory), std::move(extremes), std::move(outcome)};
}

// Neither of the displays may show that a peak was missed: not the plots, which are about so high, nor the words.
constexpr double plot_px = 100.0;
// One in the last of the three digits that are told.
double last_digit(double value) {
    return std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2.0);
}
// Smaller numbers are told as 0.
constexpr double nothing = 1e-6;

TEST(Outcome, of_every_scenario_is_its_extremes_and_counts_what_changes) {
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        SCOPED_TRACE(id);
        const Told course = told(shipped_library(), scenario);
        const std::vector<Signal>& rows = course.trajectory.signals().rows;
        std::vector<Extremes> seen(rows.size());
        const int reads = static_cast<int>(std::min(20000.0, scenario.duration_s / 60.0));
        for (const double t_s : even_times(0.0, scenario.duration_s, reads)) {
            const Snapshot snapshot = course.trajectory.at(t_s);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                seen[i].add(snapshot.values[i], t_s);
            }
        }
        int changed = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Extremes& exact = course.extremes[i];
            const double pixel = (exact.high - exact.low) / plot_px;
            EXPECT_GE(exact.high,
                      seen[i].high - std::min(pixel, last_digit(seen[i].high)) - nothing)
                << rows[i].path;
            EXPECT_LE(exact.low, seen[i].low + std::min(pixel, last_digit(seen[i].low)) + nothing)
                << rows[i].path;
            EXPECT_LE(exact.high_at_s, scenario.duration_s) << rows[i].path;
            EXPECT_LE(exact.low_at_s, scenario.duration_s) << rows[i].path;
            const double rest = course.trajectory.baseline().values[i];
            const double whole = rows[i].unit.starts_with("%") ? 100.0
                                 : rows[i].unit == "1"         ? 1.0
                                                               : std::abs(rest);
            const double change = std::max(exact.high - rest, rest - exact.low);
            changed += rows[i].baseline_of < 0 &&
                       change > std::max(0.03 * std::max(whole, std::abs(rest)), 1e-6);
        }
        EXPECT_EQ(changed, static_cast<int>(course.outcome.told.size()) + course.outcome.others);
    }
}

TEST(Outcome, names_withdrawal_and_the_depression_of_breathing) {
    const auto tells = [](const Told& course, const std::string& path) {
        return std::any_of(
            course.outcome.told.begin(), course.outcome.told.end(), [&](const Change& change) {
                return course.trajectory.signals().rows[change.signal].path == path;
            });
    };
    const auto& scenarios = shipped_library().scenarios;
    EXPECT_TRUE(tells(told(shipped_library(), scenarios.at("precipitated_withdrawal")),
                      "opioid_withdrawal.level"));
    EXPECT_TRUE(tells(told(shipped_library(), scenarios.at("naloxone_rescue")),
                      "respiratory_depression.level"));
    const Told rest = told(shipped_library(), scenarios.at("rest"));
    EXPECT_TRUE(rest.outcome.told.empty());
    EXPECT_EQ(rest.outcome.others, 0);
}

TEST(Outcome, a_peak_between_two_rows_is_told) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    scenario.duration_s = 21600.0;
    scenario.report_every_s = 7000.0;
    const Told course = told(shipped_library(), scenario);
    const std::vector<double> times_s = report_times_s(course.trajectory);
    EXPECT_EQ(times_s, (std::vector<double>{0.0, 7000.0, 14000.0, 21000.0, 21600.0}))
        << "the end is a row";
    const auto missed = missed_peaks(course.trajectory, course.extremes, times_s);
    const int blood = course.trajectory.signals().index("ethanol.plasma");
    const auto found = std::find_if(
        missed.begin(), missed.end(), [&](const MissedPeak& peak) { return peak.signal == blood; });
    ASSERT_NE(found, missed.end());
    EXPECT_LT(found->in_rows, 0.95 * found->in_course);
    const auto every_minute = even_times(0.0, scenario.duration_s, 361);
    EXPECT_TRUE(missed_peaks(course.trajectory, course.extremes, every_minute).empty());
}

} // namespace outcome_test
} // namespace disinhibit
