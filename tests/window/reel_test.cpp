#include "engine/app/offscreen/reel.h"

#include <gtest/gtest.h>

#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "engine/app/window/asked_deck.h"
#include "engine/app/window/program_data.h"
#include "engine/run/pair.h"

/// What a frame of a film shows follows from its number.
namespace disinhibit {
namespace reel_test {

const ProgramData& data() {
    static const ProgramData data = load_program_data();
    return data;
}

Shot shot_of(const char* scenario) {
    Shot shot;
    shot.a.scenario = data().library.scenarios.at(scenario);
    return shot;
}

TEST(Reel, RunsAtItsSpeedToItsEnd) {
    Shot first = shot_of("ethanol");
    first.time_s = 600.0;
    first.speed = 120.0;
    const Reel reel(first, 840.0, 10);
    EXPECT_EQ(reel.count(), 21);
    EXPECT_DOUBLE_EQ(reel.frame(0).time_s, 600.0);
    EXPECT_DOUBLE_EQ(reel.frame(5).time_s, 660.0);
    EXPECT_DOUBLE_EQ(reel.frame(20).time_s, 840.0);
    EXPECT_DOUBLE_EQ(reel.frame(20).motion_s, 2.0);
    EXPECT_TRUE(reel.cuts_at(0));
    EXPECT_FALSE(reel.cuts_at(1));
    EXPECT_TRUE(reel.subtitles().empty());
    EXPECT_THROW(Reel(first, 599.0, 10), InputError);
    first.speed = 1e-6;
    EXPECT_THROW(Reel(first, 840.0, 10), InputError);
}

Deck two_slides() {
    Deck deck;
    Slide slide;
    slide.shot = shot_of("rest");
    slide.shot.speed = 60.0;
    slide.shot.playing = true;
    slide.shot.view.level = StageLevel::brain;
    slide.shot.view.caption = "A [dopamine|word]";
    slide.hold_s = 2.0;
    deck.slides.push_back(slide);
    slide.shot.time_s = 1800.0;
    slide.shot.view.level = StageLevel::circuit;
    slide.shot.view.caption = "Another";
    slide.glide_s = 1.0;
    slide.hold_s = 4.0;
    slide.doses.push_back(
        parse_dose("0.5 g/kg ethanol oral", data().library, data().library.subjects.at("human")));
    deck.slides.push_back(slide);
    return deck;
}

TEST(Reel, ShowsASlideAfterTheOther) {
    const Reel reel(two_slides(), data().library, 10);
    EXPECT_EQ(reel.count(), 70);
    EXPECT_DOUBLE_EQ(reel.frame(19).time_s, 60.0 * 1.9);
    // On its way: from where the first was left to where the second begins.
    EXPECT_DOUBLE_EQ(reel.frame(20).time_s, 120.0);
    EXPECT_EQ(reel.frame(20).view.camera, static_cast<float>(StageLevel::brain));
    EXPECT_DOUBLE_EQ(reel.frame(25).time_s, 960.0);
    EXPECT_GT(reel.frame(23).view.camera, static_cast<float>(StageLevel::brain));
    EXPECT_LT(reel.frame(23).view.camera, static_cast<float>(StageLevel::circuit));
    EXPECT_EQ(reel.frame(29).view.camera, 0.0f);
    EXPECT_DOUBLE_EQ(reel.frame(30).time_s, 1800.0);
    EXPECT_FALSE(reel.cuts_at(20));
    EXPECT_FALSE(reel.cuts_at(30));
    // What moves goes on from the way without a jump.
    EXPECT_NEAR(reel.frame(30).motion_s - reel.frame(29).motion_s, 0.1, 2.0);
    // Its dose after half of its time.
    EXPECT_TRUE(reel.frame(49).a.scenario.doses.empty());
    EXPECT_FALSE(reel.cuts_at(49));
    EXPECT_TRUE(reel.cuts_at(50));
    ASSERT_EQ(reel.frame(50).a.scenario.doses.size(), 1u);
    EXPECT_DOUBLE_EQ(reel.frame(50).a.scenario.doses[0].at_s, 1920.0);
    EXPECT_DOUBLE_EQ(reel.frame(50).time_s, 1920.0);
    ASSERT_EQ(reel.subtitles().size(), 2u);
    EXPECT_EQ(reel.subtitles()[0].text, "A word");
    EXPECT_DOUBLE_EQ(reel.subtitles()[1].from_s, 2.0);
    EXPECT_DOUBLE_EQ(reel.subtitles()[1].to_s, 7.0);
}

TEST(Reel, OfASlideThatStandsStandsStill) {
    Deck deck = two_slides();
    deck.slides.resize(1);
    deck.slides[0].shot.playing = false;
    const Reel reel(deck, data().library, 10);
    EXPECT_EQ(reel.count(), 20);
    EXPECT_EQ(reel.frame(0), reel.frame(19));
}

/// The captions of the shipped decks say what the model says.
class DeckWords : public testing::Test {
  protected:
    static double value(const char* deck_id, std::size_t number, Side side, const char* signal) {
        const Deck deck = find_deck(data(), deck_id);
        const Shot& shot = deck.slides.at(number - 1).shot;
        SessionSettings settings;
        settings.playing = false;
        SessionPair session(data().library, shot.a.scenario, settings);
        session.open(shot);
        session.settle();
        const Session& run = session.side(side);
        const int index = run.trajectory().signals().index(signal);
        EXPECT_GE(index, 0) << signal;
        return run.snapshot().values[static_cast<std::size_t>(index)];
    }
    static constexpr const char* dopamine = "dopamine_nac.concentration.percent";
};

TEST_F(DeckWords, OfDisinhibition) {
    const char* gaba = "vta_gaba.rate";
    EXPECT_GT(value("disinhibition", 2, Side::a, gaba),
              2.0 * value("disinhibition", 2, Side::a, "vta_dopamine.rate"));
    EXPECT_NEAR(value("disinhibition", 3, Side::a, dopamine), 100.0, 1.0);
    EXPECT_GT(value("disinhibition", 4, Side::a, dopamine), 120.0);
    EXPECT_LT(value("disinhibition", 4, Side::a, gaba),
              0.9 * value("disinhibition", 2, Side::a, gaba));
}

TEST_F(DeckWords, OfNaltrexone) {
    EXPECT_GT(value("naltrexone", 1, Side::a, dopamine) - 100.0,
              1.5 * (value("naltrexone", 1, Side::b, dopamine) - 100.0));
    const char* plasma = "naltrexone.plasma";
    EXPECT_LT(value("naltrexone", 3, Side::a, plasma),
              0.001 * value("naltrexone", 2, Side::a, plasma))
        << "the plasma is not empty";
}

TEST_F(DeckWords, OfStimulants) {
    EXPECT_GT(value("stimulants", 2, Side::a, dopamine), 300.0);
    EXPECT_NEAR(value("stimulants", 2, Side::b, dopamine) /
                    value("stimulants", 2, Side::a, dopamine),
                1.0,
                0.03)
        << "naltrexone takes away more than almost nothing";
    const double first = value("stimulants", 3, Side::a, dopamine);
    const double sensitised = value("stimulants", 3, Side::b, dopamine);
    EXPECT_GT(sensitised, 1.05 * first) << "not sensitised";
    EXPECT_GT(sensitised - value("stimulants", 4, Side::b, dopamine), 0.5 * (sensitised - first))
        << "naltrexone takes away little of what was added";
    EXPECT_NEAR(value("stimulants", 5, Side::b, dopamine) /
                    value("stimulants", 5, Side::a, dopamine),
                1.0,
                0.1);
}

} // namespace reel_test
} // namespace disinhibit
