#include <gtest/gtest.h>

#include "circuit/io/dose_text.h"
#include "circuit/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// The shipped substances against published kinetics, and the promise that every one of them can be given to every
/// species its file names, by every route.
namespace disinhibit {
namespace {

constexpr double kHour_s = 3600.0;

/// A subject of the library in this species, the plainest first (subjects that inherit nothing have the species' id).
const Subject& subject_of(const std::string& species) {
    return shipped_library().subjects.at(species);
}

Trajectory give(const std::string& species, const std::string& dose, double duration_s) {
    Scenario scenario;
    scenario.id = "given";
    scenario.subject = species;
    scenario.circuit = "textbook";
    scenario.duration_s = duration_s;
    scenario.doses.push_back(parse_dose(dose, shipped_library(), subject_of(species)));
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
                EXPECT_GT(read_signal(trajectory, id + ".plasma", kHour_s), 0.0);
            }
        }
    }
}

TEST(Substances, WithoutKineticsInASpeciesAreAbsentAndNotUnknown) {
    const Trajectory rest = give("monkey", "0.01 mg/kg naltrexone sc", kHour_s);
    ASSERT_FALSE(shipped_library().substances.at("ethanol").kinetics.contains("monkey"));
    EXPECT_EQ(read_signal(rest, "ethanol.brain", kHour_s), 0.0);
    EXPECT_THROW(give("monkey", "0.5 g/kg ethanol", kHour_s), std::exception);
}

/// One published figure. `low`..`high` in the unit of the plasma signal (peaks), h (times) or % (occupancy).
struct Published {
    const char* species;
    const char* dose;
    const char* signal;
    enum Quantity { peak, time_of_peak, level, half_life } quantity;
    double from_h; ///< level: at this time; half_life: from here ...
    double to_h;   ///< ... to here; otherwise the end of the run
    double low;
    double high;
    const char* source;
};

void PrintTo(const Published& row, std::ostream* out) {
    *out << row.dose << " in " << row.species << ", " << row.signal << " [" << row.source << "]";
}

double measured(const Published& row) {
    const Trajectory trajectory = give(row.species, row.dose, row.to_h * kHour_s);
    if (row.quantity == Published::level) {
        return read_signal(trajectory, row.signal, row.from_h * kHour_s);
    }
    if (row.quantity == Published::half_life) {
        const double first = read_signal(trajectory, row.signal, row.from_h * kHour_s);
        const double last = read_signal(trajectory, row.signal, row.to_h * kHour_s);
        return (row.to_h - row.from_h) * std::log(2.0) / std::log(first / last);
    }
    const auto times_s = even_times(0.0, row.to_h * kHour_s, 2000);
    const std::vector<double> course = read_course(trajectory, row.signal, times_s);
    const auto top = std::max_element(course.begin(), course.end());
    return row.quantity == Published::peak
               ? *top
               : times_s[static_cast<std::size_t>(top - course.begin())] / kHour_s;
}

class PublishedKinetics : public testing::TestWithParam<Published> {};

TEST_P(PublishedKinetics, AreMet) {
    const double value = measured(GetParam());
    EXPECT_GE(value, GetParam().low);
    EXPECT_LE(value, GetParam().high);
}

using P = Published;
constexpr double kFiveMinutes_h = 5.0 / 60.0;

