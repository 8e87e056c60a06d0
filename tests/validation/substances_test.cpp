#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "circuit/course/simulate.h"
#include "circuit/io/report/dose_text.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// The shipped substances against published kinetics, and the promise that every one of them can be given to every
/// species its file names, by every route.
namespace disinhibit {
namespace substances_test {

constexpr double kHour_s = 3600.0;

Trajectory give(const std::string& species, const std::string& dose, double duration_s) {
    Scenario scenario;
    scenario.id = "given";
    scenario.subject = species;
    scenario.circuit = "textbook";
    scenario.duration_s = duration_s;
    scenario.doses.push_back(
        parse_dose(dose, shipped_library(), shipped_library().subjects.at(species)));
    return simulate(shipped_library(), scenario);
}

TEST(Substances, ReachTheBloodOfEverySpeciesByEveryRouteTheyName) {
    for (const auto& [id, item] : shipped_library().substances) {
        for (const auto& [species, kinetics] : item.kinetics) {
            for (const Route& route : kinetics.routes) {
                if (route.kind == RouteKind::local) {
                    continue; // into a pool, not into the blood
                }
                const std::string dose = "0.01 mg/kg " + id + " " + route.id;
                SCOPED_TRACE(dose + " in " + species);
                const Trajectory trajectory = give(species, dose, 2.0 * kHour_s);
                ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
                const auto times_s = even_times(0.0, 2.0 * kHour_s, 100);
                EXPECT_GT(highest(read_course(trajectory, id + ".plasma", times_s)), 0.0);
            }
        }
    }
}

TEST(Substances, WithoutKineticsInASpeciesAreAbsentAndNotUnknown) {
    const Trajectory rest = give("monkey", "0.01 mg/kg naltrexone sc", kHour_s);
    ASSERT_FALSE(shipped_library().substances.at("ethanol").kinetics.contains("monkey"));
    EXPECT_EQ(read_signal(rest, "ethanol.brain", kHour_s), 0.0);
    EXPECT_ANY_THROW(give("monkey", "0.5 g/kg ethanol", kHour_s));
}

TEST(Substances, PutIntoAVentricleReachEveryPoolWithADelay) {
    const std::string pools[] = {"endorphin_vta.concentration", "endorphin_nac.concentration"};
    const Trajectory once = give("rat", "0.1 ug beta_endorphin icv", 6.0 * kHour_s);
    const Trajectory twice = give("rat", "0.2 ug beta_endorphin icv", 6.0 * kHour_s);
    for (const std::string& pool : pools) {
        const auto times_s = even_times(0.0, 6.0 * kHour_s, 720);
        const std::vector<double> low = read_course(once, pool, times_s);
        const std::vector<double> high = read_course(twice, pool, times_s);
        EXPECT_NEAR(
            highest(high) - high.front(), 2.0 * (highest(low) - low.front()), 0.01 * highest(low))
            << pool;
        const auto top = std::max_element(high.begin(), high.end());
        const double peak_s = times_s[static_cast<std::size_t>(top - high.begin())];
        EXPECT_GT(peak_s, 10.0 * 60.0) << pool;
        EXPECT_LT(peak_s, 60.0 * 60.0) << pool;
    }
}

/// One row of published_kinetics.csv, which says what the columns mean.
struct Published {
    std::string species;
    std::string dose;
    std::string signal;
    std::string quantity;
    double from_h = 0.0;
    double to_h = 0.0;
    double low = 0.0;
    double high = 0.0;
    std::string source;
};

void PrintTo(const Published& row, std::ostream* out) {
    *out << row.quantity << " of " << row.signal << ", " << row.dose << " in " << row.species
         << " [" << row.source << "]";
}

std::vector<Published> published_kinetics() {
    std::ifstream file(std::string(DISINHIBIT_SOURCE_DIR) +
                       "/tests/validation/published_kinetics.csv");
    std::vector<Published> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#') || line.starts_with("species")) {
            continue;
        }
        std::vector<std::string> cells;
        std::istringstream text(line);
        for (std::string cell; std::getline(text >> std::ws, cell, ',');) {
            cells.push_back(cell);
        }
        rows.push_back({cells.at(0),
                        cells.at(1),
                        cells.at(2),
                        cells.at(3),
                        std::stod(cells.at(4)),
                        std::stod(cells.at(5)),
                        std::stod(cells.at(6)),
                        std::stod(cells.at(7)),
                        cells.at(8)});
    }
    return rows;
}

double measured(const Published& row) {
    const Trajectory trajectory = give(row.species, row.dose, row.to_h * kHour_s);
    if (row.quantity == "level") {
        return read_signal(trajectory, row.signal, row.from_h * kHour_s);
    }
    if (row.quantity == "half_life") {
        const double first = read_signal(trajectory, row.signal, row.from_h * kHour_s);
        const double last = read_signal(trajectory, row.signal, row.to_h * kHour_s);
        return (row.to_h - row.from_h) * std::log(2.0) / std::log(first / last);
    }
    const auto times_s = even_times(0.0, row.to_h * kHour_s, 2000);
    const std::vector<double> course = read_course(trajectory, row.signal, times_s);
    const auto top = std::max_element(course.begin(), course.end());
    if (row.quantity == "peak") {
        return *top;
    }
    const auto at = static_cast<std::size_t>(top - course.begin());
    if (row.quantity == "time_of_peak") {
        return times_s[at] / kHour_s;
    }
    EXPECT_EQ(row.quantity, "fall_to_half");
    const auto half =
        std::find_if(top, course.end(), [top](double value) { return value <= 0.5 * *top; });
    return half == course.end()
               ? row.to_h
               : (times_s[static_cast<std::size_t>(half - course.begin())] - times_s[at]) / kHour_s;
}

class PublishedKinetics : public testing::TestWithParam<Published> {};

TEST_P(PublishedKinetics, IsMet) {
    EXPECT_TRUE(shipped_library().references.contains(GetParam().source));
    const double value = measured(GetParam());
    EXPECT_GE(value, GetParam().low);
    EXPECT_LE(value, GetParam().high);
}

INSTANTIATE_TEST_SUITE_P(Table, PublishedKinetics, testing::ValuesIn(published_kinetics()));

} // namespace substances_test
} // namespace disinhibit
