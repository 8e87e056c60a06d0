#include <gtest/gtest.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "circuit/course/mass_balance.h"
#include "circuit/course/simulate.h"
#include "tests/support/reading.h"
#include "tests/support/shipped_scenarios.h"
#include "tests/support/tolerances.h"

/// Every signal of every shipped scenario at a few times, as it was when somebody last looked. After a change that is
/// meant, run once with DISINHIBIT_UPDATE_GOLDEN=1 and read the difference of the files. Signals that stay 0 have no column,
/// so that a new substance nobody takes changes nothing here.
namespace disinhibit {
namespace scenario_golden_test {

constexpr int kRows = 24;
constexpr int kDigits = 7; // two more than the tolerance needs

/// A header "time [s],<path> [<unit>],..." and numbers by column.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<double>> rows;
};

std::string write(const Table& table) {
    std::ostringstream out;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        out << (i == 0 ? "" : ",") << table.header[i];
    }
    for (const std::vector<double>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            char buffer[40];
            const auto end = std::to_chars(
                buffer, buffer + sizeof buffer, row[i], std::chars_format::general, kDigits);
            out << (i == 0 ? '\n' : ',') << std::string(buffer, end.ptr);
        }
    }
    out << '\n';
    return out.str();
}

Table read(std::istream& in) {
    Table table;
    std::string line;
    const auto cells = [&line] {
        std::vector<std::string> result;
        std::istringstream text(line);
        for (std::string cell; std::getline(text, cell, ',');) {
            result.push_back(cell);
        }
        return result;
    };
    std::getline(in, line);
    table.header = cells();
    while (std::getline(in, line)) {
        std::vector<double> row;
        for (const std::string& cell : cells()) {
            row.push_back(std::strtod(cell.c_str(), nullptr));
        }
        table.rows.push_back(row);
    }
    return table;
}

Table tabulate(const Trajectory& trajectory) {
    const auto times_s = even_times(0.0, trajectory.scenario().duration_s, kRows);
    Table table;
    table.header.push_back("time [s]");
    for (double t_s : times_s) {
        table.rows.push_back({t_s});
    }
    for (const Signal& signal : trajectory.signals().rows) {
        const std::vector<double> course = read_course(trajectory, signal.path, times_s);
        if (lowest(course) == 0.0 && highest(course) == 0.0) {
            continue;
        }
        table.header.push_back(signal.path + " [" + signal.unit + "]");
        for (std::size_t i = 0; i < course.size(); ++i) {
            table.rows[i].push_back(course[i]);
        }
    }
    return table;
}

/// Largest difference of two columns over the largest number of the golden one (over 1e-6 of its unit at least).
double largest_difference(const Table& golden, const Table& now, std::size_t column) {
    double difference = 0.0;
    double scale = 1e-6;
    for (std::size_t i = 0; i < golden.rows.size(); ++i) {
        difference = std::max(difference, std::abs(now.rows[i][column] - golden.rows[i][column]));
        scale = std::max(scale, std::abs(golden.rows[i][column]));
    }
    return difference / scale;
}

class ScenarioGolden : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioGolden, EverySignalIsAsItWasAndNothingComesFromNothing) {
    const Trajectory trajectory =
        simulate(shipped_library(), shipped_library().scenarios.at(GetParam()));
    ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    for (const double t_s : even_times(0.0, trajectory.scenario().duration_s, kRows)) {
        EXPECT_EQ(more_than_given(shipped_library(), trajectory, t_s), "");
    }
    const Table now = tabulate(trajectory);
    const auto file =
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/golden/data" / (GetParam() + ".csv");
    if (std::getenv("DISINHIBIT_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(file) << write(now);
    }
    std::ifstream in(file);
    ASSERT_TRUE(in) << file << ": missing, run once with DISINHIBIT_UPDATE_GOLDEN=1";
    const Table golden = read(in);
    ASSERT_EQ(now.header, golden.header);
    ASSERT_EQ(now.rows.size(), golden.rows.size());
    for (std::size_t column = 0; column < golden.header.size(); ++column) {
        EXPECT_LE(largest_difference(golden, now, column), tolerance::golden_course)
            << golden.header[column];
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped,
                         ScenarioGolden,
                         testing::ValuesIn(shipped_scenarios()),
                         scenario_name);

TEST(ScenarioGoldenFiles, NoneIsLeftOfAScenarioThatIsGone) {
    const auto folder = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/golden/data";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        EXPECT_TRUE(shipped_library().scenarios.contains(file.path().stem())) << file.path();
        EXPECT_LT(file.file_size(), 60000u) << file.path();
    }
}

} // namespace scenario_golden_test
} // namespace disinhibit
