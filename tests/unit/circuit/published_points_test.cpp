#include "circuit/experiment/published_points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "circuit/course/simulate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace published_points_test {

const std::vector<ExperimentRow>& shipped_rows() {
    static const auto rows = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference", shipped_library());
    return rows;
}

std::vector<MatchedPoint> matches(const Scenario& scenario) {
    return matching_points(shipped_rows(), scenario, shipped_library());
}

const Scenario& shipped(const std::string& id) {
    return shipped_library().scenarios.at(id);
}

bool has(const std::vector<MatchedPoint>& points, const std::string& row) {
    return std::any_of(points.begin(), points.end(), [&](const MatchedPoint& match) {
        return match.row->id == row;
    });
}

TEST(PublishedPoints, a_course_in_which_the_same_was_taken_has_the_points) {
    const auto tablet = matches(shipped("naltrexone_tablet"));
    EXPECT_TRUE(has(tablet, "occ.ratio_48h"));
    EXPECT_TRUE(has(tablet, "pk.ntx_cmax_50"));
    EXPECT_FALSE(has(tablet, "occ.mor_5"));
    EXPECT_TRUE(matches(shipped("rest")).empty());
}

TEST(PublishedPoints, they_move_with_the_first_dose) {
    Scenario later = shipped("naltrexone_tablet");
    later.doses[0].at_s += 300.0;
    const auto points = matches(later);
    ASSERT_FALSE(points.empty());
    EXPECT_DOUBLE_EQ(points.front().shift_s, 300.0);
}

TEST(PublishedPoints, another_amount_route_or_subject_has_none) {
    Scenario other = shipped("naltrexone_tablet");
    other.doses[0].mass_kg *= 1.1;
    EXPECT_TRUE(matches(other).empty());
    Scenario rat = shipped("rat_ethanol");
    EXPECT_FALSE(matches(rat).empty());
    rat.doses[0].route = "iv";
    EXPECT_TRUE(matches(rat).empty());
    Scenario woman = shipped("ethanol");
    EXPECT_TRUE(has(matches(woman), "eth.spirits_cmax"));
    woman.subject = "human_dependent";
    EXPECT_TRUE(matches(woman).empty());
}

TEST(PublishedPoints, whatever_else_is_done_ends_the_match_at_its_time) {
    Scenario disturbed = shipped("naltrexone_tablet");
    disturbed.doses.push_back(shipped("ethanol").doses[0]);
    disturbed.doses.back().at_s = 60.0 * 3600.0;
    const auto points = matches(disturbed);
    EXPECT_TRUE(has(points, "occ.ratio_48h"));
    EXPECT_FALSE(has(points, "occ.ratio_72h"));
    Scenario changed = shipped("naltrexone_tablet");
    changed.changes.push_back({"endorphin_vta.tone", 1.0, 0.0, 0.0});
    EXPECT_TRUE(matches(changed).empty());
}

TEST(PublishedPoints, what_was_measured_in_another_species_says_so) {
    for (const MatchedPoint& match : matches(shipped("ethanol"))) {
        EXPECT_EQ(match.other_species, match.point->species == "rat") << match.row->id;
        EXPECT_EQ(match.elsewhere, match.other_species ? "rat, intraperitoneal" : "")
            << match.row->id;
    }
    EXPECT_TRUE(has(matches(shipped("ethanol")), "eda.0p5"));
}

TEST(PublishedPoints, what_was_measured_after_another_route_than_that_of_the_arm_says_so) {
    const std::map<std::string, std::string> routes{
        {"oral", "oral"}, {"intraperitoneal", "ip"}, {"subcutaneous", "sc"}, {"intravenous", "iv"}};
    for (const ExperimentRow& row : shipped_rows()) {
        for (const PublishedPoint& point : row.points) {
            const auto arm = std::ranges::find(row.arms, point.arm, &ExperimentArm::name);
            ASSERT_NE(arm, row.arms.end()) << row.id;
            const auto route = routes.find(row.published.route);
            ASSERT_NE(route, routes.end()) << row.published.route;
            const bool same = arm->members.front().doses.front().route == route->second;
            EXPECT_EQ(point.route.empty(), same) << row.id << " in " << point.arm;
        }
    }
}

