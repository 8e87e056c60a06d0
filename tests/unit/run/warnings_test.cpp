#include "engine/run/warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/course/beyond.h"
#include "circuit/course/simulate.h"
#include "engine/view/alarm_text.h"
#include "tests/support/reading.h"
#include "tests/support/shipped_scenarios.h"

/// What `describe` warns of is what stands over the picture in the window, and the other way round.
namespace disinhibit {
namespace warnings_test {

using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

const Texts& texts() {
    static const Texts loaded =
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/texts/en.toml");
    return loaded;
}

struct Warned {
    Trajectory course;
    std::vector<Extremes> extremes;
    std::vector<std::string> warnings;
    std::vector<Beyond> beyond;
};

Warned warned(const Scenario& scenario) {
    Trajectory course = start_trajectory(shipped_library(), scenario);
    std::vector<Extremes> extremes = read_extremes(course, scenario.duration_s);
    std::vector<std::string> warnings = warnings_of(course, extremes, texts());
    std::vector<Beyond> beyond = beyond_data(course);
    return {std::move(course), std::move(extremes), std::move(warnings), std::move(beyond)};
}

/// The words over the picture at t_s without the numbers of that moment.
std::string beginning_of_alarm(const Warned& run, double t_s) {
    const Snapshot now = run.course.at(t_s);
    const SignalTable& signals = run.course.signals();
    const std::string words = alarm_at(gravest_at(run.beyond, t_s), signals, now, texts());
    const Signal* danger = gravest_danger(signals, now);
    const bool of_danger = danger != nullptr && words.find(danger->label) != std::string::npos;
    return of_danger ? words.substr(0, words.find(danger->label) + danger->label.size())
                     : words.substr(0, words.find(" at "));
}

void expect_what_the_window_says(const Scenario& scenario) {
    const Warned run = warned(scenario);
    for (const double t_s : even_times(0.0, scenario.duration_s, 400)) {
        const std::string alarm = beginning_of_alarm(run, t_s);
        if (!alarm.empty()) {
            EXPECT_THAT(run.warnings, Contains(StartsWith(alarm))) << t_s;
        }
    }
    const std::vector<Signal>& signals = run.course.signals().rows;
    std::size_t said = 0;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        const double worst_s = run.extremes[i].high_at_s;
        if (signals[i].danger && run.course.at(worst_s).values[i] >= *signals[i].danger) {
            const std::string words =
                danger_text(signals[i], run.course.at(worst_s).values[i], texts());
            EXPECT_THAT(run.warnings, Contains(StartsWith(words)));
            ++said;
        }
    }
    for (const Beyond& beyond : summary_of(run.beyond)) {
        EXPECT_THAT(run.warnings, Contains(StartsWith(alarm_text(beyond, texts()))));
        ++said;
    }
    EXPECT_EQ(run.warnings.size(), said);
}

class Warnings : public testing::TestWithParam<std::string> {};

TEST_P(Warnings, AreThoseOfTheWindow) {
    expect_what_the_window_says(shipped_library().scenarios.at(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Warnings, testing::ValuesIn(shipped_scenarios()), scenario_name);

TEST(WarningsOf, lost_tolerance_name_the_danger_with_its_worst_number_and_a_drink_has_none) {
    const auto of = [](const char* id) {
        return warned(shipped_library().scenarios.at(id)).warnings;
    };
    EXPECT_THAT(of("lost_tolerance"),
                Contains(StartsWith("Danger to life: Respiratory depression 0.9")));
    EXPECT_TRUE(of("ethanol").empty());
}

TEST(WarningsOf, a_lethal_amount_say_that_nobody_survives_it) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    scenario.doses.front().mass_kg *= 20.0;
    expect_what_the_window_says(scenario);
    EXPECT_THAT(warned(scenario).warnings,
                Contains(testing::AllOf(StartsWith("Lethal: Ethanol above 360 mg/dL in plasma at "),
                                        HasSubstr("lethal from 360 mg/dL"))));
}

} // namespace warnings_test
} // namespace disinhibit
