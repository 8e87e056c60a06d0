#include "engine/study/misfit.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "circuit/model.h"
#include "circuit/numerics/random_number.h"
#include "engine/study/observations.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

/// Fits of synthetic observations, whose truth is known.
namespace disinhibit {
namespace misfit_test {

constexpr double hour_s = 3600.0;
const std::string signal = "naltrexone.plasma";

Scenario tablet() {
    Scenario scenario = shipped_library().scenarios.at("naltrexone_then_ethanol");
    std::erase_if(scenario.doses, [](const Dose& dose) { return dose.substance == "ethanol"; });
    scenario.duration_s = 24.0 * hour_s;
    return scenario;
}

std::vector<Uncertain> kinetics() {
    const Scenario scenario = tablet();
    return parse_uncertain({"naltrexone.central.volume",
                            "naltrexone.elimination_1.clearance",
                            "naltrexone.route.oral.absorption_rate"},
                           shipped_library(),
                           scenario,
                           make_model(shipped_library(), scenario)->parameters,
                           false);
}

/// What the model says at twelve times, with a scatter of 10 % by a seed.
const std::vector<Observation>& exact() {
    static const std::vector<Observation> all = [] {
        std::vector<Observation> rows;
        const Trajectory truth = simulate(shipped_library(), tablet());
        const int index = truth.signals().index(signal);
        for (const double t_h : {0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0, 12.0, 24.0}) {
            rows.push_back(
                {t_h * hour_s, signal, truth.measure(index, {t_h * hour_s}).front(), 0.0});
        }
        return rows;
    }();
    return all;
}

std::vector<Observation> scattered(std::uint64_t seed) {
    std::vector<Observation> rows = exact();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].value *= std::exp(0.1 * normal_number(seed, 1, i));
    }
    return rows;
}

std::vector<double> truth() {
    std::vector<double> u;
    const auto model = make_model(shipped_library(), tablet());
    for (const Uncertain& parameter : kinetics()) {
        const auto index = static_cast<std::size_t>(model->parameters.index(parameter.path));
        u.push_back(parameter.share_of(model->parameters.rows[index].quantity.value));
    }
    return u;
}

Misfit misfit_of(std::vector<Observation> rows, ErrorModel error = ErrorModel::proportional) {
    return {shipped_library(), {tablet()}, kinetics(), std::move(rows), error};
}

TEST(Misfit, IsLeastWhereTheTruthIs) {
    for (const ErrorModel error : {ErrorModel::proportional, ErrorModel::constant}) {
        const Misfit misfit = misfit_of(exact(), error);
        const FitPoint found = misfit.minimise({0.5, 0.5, 0.5});
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR(found.u[i], truth()[i], 0.01) << i;
        }
        EXPECT_LT(misfit.at(found.u), misfit.at({0.5, 0.5, 0.5}));
        const FitPoint held = misfit.minimise({0.5, 0.5, 0.5}, 1);
        EXPECT_EQ(held.u[1], 0.5);
        EXPECT_GT(held.misfit, found.misfit);
    }
}

TEST(Misfit, CountsStatedDeviationsAsTheyAre) {
    std::vector<Observation> rows = exact();
    for (Observation& row : rows) {
        row.deviation = 0.1 * row.value;
        row.value *= 1.0 + 0.1;
    }
    EXPECT_NEAR(misfit_of(rows, ErrorModel::constant).at(truth()), 12.0, 1e-3);
    EXPECT_NEAR(misfit_of(rows, ErrorModel::constant).allowed_rise(), 3.841, 1e-3);
    // n ln(1 + t^2 / 9) with t = 2.2622 of 9 degrees of freedom
    EXPECT_NEAR(misfit_of(exact()).allowed_rise(), 12.0 * std::log1p(2.2622 * 2.2622 / 9.0), 1e-3);
}