TEST(PublishedPoints, every_shipped_point_names_a_signal_of_its_arm_in_its_unit) {
    int points = 0;
    for (const ExperimentRow& row : shipped_rows()) {
        for (const PublishedPoint& point : row.points) {
            const auto arm =
                std::find_if(row.arms.begin(), row.arms.end(), [&](const ExperimentArm& one) {
                    return one.name == point.arm;
                });
            ASSERT_NE(arm, row.arms.end()) << row.id;
            Scenario scenario = arm->members.front();
            scenario.circuit = "textbook";
            const Trajectory trajectory = start_trajectory(shipped_library(), scenario);
            const int signal = trajectory.signals().index(point.signal);
            ASSERT_GE(signal, 0) << row.id << " " << point.signal;
            EXPECT_EQ(trajectory.signals().rows[static_cast<std::size_t>(signal)].unit, point.unit)
                << row.id;
            ++points;
        }
    }
    EXPECT_GE(points, 14);
}

TEST(PublishedPoints, one_quantity_in_two_units_is_converted) {
    const Trajectory trajectory = start_trajectory(shipped_library(), shipped("ethanol"));
    const SignalTable& signals = trajectory.signals();
    const auto ratio = [&](const char* measured, const char* shown) {
        return unit_ratio(
            signals, signals.index(measured), signals.index(shown), trajectory.baseline());
    };
    EXPECT_DOUBLE_EQ(ratio("ethanol.plasma", "ethanol.plasma"), 1.0);
    EXPECT_NEAR(ratio("ethanol.plasma", "ethanol.plasma_2"), 10.0 / 46.07, 1e-3);
    const double rest =
        trajectory.baseline()
            .values[static_cast<std::size_t>(signals.index("dopamine_nac.concentration"))];
    EXPECT_DOUBLE_EQ(ratio("dopamine_nac.concentration.percent", "dopamine_nac.concentration"),
                     rest / 100.0);
    EXPECT_EQ(ratio("ethanol.plasma", "dopamine_nac.concentration"), 0.0);
}

/// The message of the fault in one row with this point.
std::string fault_of(const std::string& point) {
    TemporaryFolder folder;
    std::ofstream(folder.path() / "rows.toml") << R"(
[[arm]]
name = "tablet"
subject = "human"
duration = "8 h"
dose = [ { substance = "naltrexone", amount = "50 mg", route = "oral", at = "0 h" } ]
[[arm]]
name = "rest"
subject = "human"
duration = "8 h"
[[row]]
id = "x.y"
title = "Title"
kind = "soft"
role = "predicted"
quantity = "something"
value = 10.0
unit = "nM"
low = 5.0
high = 20.0
source = "Rabiner2011"
grade = "A"
reason = "none"
published = { species = "", route = "", dose = "", given = "", measured = "" }
[[row.point]]
)" << point;
    try {
        read_experiments(folder.path(), library_without_calibrations());
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(PublishedPoints, a_faulty_point_is_refused_with_its_key) {
    const std::string good = "arm = \"tablet\"\nsignal = \"naltrexone.plasma\"\nunit = \"ng/mL\"\n"
                             "at = \"1 h\"\nvalue = 13.3\n";
    EXPECT_EQ(fault_of(good), "");
    const auto without = [&](const std::string& line) {
        std::string text = good;
        return text.erase(text.find(line), text.find('\n', text.find(line)) + 1 - text.find(line));
    };
    using testing::HasSubstr;
    EXPECT_THAT(fault_of(without("arm") + "arm = \"nobody\"\n"), HasSubstr("arm"));
    EXPECT_THAT(fault_of(without("arm") + "arm = \"rest\"\n"), HasSubstr("with doses"));
    EXPECT_THAT(fault_of(without("value")), HasSubstr("value"));
    EXPECT_THAT(fault_of(without("value") + "value = nan\n"), HasSubstr("value"));
    EXPECT_THAT(fault_of(without("at =") + "at = \"-1 h\"\n"), HasSubstr("at"));
    EXPECT_THAT(fault_of(without("at =") + "at = \"1 mg\"\n"), HasSubstr("at"));
    EXPECT_THAT(fault_of(good + "from = \"2 h\"\nto = \"1 h\"\n"), HasSubstr("to"));
    EXPECT_THAT(fault_of(good + "from = \"2 h\"\nto = \"3 h\"\n"), HasSubstr("at"));
    EXPECT_THAT(fault_of(good + "low = 1.0\nhigh = 20.0\n"), HasSubstr("error"));
    EXPECT_THAT(fault_of(good + "low = 14.0\nhigh = 20.0\nerror = \"SD\"\n"), HasSubstr("low"));
    EXPECT_THAT(fault_of(good + "error = \"SD\"\n"), HasSubstr("low"));
    EXPECT_THAT(fault_of(good + "n = 0\n"), HasSubstr("n"));
    EXPECT_THAT(fault_of(good + "source = \"Nobody1900\"\n"), HasSubstr("Nobody1900"));
    EXPECT_THAT(fault_of(good + "colour = \"red\"\n"), HasSubstr("colour"));
}

} // namespace published_points_test
} // namespace disinhibit
