#include "circuit/course/beyond.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/assignment.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace beyond_test {

using testing::HasSubstr;

constexpr double for_ever_s = std::numeric_limits<double>::infinity();

Dose drink(double kg_per_kg, double at_s) {
    Dose dose;
    dose.substance = "ethanol";
    dose.route = "oral";
    dose.mass_kg = kg_per_kg;
    dose.basis = AmountBasis::per_body_mass;
    dose.at_s = at_s;
    return dose;
}

Scenario drinks(double kg_per_kg, int count, double duration_h) {
    Scenario scenario;
    scenario.id = "drinks";
    scenario.subject = "human";
    scenario.circuit = "evidence_weighted";
    scenario.duration_s = duration_h * internal_per("h");
    for (int i = 0; i < count; ++i) {
        scenario.doses.push_back(drink(kg_per_kg, i * internal_per("min")));
    }
    return scenario;
}

const Beyond* first_of(const std::vector<Beyond>& all, BeyondKind kind) {
    const auto found = std::ranges::find(all, kind, &Beyond::kind);
    return found == all.end() ? nullptr : &*found;
}

TEST(Beyond, twenty_large_drinks_are_lethal_and_say_so_in_every_word) {
    const Trajectory course = simulate(shipped_library(), drinks(2e-3, 20, 6.0));
    const std::vector<Beyond> all = beyond_data(course);
    const Beyond* data = first_of(all, BeyondKind::data);
    const Beyond* lethal = first_of(all, BeyondKind::lethal);
    ASSERT_NE(data, nullptr);
    ASSERT_NE(lethal, nullptr);
    EXPECT_EQ(lethal->who, "ethanol");
    EXPECT_GT(lethal->peak, 10.0 * lethal->limit);
    EXPECT_LT(data->from_s, lethal->from_s);
    EXPECT_EQ(gravest_at(all, course.reached_s()), lethal);
    EXPECT_EQ(gravest_at(all, 0.0), nullptr);
    EXPECT_THAT(describe_beyond(*lethal), HasSubstr("lethal from 360 mg/dL"));
    const Recipe recipe = make_recipe(shipped_library(), course, "test");
    EXPECT_EQ(std::ranges::count(recipe, "beyond", &Recipe::value_type::first), 2);
}

TEST(Beyond, one_drink_is_within_the_data) {
    EXPECT_TRUE(beyond_data(simulate(shipped_library(), drinks(0.5e-3, 1, 6.0))).empty());
}

TEST(Beyond, spans_and_peaks_are_those_of_a_dense_reading) {
    const Trajectory course = simulate(shipped_library(), drinks(2.2e-3, 1, 24.0));
    const std::vector<Beyond> all = beyond_data(course);
    const Beyond* data = first_of(all, BeyondKind::data);
    ASSERT_NE(data, nullptr);
    std::vector<double> times_s;
    for (double t_s = 0.0; t_s <= course.reached_s(); t_s += 10.0) {
        times_s.push_back(t_s);
    }
    const std::vector<double> levels =
        course.measure(course.signals().index("ethanol.plasma"), times_s);
    const auto top = std::ranges::max_element(levels);
    EXPECT_NEAR(data->peak, *top, 1e-3 * *top);
    double from_s = -1.0;
    double to_s = -1.0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] > data->limit) {
            from_s = from_s < 0.0 ? times_s[i] : from_s;
            to_s = times_s[i];
        }
    }
    EXPECT_NEAR(data->from_s, from_s, 60.0);
    EXPECT_NEAR(data->to_s, to_s, 120.0);
}

TEST(Beyond, a_bolus_counts_from_its_first_moment) {
    Scenario scenario = drinks(0.0, 0, 2.0);
    Dose dose;
    dose.substance = "fentanyl";
    dose.route = "iv";
    dose.mass_kg = 1e-6;
    dose.at_s = 600.0;
    scenario.doses.push_back(dose);
    const std::vector<Beyond> all = beyond_data(simulate(shipped_library(), scenario));
    const Beyond* lethal = first_of(all, BeyondKind::lethal);
    ASSERT_NE(lethal, nullptr);
    EXPECT_EQ(lethal->from_s, 600.0);
    EXPECT_EQ(lethal->peak_at_s, 600.0);
}

TEST(Beyond, what_kills_lasts_and_what_is_only_unmeasured_ends) {
    const std::vector<Beyond> all = beyond_data(simulate(shipped_library(), drinks(4e-3, 1, 96.0)));
    const Beyond* data = first_of(all, BeyondKind::data);
    const Beyond* lethal = first_of(all, BeyondKind::lethal);
    ASSERT_NE(data, nullptr);
    ASSERT_NE(lethal, nullptr);
    EXPECT_LT(data->to_s, for_ever_s);
    EXPECT_EQ(lethal->to_s, for_ever_s);
    ASSERT_EQ(beyond_stretches(all).size(), 1u);
    EXPECT_EQ(beyond_stretches(all)[0].to_s, for_ever_s);
}

