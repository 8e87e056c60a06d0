#include "engine/study/axis.h"

#include <gtest/gtest.h>

#include <cmath>

#include "circuit/io/text/input_error.h"
#include "circuit/model.h"
#include "engine/study/uncertain.h"
#include "tests/support/assets.h"

/// What a study goes through, as it is written.
namespace disinhibit {
namespace axis_test {

const Scenario& protocol() {
    return shipped_library().scenarios.at("naltrexone_then_ethanol");
}

const ParameterTable& parameters() {
    static const auto model = make_model(shipped_library(), protocol());
    return model->parameters;
}

Axis axis_of(const std::string& text, bool beyond = false) {
    static Library library = shipped_library();
    return parse_axis(text, library, protocol(), parameters(), beyond);
}

Scenario put(const Axis& axis, std::size_t index) {
    Scenario scenario = protocol();
    put_value(axis, index, shipped_library(), parameters(), scenario);
    return scenario;
}

TEST(Axis, GoesThroughAListOrThroughSteps) {
    const Axis list = axis_of("naltrexone.central.volume=40,60,80 L");
    EXPECT_EQ(list.values, (std::vector<std::string>{"40 L", "60 L", "80 L"}));
    EXPECT_EQ(list.header(), "naltrexone.central.volume [L]");
    EXPECT_EQ(list.number(1), 60.0);
    const Axis bare = axis_of("naltrexone.central.volume=40,60");
    EXPECT_EQ(bare.unit, "L") << "its own unit";
    const Axis steps = axis_of("naltrexone.central.volume=40:80 L:5");
    ASSERT_EQ(steps.values.size(), 5u);
    EXPECT_EQ(steps.number(1), 50.0);
    EXPECT_EQ(steps.number(4), 80.0);
    const Axis factors = axis_of("dose.ethanol=0.1:0.4 g/kg:3:log");
    EXPECT_NEAR(factors.number(1), 0.2, 1e-12);
    EXPECT_EQ(factors.number(2), 0.4);
    EXPECT_EQ(factors.header(), "dose.ethanol [g/kg]");
}

TEST(Axis, PutsItsValueIntoAScenario) {
    const Scenario changed = put(axis_of("naltrexone.central.volume=40,80 L"), 1);
    EXPECT_EQ(value_from_birth(changed, "naltrexone.central.volume"), 80.0);
    const Axis doses = axis_of("dose.naltrexone=0,25,50 mg");
    ASSERT_EQ(protocol().doses.size(), 2u);
    EXPECT_EQ(put(doses, 0).doses.size(), 1u) << "none of it is given";
    for (const Dose& dose : put(doses, 1).doses) {
        EXPECT_TRUE(dose.substance != "naltrexone" || std::abs(dose.mass_kg - 25e-6) < 1e-15);
    }
    EXPECT_EQ(put(axis_of("subject=human,human_118g"), 1).subject, "human_118g");
    const Axis circuits = axis_of("hypothesis=textbook");
    EXPECT_EQ(put(circuits, 0).circuit, "textbook");
    EXPECT_TRUE(std::isnan(circuits.number(0)));
}

TEST(Axis, CombinesWithOthersTheLastOneFastest) {
    const std::vector<Axis> axes{axis_of("hypothesis=textbook,evidence_weighted"),
                                 axis_of("dose.ethanol=0.1,0.2,0.3 g/kg")};
    EXPECT_EQ(count_combinations(axes), 6.0);
    EXPECT_EQ(combination(axes, 0), (std::vector<std::size_t>{0, 0}));
    EXPECT_EQ(combination(axes, 2), (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(combination(axes, 4), (std::vector<std::size_t>{1, 1}));
    const std::vector<Axis> many(3, axis_of("dose.ethanol=0.1:0.4 g/kg:10000"));
    EXPECT_EQ(count_combinations(many), 1e12);
}

TEST(Axis, RefusesWhatItDoesNotUnderstand) {
    for (const char* text : {"",
                             "naltrexone.central.volume",
                             "naltrexone.central.volume=",
                             "naltrexone.central.volumes=40 L",
                             "naltrexone.central.volume=40 h",
                             "naltrexone.central.volume=40 L,50 mL",
                             "naltrexone.central.volume=4000 L",
                             "naltrexone.central.volume=40:80 L",
                             "naltrexone.central.volume=40:80 L:1",
                             "naltrexone.central.volume=40:80 L:2.5",
                             "naltrexone.central.volume=40:80 L:3:lin",
                             "naltrexone.central.volume=-40:80 L:3:log",
                             "naltrexone.central.volume=nan,40 L",
                             "dose.morphine=1,2 mg",
                             "dose.ethanol=1,2 L",
                             "subject=nobody",
                             "hypothesis=nothing"}) {
        EXPECT_THROW(axis_of(text), InputError) << text;
    }
    EXPECT_EQ(axis_of("naltrexone.central.volume=4000 L", true).number(0), 4000.0);
}

std::vector<Uncertain> uncertain(const std::vector<std::string>& texts) {
    return parse_uncertain(texts, shipped_library(), protocol(), parameters(), false);
}

TEST(Uncertain, HasTheRangeOfTheParameterOrItsOwn) {
    const std::vector<Uncertain> two =
        uncertain({"naltrexone.central.volume", "ethanol.route.oral.emptying_rate=1:2 1/h"});
    EXPECT_EQ(two[0].low, 20.0);
    EXPECT_EQ(two[0].high, 120.0);
    EXPECT_EQ(two[0].at(0.5), 70.0) << "linear";
    EXPECT_NEAR(two[1].high * 3600.0, 2.0, 1e-12);
    const Uncertain wide{"x", 0.1, 10.0};
    EXPECT_NEAR(wide.at(0.5), 1.0, 1e-12) << "logarithmic";
    EXPECT_GT(uncertain({"all"}).size(), 50u);
    for (const char* text : {"naltrexone.nothing",
                             "ethanol.route.oral.reference_strength",
                             "naltrexone.central.volume=80",
                             "naltrexone.central.volume=80:40 L",
                             "naltrexone.central.volume=80:4000 L"}) {
        EXPECT_THROW(uncertain({text}), InputError) << text;
    }
    EXPECT_THROW(uncertain({}), InputError);
    EXPECT_THROW(uncertain({"all", "naltrexone.central.volume"}), InputError) << "twice";
}

} // namespace axis_test
} // namespace disinhibit
