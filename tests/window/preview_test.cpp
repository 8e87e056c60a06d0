#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "circuit/course/simulate.h"
#include "circuit/io/report/dose_text.h"
#include "tests/support/open_window.h"

/// While a dose is held in the hand the stage shows what it will do, and says so.
namespace disinhibit {
namespace preview_test {

constexpr const char* headline = "dopamine_nac.concentration";

Dose drink(OpenWindow& window, double grams_per_kg) {
    const Library& library = window.data().library;
    const Subject& subject = library.subjects.at(window.session().active().scenario().subject);
    return parse_dose(fmt::format("{:g} g/kg ethanol", grams_per_kg), library, subject);
}

/// Holds a control that wishes for `held` in every frame, until a preview is on the stage. False if none comes.
bool hold(OpenWindow& window, const Action& held, int frames = 600) {
    for (int i = 0; i < frames; ++i) {
        window.act(held);
        window.turns(1);
        const PeakMoment* preview = window.session().active().seen().preview;
        if (preview != nullptr && window.session().active().preview_shown() &&
            i > 2) { // the wish has been heard
            window.act(held);
            window.turns(1);
            return true;
        }
    }
    return false;
}

/// All that is written on the stage.
std::string written(OpenWindow& window) {
    std::string all;
    for (const DrawBlock& block : window.frame().stage_picture(Side::a).moving) {
        for (const TextRun& run : block.texts) {
            all += run.text + " ";
        }
    }
    return all;
}

bool is_framed(OpenWindow& window) {
    const DrawList& list = window.frame().stage_picture(Side::a);
    return std::ranges::any_of(list.moving, [&](const DrawBlock& block) {
        return std::ranges::any_of(block.strips, [&](const Strip& strip) {
            return strip.points.size() == 5 && strip.dash_on > 0.0f &&
                   strip.points[2].position.x > list.size.x - 10.0f;
        });
    });
}

TEST(StagePreview, ShowsThePeakOfADrinkThatIsHeldAndReturnsToThePresent) {
    OpenWindow window("rest");
    const Session& session = window.session().active();
    const Dose dose = drink(window, 0.5);
    ASSERT_TRUE(hold(window, PreviewDose{dose}));

    Scenario tried = session.scenario();
    tried.doses.push_back(dose);
    tried.doses.back().at_s = std::floor(session.clock().now_s());
    Trajectory course = simulate(window.data().library, tried);
    const auto signal = static_cast<std::size_t>(course.signals().index(headline));
    double highest = 0.0;
    double at_s = 0.0;
    for (double t_s = 0.0; t_s < course.reached_s(); t_s += 30.0) {
        const double value = course.at(t_s).values[signal];
        at_s = value > highest ? t_s : at_s;
        highest = std::max(highest, value);
    }
    const SeenRun seen = session.seen();
    EXPECT_NEAR(seen.snapshot.values[signal], highest, 1e-3 * highest);
    EXPECT_NEAR(seen.snapshot.t_s, at_s, 120.0);
    EXPECT_NE(written(window).find("Preview of 0.5 g/kg Ethanol"), std::string::npos)
        << written(window);
    EXPECT_TRUE(is_framed(window));
    // The course and its clock are as they were.
    EXPECT_TRUE(session.scenario().doses.empty());
    EXPECT_LT(session.snapshot().t_s, 60.0);

    window.act(PreviewDose{}); // let go
    window.turns(2);
    EXPECT_EQ(session.seen().preview, nullptr);
    EXPECT_EQ(&session.seen().snapshot, &session.snapshot());
    EXPECT_EQ(written(window).find("Preview"), std::string::npos);
    EXPECT_FALSE(is_framed(window));
}

TEST(StagePreview, IsNotThereBeforeItIsComputed) {
    OpenWindow window("rest");
    SessionPair& pair = window.session();
    pair.carry_out(PreviewDose{drink(window, 0.5)});
    EXPECT_EQ(pair.active().seen().preview, nullptr);
    EXPECT_EQ(&pair.active().seen().snapshot, &pair.active().snapshot());
}

TEST(StagePreview, SaysWhichAmountItShows) {
    OpenWindow window("rest");
    for (const double amount : {0.3, 0.8}) {
        const std::string wanted = fmt::format("Preview of {:g} g/kg", amount);
        for (int i = 0; i < 300 && written(window).find(wanted) == std::string::npos; ++i) {
            window.act(PreviewDose{drink(window, amount)});
            window.turns(1);
            const PeakMoment* preview = window.session().active().seen().preview;
            if (preview != nullptr) {
                const std::string shown = describe_amount(preview->scenario->doses.back());
                EXPECT_NE(written(window).find("Preview of " + shown), std::string::npos);
            }
        }
        const PeakMoment* preview = window.session().active().seen().preview;
        ASSERT_NE(preview, nullptr);
        EXPECT_NE(written(window).find(wanted), std::string::npos);
    }
}

TEST(StagePreview, NothingIsShownOfADoseThatDoesNothing) {
    OpenWindow window("rest");
    EXPECT_FALSE(hold(window, PreviewDose{drink(window, 0.001)}, 40));
}

TEST(StagePreview, AMovedDoseIsShownAtItsOwnPeak) {
    OpenWindow window("ethanol");
    const double to_s = 3600.0;
    ASSERT_TRUE(hold(window, PreviewMove{0, to_s, -1}));
    const SeenRun seen = window.session().active().seen();
    EXPECT_GT(seen.snapshot.t_s, to_s + 600.0);
    EXPECT_LT(seen.snapshot.t_s, to_s + 7200.0);
    window.act(EndPreview{});
    window.turns(2);
    EXPECT_EQ(window.session().active().seen().preview, nullptr);
}

TEST(StagePreview, ShowsWhereAHeldParameterDoesMostAndNamesIt) {
    OpenWindow window("ethanol");
    const Session& session = window.session().active();
    const double from_s = 600.0;
    window.act(SeekTo{from_s});
    window.turns(2);
    const PreviewParameter halved{"dopamine_nac.maximum_uptake", 1000.0};
    ASSERT_TRUE(hold(window, halved));
    const SeenRun seen = session.seen();
    const auto signal = static_cast<std::size_t>(seen.course.signals().index(headline));
    const Trajectory without = simulate(window.data().library, session.scenario());
    const double at_s = seen.snapshot.t_s;
    const auto difference = [&](double t_s) {
        return std::abs(seen.course.at(t_s).values[signal] - without.at(t_s).values[signal]);
    };
    for (double t_s = from_s; t_s < session.scenario().duration_s; t_s += 300.0) {
        EXPECT_LE(difference(t_s), 1.001 * difference(at_s)) << t_s;
    }
    const ParameterTable& table = seen.course.parameters();
    const std::string& label = table.rows[static_cast<std::size_t>(table.index(halved.path))].label;
    EXPECT_NE(written(window).find("Preview of " + label + " = 1000"), std::string::npos)
        << written(window);
    EXPECT_TRUE(is_framed(window));
    window.act(EndPreview{});
    window.turns(2);
    EXPECT_EQ(session.seen().preview, nullptr);
}

TEST(StagePreview, EndsWhenTheOtherSideIsChosen) {
    OpenWindow window("rest");
    window.press(SDLK_b);
    ASSERT_TRUE(window.session().comparing());
    ASSERT_TRUE(hold(window, PreviewDose{drink(window, 0.5)}));
    const Side held = window.session().active_side();
    window.session().carry_out(ChooseSide{other_side(held)});
    EXPECT_EQ(window.session().side(held).seen().preview, nullptr);
}

} // namespace preview_test
} // namespace disinhibit