TEST(Beyond, is_the_same_given_live_forked_or_beforehand) {
    const Scenario whole = drinks(2e-3, 4, 30.0);
    const auto spans = [](const Trajectory& course) { return course.spans_above_limits(); };
    const Trajectory before = simulate(shipped_library(), whole);
    ASSERT_FALSE(spans(before).empty());

    Scenario first = whole;
    first.doses.resize(1);
    Trajectory live = simulate(shipped_library(), first);
    for (std::size_t i = 1; i < whole.doses.size(); ++i) {
        live.add(whole.doses[i]);
    }
    live.extend_to(whole.duration_s);
    EXPECT_EQ(spans(live), spans(before));

    Trajectory here = start_trajectory(shipped_library(), whole);
    here.extend_to(internal_per("h"));
    Trajectory there = here.fork();
    there.extend_to(whole.duration_s);
    here.adopt(*there.computed_after(here.reached_s()));
    EXPECT_EQ(spans(here), spans(there));
    EXPECT_EQ(spans(here), spans(before));

    live.set_scenario(first);
    live.extend_to(whole.duration_s);
    EXPECT_EQ(spans(live), spans(simulate(shipped_library(), first)));
}

TEST(Beyond, a_parameter_outside_its_range_marks_the_whole_course) {
    Scenario scenario = drinks(0.5e-3, 1, 2.0);
    const Trajectory plain = start_trajectory(shipped_library(), scenario);
    const std::string text = "ethanol.elimination_1.maximum_rate=9 mg/min/kg";
    EXPECT_THROW(parse_assignment(text, plain.parameters(), shipped_library()), InputError);
    scenario.changes.push_back(parse_assignment(text, plain.parameters(), shipped_library(), true));
    EXPECT_TRUE(scenario.changes.back().beyond_range);
    const std::vector<Beyond> all = beyond_data(simulate(shipped_library(), scenario));
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].kind, BeyondKind::parameter);
    EXPECT_EQ(all[0].from_s, 0.0);
    EXPECT_EQ(all[0].to_s, for_ever_s);
    const int index = plain.parameters().index("ethanol.elimination_1.maximum_rate");
    const Quantity& rate = plain.parameters().rows.at(static_cast<std::size_t>(index)).quantity;
    EXPECT_NEAR(all[0].limit, *rate.high / rate.internal_per_unit, 1e-9);
}

TEST(Beyond, no_parameter_of_the_files_lies_outside_its_range) {
    for (const auto& [id, subject] : shipped_library().subjects) {
        Scenario scenario = drinks(0.0, 0, 1.0);
        scenario.subject = id;
        const Trajectory course = start_trajectory(shipped_library(), scenario);
        for (const Parameter& row : course.parameters().rows) {
            EXPECT_FALSE(outside_range(row.quantity, row.quantity.value)) << id << " " << row.path;
        }
    }
}

TEST(Beyond, every_substance_says_how_far_its_numbers_hold_in_every_species_it_is_given_to) {
    for (const auto& [id, substance] : shipped_library().substances) {
        const bool any = substance.limits.contains("any");
        EXPECT_FALSE(substance.limits.empty()) << id;
        for (const auto& [species, kinetics] : substance.kinetics) {
            EXPECT_TRUE(any || substance.limits.contains(species)) << id << " in " << species;
        }
        for (const auto& [species, limits] : substance.limits) {
            const auto has = [&limits = limits](LimitKind kind) {
                return std::ranges::any_of(limits.limits,
                                           [&](const Limit& limit) { return limit.kind == kind; });
            };
            EXPECT_TRUE(has(LimitKind::data)) << id << " in " << species;
            EXPECT_NE(has(LimitKind::lethal), !limits.lethal_not_known.empty())
                << id << " in " << species;
        }
    }
}

TEST(Beyond, what_depresses_breathing_is_a_danger_and_what_blocks_is_none) {
    const auto dangers = [](const std::string& id) {
        const Scenario& scenario = shipped_library().scenarios.at(id);
        return dangers_of(shipped_library(),
                          shipped_library().circuits.at(scenario.circuit),
                          start_trajectory(shipped_library(), scenario).signals());
    };
    EXPECT_THAT(dangers("lost_tolerance"),
                testing::Contains(std::string("respiratory_depression.level")));
    EXPECT_TRUE(dangers("naltrexone_tablet").empty());
    EXPECT_TRUE(dangers("ethanol").empty());
}

TEST(Beyond, the_overdose_after_lost_tolerance_is_deeper_and_endangers_life) {
    const Scenario& scenario = shipped_library().scenarios.at("lost_tolerance");
    const Trajectory course = simulate(shipped_library(), scenario);
    const int level = course.signals().index("respiratory_depression.level");
    ASSERT_GE(level, 0);
    const auto worst = [&](double from_d) {
        Snapshot deepest;
        for (double minute = 1.0; minute < 60.0; minute += 2.0) {
            const Snapshot now =
                course.at(from_d * internal_per("d") + minute * internal_per("min"));
            if (deepest.values.empty() || now.values[level] > deepest.values[level]) {
                deepest = now;
            }
        }
        return deepest;
    };
    const Snapshot late = worst(45.5);
    EXPECT_GT(late.values[level], worst(13.9).values[level] + 0.1);
    const Signal* danger = gravest_danger(course.signals(), late);
    ASSERT_NE(danger, nullptr);
    EXPECT_EQ(danger->path, "respiratory_depression.level");
    EXPECT_EQ(gravest_danger(course.signals(), course.baseline()), nullptr);
}

} // namespace beyond_test
} // namespace disinhibit