TEST(Misfit, ProfileEndsWhereTheMisfitHasRisen) {
    const Misfit misfit = misfit_of(scattered(3));
    const FitPoint best = misfit.minimise(truth());
    for (std::size_t i = 0; i < 3; ++i) {
        const ProfileEnd low = misfit.profile(best, i, false);
        const ProfileEnd high = misfit.profile(best, i, true);
        EXPECT_LT(low.u, best.u[i]);
        EXPECT_GT(high.u, best.u[i]);
        if (!high.is_open) {
            std::vector<double> at_end = best.u;
            at_end[i] = high.u;
            const double rise = misfit.minimise(at_end, static_cast<int>(i)).misfit - best.misfit;
            EXPECT_NEAR(rise, misfit.allowed_rise(), 0.1 * misfit.allowed_rise()) << i;
        }
    }
}

TEST(Misfit, SaysThatNothingIsFelt) {
    const Misfit misfit{
        shipped_library(),
        {tablet()},
        {{"naltrexone.elimination_1.clearance", 0.01, 0.06}, {"ethanol.central.volume", 0.1, 0.4}},
        scattered(1),
        ErrorModel::proportional};
    const ProfileEnd end = misfit.profile(misfit.minimise({0.5, 0.5}), 1, true);
    EXPECT_TRUE(end.is_open);
    EXPECT_LT(end.rise, 0.01);
}

/// By parameter, how often its 95 % interval holds the truth.
std::array<int, 3> coverage(int trials) {
    std::array<int, 3> covered{};
    for (int trial = 0; trial < trials; ++trial) {
        const Misfit misfit = misfit_of(scattered(static_cast<std::uint64_t>(trial)));
        const FitPoint best = misfit.minimise(truth());
        for (std::size_t i = 0; i < 3; ++i) {
            const FitPoint held = misfit.minimise(truth(), static_cast<int>(i));
            covered[i] += held.misfit - best.misfit <= misfit.allowed_rise() ? 1 : 0;
        }
    }
    return covered;
}

TEST(Misfit, IntervalsHoldTheTruth) {
    for (const int covered : coverage(24)) {
        EXPECT_GE(covered, 19); // 95 % of 24 is 22.8, with a deviation of 1.1
    }
}

/// Takes minutes: --gtest_also_run_disabled_tests.
TEST(Misfit, DISABLED_IntervalsHoldTheTruthIn93To97PercentOfAThousand) {
    for (const int covered : coverage(1000)) {
        RecordProperty("covered", covered);
        EXPECT_GE(covered, 930) << covered;
        EXPECT_LE(covered, 970) << covered;
    }
}

std::vector<Observation> read(const std::string& text) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "data.csv", text);
    const auto model = make_model(shipped_library(), tablet());
    return read_observations(
        folder.path() / "data.csv", shipped_library(), model->signals, 24.0 * hour_s);
}

TEST(Observations, AreReadInTheUnitsOfTheirSignals) {
    const std::vector<Observation> rows = read("# a comment\n"
                                               "time [min],signal,unit,value,sd\n"
                                               "120,naltrexone.plasma,ng/mL,3,0.5\n"
                                               "\n"
                                               "60,naltrexone.plasma,ug/L,4,0.25\r\n");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].t_s, hour_s) << "by time";
    EXPECT_NEAR(rows[0].value, 4.0, 1e-12);
    EXPECT_EQ(rows[1].deviation, 0.5);
}

TEST(Observations, FoldErrorsAreGeometricMeansOfTheRatios) {
    // Ratios 2, 1/2, 4 and 1; of a pair with a 0 nothing can be said.
    const FoldErrors errors = fold_errors({1.0, 2.0, 1.0, 5.0, 0.0}, {2.0, 1.0, 4.0, 5.0, 3.0});
    EXPECT_EQ(errors.pairs, 4u);
    EXPECT_NEAR(errors.bias, std::sqrt(2.0), 1e-12); // (2 x 1/2 x 4 x 1)^(1/4)
    EXPECT_NEAR(errors.mean, 2.0, 1e-12);            // (2 x 2 x 4 x 1)^(1/4)
    EXPECT_EQ(errors.twofold, 0.75);
}