// Bands: +/- 1 SD or the stated range where the source gives one, else a factor of 1.5 either side.
INSTANTIATE_TEST_SUITE_P(
    Opioids,
    PublishedKinetics,
    testing::Values(
        P{"human",
          "10 mg morphine iv",
          "morphine.plasma_2",
          P::level,
          kFiveMinutes_h,
          1,
          209,
          357,
          "MorphineSC2000"},
        P{"human",
          "10 mg morphine iv",
          "morphine.plasma",
          P::half_life,
          3,
          9,
          1.2,
          3.2,
          "MorphineSC2000"},
        P{"human",
          "10 mg morphine sc",
          "morphine.plasma_2",
          P::peak,
          0,
          2,
          213,
          311,
          "MorphineSC2000"},
        P{"human", "10 mg morphine im", "morphine.plasma", P::peak, 0, 2, 51, 62, "MorphineIVIM"},
        P{"human",
          "10 mg morphine im",
          "morphine.plasma",
          P::time_of_peak,
          0,
          2,
          0,
          0.34,
          "MorphineIVIM"},
        P{"human",
          "20 mg morphine oral",
          "morphine.plasma",
          P::time_of_peak,
          0,
          4,
          0.5,
          1.1,
          "Hoskin1989"},
        P{"rat",
          "5 mg/kg morphine sc",
          "morphine.plasma",
          P::peak,
          0,
          2,
          667,
          1500,
          "NaloxoneRIA1975"},
        P{"rat",
          "5 mg/kg morphine sc",
          "morphine.plasma",
          P::half_life,
          2,
          4,
          0.44,
          1.0,
          "NaloxoneRIA1975"},
        P{"monkey",
          "30 mg/kg morphine sc",
          "morphine.plasma",
          P::half_life,
          3,
          8,
          3.5,
          4,
          "MorphineMonkey1955"},
        P{"rat",
          "1 mg/kg naloxone iv",
          "naloxone.plasma",
          P::level,
          kFiveMinutes_h,
          1,
          172,
          387,
          "NaloxoneRat1973"},
        P{"human", "0.4 mg naloxone im", "naloxone.plasma", P::peak, 0, 2, 0.47, 1.01, "Rezenopy"},
        P{"human",
          "2 mg naloxone iv",
          "naloxone.plasma",
          P::half_life,
          3,
          6,
          1.0,
          1.5,
          "NaloxoneSwiss"},
        P{"human",
          "2 mg naloxone intranasal",
          "naloxone.plasma",
          P::time_of_peak,
          0,
          2,
          0.22,
          0.5,
          "Johansson2019"},
        P{"human",
          "3.4 g naltrexone implant",
          "naltrexone.plasma",
          P::level,
          188 * 24.0,
          300 * 24.0,
          1.33,
          3.0,
          "ImplantBlood"},
        P{"human",
          "3.4 g naltrexone implant",
          "naltrexone.plasma",
          P::level,
          297 * 24.0,
          300 * 24.0,
          0.67,
          1.5,
          "ImplantBlood"}));

INSTANTIATE_TEST_SUITE_P(Stimulants,
                         PublishedKinetics,
                         testing::Values(P{"human",
                                           "15 mg amphetamine oral",
                                           "amphetamine.plasma",
                                           P::peak,
                                           0,
                                           12,
                                           24.4,
                                           54.9,
                                           "ZenzediLabel"},
                                         P{"human",
                                           "15 mg amphetamine oral",
                                           "amphetamine.plasma",
                                           P::time_of_peak,
                                           0,
                                           12,
                                           2,
                                           4,
                                           "Angrist1987"},
                                         P{"human",
                                           "15 mg amphetamine oral",
                                           "amphetamine.plasma",
                                           P::half_life,
                                           12,
                                           36,
                                           8,
                                           18,
                                           "ZenzediLabel"},
                                         P{"rat",
                                           "15 mg/kg amphetamine iv",
                                           "amphetamine.plasma",
                                           P::half_life,
                                           2,
                                           5,
                                           1.03,
                                           1.21,
                                           "Hutchaleelaha1994"},
                                         P{"rat",
                                           "8 mg/kg amphetamine sc",
                                           "amphetamine.brain",
                                           P::time_of_peak,
                                           0,
                                           2,
                                           0,
                                           0.5,
                                           "Kuczenski1997"},
                                         P{"human",
                                           "32 mg cocaine iv",
                                           "cocaine.plasma",
                                           P::half_life,
                                           1,
                                           3,
                                           0.55,
                                           0.83,
                                           "CocaineKinetics1985"},
                                         P{"mouse",
                                           "10 mg/kg cocaine ip",
                                           "cocaine.plasma",
                                           P::half_life,
                                           0.5,
                                           1,
                                           0.18,
                                           0.4,
                                           "Benuck1987"},
                                         P{"human",
                                           "20 mg cocaine iv",
                                           "cocaine.brain",
                                           P::time_of_peak,
                                           0,
                                           1,
                                           0.08,
                                           0.18,
                                           "CocaineKinetics1985"}));

INSTANTIATE_TEST_SUITE_P(Occupancy,
                         PublishedKinetics,
                         testing::Values(P{"human",
                                           "2 mg naloxone intranasal",
                                           "mu_brain.occupancy.naloxone",
                                           P::peak,
                                           0,
                                           2,
                                           57,
                                           77,
                                           "Johansson2019"},
                                         P{"rat",
                                           "0.035 mg/kg naloxone iv",
                                           "mu_brain.occupancy.naloxone",
                                           P::level,
                                           27 / 60.0,
                                           1,
                                           35,
                                           65,
                                           "Kang2022"},
                                         P{"rat",
                                           "0.17 mg/kg naloxone iv",
                                           "mu_brain.occupancy.naloxone",
                                           P::level,
                                           85 / 60.0,
                                           2,
                                           35,
                                           65,
                                           "Kang2022"}));

} // namespace
} // namespace disinhibit
