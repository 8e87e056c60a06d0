#include "circuit/io/report/course_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "circuit/course/simulate.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

/// Which columns a course is written with, and subjects of one's own.
namespace disinhibit {
namespace course_table_test {

Trajectory course(const std::string& scenario) {
    return simulate(small_library(), small_library().scenarios.at(scenario));
}

std::vector<std::string> paths(const Trajectory& trajectory, const std::vector<int>& signals) {
    std::vector<std::string> found;
    for (const int signal : signals) {
        found.push_back(trajectory.signals().rows[static_cast<std::size_t>(signal)].path);
    }
    return found;
}

TEST(CourseTable, finds_signals_by_their_paths_and_by_stars_in_the_order_of_the_table) {
    const Trajectory trajectory = course("everything");
    const auto found = [&](const std::string& patterns) {
        return paths(trajectory, find_signals(trajectory.signals(), patterns, "--signals"));
    };
    EXPECT_THAT(found("cells.rate"), testing::ElementsAre("cells.rate"));
    EXPECT_EQ(found("tonic.plasma, cells.rate"), found("cells.rate,tonic.plasma,cells.rate"));
    EXPECT_EQ(found("all").size(), trajectory.signals().rows.size());
    for (const std::string& path : found("*.plasma")) {
        EXPECT_THAT(path, testing::EndsWith(".plasma"));
    }
    EXPECT_GT(found("*.plasma").size(), 1u);
    EXPECT_THAT(found("c*s.r*e"), testing::Contains("cells.rate"));
    EXPECT_THAT(found("c*s.r*e"), testing::Not(testing::Contains("cells.rate.percent")));
    for (const char* unknown : {"cells.rat", "*.nothing", "", "cells.rate,,tonic.plasma"}) {
        const auto none = [&] { found(unknown); };
        if (std::string(unknown).empty()) {
            EXPECT_TRUE(found(unknown).empty());
        } else {
            EXPECT_THROW(none(), InputError) << unknown;
        }
    }
}

TEST(CourseTable, signals_that_change_are_those_that_differ_by_more_than_a_rounding) {
    std::vector<Extremes> extremes(4);
    extremes[0].add(5.0, 0.0);
    extremes[0].add(5.0 + 1e-12, 1.0);
    extremes[1].add(0.0, 0.0);
    extremes[1].add(0.1, 1.0);
    extremes[2].add(0.0, 0.0);
    extremes[2].add(4e-16, 1.0);
    extremes[3].add(0.0, 0.0);
    EXPECT_THAT(moving_signals(extremes), testing::ElementsAre(1));
    extremes.erase(extremes.begin() + 1);
    EXPECT_THAT(moving_signals(extremes), testing::ElementsAre(0)); // nothing moves: what is there
}

TEST(CourseTable, a_tidy_table_says_in_rows_what_a_wide_one_says_in_columns) {
    const Trajectory trajectory = course("everything");
    const std::vector<int> signals =
        find_signals(trajectory.signals(), "cells.rate,tonic.plasma", "--signals");
    ASSERT_EQ(signals.size(), 2u);
    std::ostringstream wide;
    std::ostringstream tidy;
    write_course(wide, trajectory, signals, TableShape::wide, {{"scenario", "everything"}});
    write_course(tidy, trajectory, signals, TableShape::tidy, {{"scenario", "everything"}});
    std::istringstream columns(wide.str());
    std::istringstream rows(tidy.str());
    std::string wide_line;
    std::string tidy_line;
    std::getline(columns, wide_line);
    std::getline(rows, tidy_line);
    EXPECT_EQ(wide_line, "# scenario: everything");
    EXPECT_EQ(tidy_line, wide_line);
    std::getline(columns, wide_line);
    std::getline(rows, tidy_line);
    EXPECT_THAT(wide_line, testing::StartsWith("time [h],"));
    EXPECT_EQ(tidy_line, "time [h],signal,unit,value");
    int count = 0;
    while (std::getline(columns, wide_line)) {
        std::istringstream cells(wide_line);
        std::string time;
        std::getline(cells, time, ',');
        for (const int signal : signals) {
            const Signal& row = trajectory.signals().rows[static_cast<std::size_t>(signal)];
            std::string value;
            std::getline(cells, value, ',');
            ASSERT_TRUE(std::getline(rows, tidy_line));
            EXPECT_EQ(tidy_line, time + "," + row.path + "," + row.unit + "," + value);
            count += 1;
        }
    }
    EXPECT_FALSE(std::getline(rows, tidy_line));
    EXPECT_GT(count, 100);
}

TEST(OwnSubject, is_read_from_a_file_beside_those_of_the_library) {
    TemporaryFolder folder;
    Library library = small_library();
    const std::string parent = library.subjects.begin()->first;
    const auto file = folder.path() / "my_own.toml";
    const auto write = [&](const std::string& text) { std::ofstream(file) << text; };
    write("inherits = \"" + parent + "\"\nname = \"Mine\"\n");
    EXPECT_EQ(find_subject(file.string(), library), "my_own");
    EXPECT_EQ(library.subjects.at("my_own").name, "Mine");
    EXPECT_EQ(library.subjects.at("my_own").species, library.subjects.at(parent).species);
    EXPECT_EQ(find_subject(parent, library), parent);
    const auto read_again = [&] { find_subject(file.string(), library); };
    EXPECT_THROW(read_again(), InputError); // the name is taken

    library = small_library();
    write("inherits = \"nobody\"\nname = \"Mine\"\n");
    EXPECT_THROW(read_again(), InputError);
    write("inherits = \"" + parent +
          "\"\nname = \"Mine\"\n[factors]\n\"nothing.at_all\" = "
          "{ value = 2, unit = \"1\", source = \"assumed\", grade = \"M\", note = \"a test\" }\n");
    EXPECT_THROW(read_again(), InputError);
    const auto missing = [&] { find_subject("no_such_file.toml", library); };
    EXPECT_THROW(missing(), InputError);
}

} // namespace course_table_test
} // namespace disinhibit