TEST(Observations, OfATableOfEventsComeWithItsDoses) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "events.csv";
    const std::string head = "# time: d\n# map: 1=naltrexone/oral [mg]\n"
                             "# map: 2=naltrexone.plasma [ug/L]\nID,TIME,EVID,CMT,AMT,DV\n";
    write_bytes(file,
                head + "1,0.5,1,1,100,.\n1,1,0,2,.,4.5\n1,9,0,2,.,0.5\n"
                       "2,0,1,1,50,.\n2,0.25,0,2,.,3\n");
    ASSERT_TRUE(is_event_file(file));
    const ObservedCourses all = courses_of_events(file, shipped_library(), tablet());
    EXPECT_EQ(all.ids, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(all.end_s, 9.0 * 24.0 * hour_s);
    ASSERT_EQ(all.scenarios.size(), 2u);
    ASSERT_EQ(all.scenarios[0].doses.size(), 1u);
    EXPECT_EQ(all.scenarios[0].doses[0].at_s, 12.0 * hour_s);
    EXPECT_EQ(all.scenarios[1].doses[0].at_s, 0.0);
    ASSERT_EQ(all.observations.size(), 3u); // by time
    EXPECT_EQ(all.observations[0].course, 1u);
    EXPECT_EQ(all.observations[1].course, 0u);
    EXPECT_EQ(all.observations[1].t_s, 24.0 * hour_s);
    EXPECT_EQ(all.observations[1].signal, "naltrexone.plasma");
    EXPECT_NEAR(all.observations[1].value, 4.5, 1e-12); // ug/L is ng/mL
}

/// Courses with other doses, routes and body masses, each with what the model says of it.
TEST(Misfit, OfSeveralCoursesIsNothingWhereEachIsItsOwnTruth) {
    std::vector<Scenario> scenarios(4, tablet());
    scenarios[1].doses[0].mass_kg *= 2.0;
    scenarios[2].doses[0].route = "iv";
    put_change(scenarios[3], {"subject.body_mass", 50.0});
    std::vector<Observation> rows;
    for (const double t_h : {1.0, 4.0, 9.0}) {
        for (std::size_t i = 0; i < scenarios.size(); ++i) {
            const Trajectory course = simulate(shipped_library(), scenarios[i]);
            const int index = course.signals().index(signal);
            rows.push_back(
                {t_h * hour_s, signal, course.measure(index, {t_h * hour_s}).front(), 0.0, i});
        }
    }
    const Misfit misfit(shipped_library(), scenarios, kinetics(), rows, ErrorModel::proportional);
    const std::vector<double> predicted = misfit.predicted(truth());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_NEAR(predicted[i], rows[i].value, 1e-3 * rows[i].value) << i;
    }
    EXPECT_GT(rows[1].value, 1.5 * rows[0].value);
    EXPECT_LT(misfit.at(truth()), misfit.at({0.5, 0.5, 0.5}));
}

TEST(Observations, AreRefusedWithTheirLine) {
    const std::string head = "time [h],signal,unit,value\n";
    for (const char* text : {"",
                             "time,signal,unit,value\n",
                             "time [mg],signal,unit,value\n",
                             "signal,time [h],unit,value\n"}) {
        EXPECT_THROW(read(text), InputError) << text;
    }
    for (const char* row : {"1,naltrexone.plasma,ng/mL",
                            "1,naltrexone.plasma,ng/mL,x",
                            "-1,naltrexone.plasma,ng/mL,2",
                            "25,naltrexone.plasma,ng/mL,2",
                            "1,naltrexone.plasm,ng/mL,2",
                            "1,naltrexone.plasma,h,2",
                            "1,naltrexone.plasma,ng/mL,nan"}) {
        try {
            read(head + "1,naltrexone.plasma,ng/mL,2\n" + row + "\n");
            ADD_FAILURE() << row;
        } catch (const InputError& error) {
            EXPECT_EQ(error.line(), 3) << row;
        }
    }
    EXPECT_THROW(misfit_of({{0.0, signal, 1.0, 0.0}, {1.0, signal, 1.0, 0.0}}), InputError)
        << "too few";
    std::vector<Observation> rows = exact();
    rows[0].value = 0.0;
    EXPECT_THROW(misfit_of(rows), InputError) << "no logarithm";
}

} // namespace misfit_test
} // namespace disinhibit
