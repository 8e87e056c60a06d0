#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/app/window/asked_deck.h"
#include "engine/view/shot_text.h"
#include "tests/support/open_window.h"
#include "tests/support/temporary_folder.h"

/// A talk in the real window, held with the keys of a clicker.
namespace disinhibit {
namespace presenting_test {

/// All that a window is, but for what moves by itself.
std::string state_of(OpenWindow& window) {
    Shot shot = window.frame().shot(window.session());
    shot.motion_s = 0.0;
    return shot_text(shot, window.data().library) +
           fmt::format("{} {} {}",
                       window.session().can_undo(),
                       window.frame().looks().full_screen,
                       window.frame().ui_state().ghosts_open);
}

void choose(OpenWindow& window, const Action& action) {
    window.act(action);
    window.turns(3);
}

TEST(Presenting, BringsTheWindowBackExactly) {
    OpenWindow window("naltrexone_then_ethanol");
    for (const SDL_Keycode key : {SDLK_d, SDLK_3, SDLK_c, SDLK_b, SDLK_u}) {
        window.press(key);
    }
    window.turns(60);
    const std::string before = state_of(window);
    choose(window, StartPresenting{"disinhibition"});
    ASSERT_TRUE(window.loop().presenting());
    EXPECT_TRUE(window.frame().looks().full_screen);
    EXPECT_EQ(window.frame().looks().theme, window.data().defaults.hall_theme);
    for (const SDL_Keycode key :
         {SDLK_PAGEDOWN, SDLK_PAGEDOWN, SDLK_d, SDLK_1, SDLK_c, SDLK_h, SDLK_SPACE, SDLK_END}) {
        window.press(key);
    }
    window.turns(60);
    EXPECT_NE(state_of(window), before);
    window.press(SDLK_ESCAPE);
    EXPECT_FALSE(window.loop().presenting());
    EXPECT_EQ(state_of(window), before);
    window.press(SDLK_d);
    EXPECT_NE(state_of(window), before) << "the window is not alive again";
}

TEST(Presenting, WalksEveryShippedDeckWithAClicker) {
    OpenWindow window("rest", {960, 540});
    const std::vector<OfferedDeck> decks = shipped_decks(window.data());
    EXPECT_GE(decks.size(), 3u);
    for (const OfferedDeck& deck : decks) {
        SCOPED_TRACE(deck.id);
        choose(window, StartPresenting{deck.id});
        ASSERT_TRUE(window.loop().presenting()) << window.frame().message();
        const Presenter& talk = window.loop().presenter();
        const auto count = static_cast<int>(talk.deck().slides.size());
        for (int slide = 0; slide < count; ++slide) {
            SCOPED_TRACE(slide);
            EXPECT_EQ(talk.slide(), slide);
            const Slide& shown = talk.deck().slides[static_cast<std::size_t>(slide)];
            window.turns(20, 0.25); // to the end of a glide
            EXPECT_EQ(window.frame().message(), "");
            EXPECT_EQ(window.frame().looks().caption, shown.shot.view.caption);
            const auto doses = [&] { return talk.session().active().scenario().doses.size(); };
            for (std::size_t dose = 0; dose < shown.doses.size(); ++dose) {
                const std::size_t before = doses();
                window.press(SDLK_PAGEDOWN);
                EXPECT_EQ(doses(), before + 1);
                EXPECT_EQ(talk.slide(), slide);
            }
            window.press(SDLK_PAGEDOWN);
        }
        EXPECT_EQ(talk.slide(), count - 1) << "the last slide stays";
        window.press(SDLK_PAGEUP);
        EXPECT_EQ(talk.slide(), count - 2);
        window.press(SDLK_HOME);
        EXPECT_EQ(talk.slide(), 0);
        window.press(SDLK_ESCAPE);
    }
}

TEST(Presenting, ASlideReturnsToItsOwnCourse) {
    OpenWindow window("rest", {960, 540});
    choose(window, StartPresenting{"disinhibition"});
    const Presenter& talk = window.loop().presenter();
    const auto doses = [&] { return talk.session().active().scenario().doses.size(); };
    EXPECT_EQ(doses(), 0u);
    window.press(SDLK_d);
    EXPECT_EQ(doses(), 1u);
    window.press(SDLK_PAGEDOWN);
    window.press(SDLK_PAGEUP);
    EXPECT_EQ(doses(), 0u);
}

TEST(Presenting, CoversTheScreenAndShowsItAgainAsItWas) {
    OpenWindow window("rest", {960, 540});
    choose(window, StartPresenting{"disinhibition"});
    const Presenter& talk = window.loop().presenter();
    const auto blank = [&] { return window.frame().view().presenting.blank; };
    const PixelImage shown = window.picture();
    for (const auto& [key, wanted] : {std::pair{SDLK_b, Blank::black},
                                      std::pair{SDLK_PERIOD, Blank::black},
                                      std::pair{SDLK_w, Blank::white}}) {
        window.press(key);
        EXPECT_EQ(blank(), wanted);
        const PixelImage covered = window.picture();
        const std::size_t middle =
            4 * static_cast<std::size_t>(covered.width * (covered.height / 2) + covered.width / 3);
        EXPECT_EQ(covered.rgba[middle], wanted == Blank::white ? 255 : 0);
        EXPECT_NE(shown.rgba[middle], covered.rgba[middle]);
        window.press(key);
        EXPECT_EQ(blank(), Blank::none);
    }
    window.press(SDLK_b);
    window.press(SDLK_PAGEDOWN); // shows what is covered
    EXPECT_EQ(blank(), Blank::none);
    EXPECT_EQ(talk.slide(), 0);
}

TEST(Presenting, OfNothingButWhatThereIsToSee) {
    OpenWindow window("ethanol", {960, 540});
    window.press(SDLK_3);
    window.turns(60);
    window.press(SDLK_F5);
    ASSERT_TRUE(window.loop().presenting());
    const Presenter& talk = window.loop().presenter();
    EXPECT_EQ(talk.deck().slides.size(), 1u);
    EXPECT_EQ(window.frame().looks().camera.target(), StageLevel::synapse);
    EXPECT_EQ(talk.session().shot().a.scenario, window.session().shot().a.scenario);
    window.press(SDLK_ESCAPE);
    EXPECT_FALSE(window.loop().presenting());
}

TEST(Presenting, TellsInOneLineWhatItCannotPresent) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "faulty.toml";
    std::ofstream(file) << "title = \"x\"\n[[slide]]\nshot = \"beer\"\n";
    OpenWindow window("ethanol", {960, 540});
    const std::string before = state_of(window);
    for (const std::string& name : {file.string(), std::string("no_such_deck")}) {
        choose(window, StartPresenting{name});
        EXPECT_FALSE(window.loop().presenting());
        EXPECT_NE(window.frame().message(), "") << name;
        EXPECT_EQ(window.frame().message().find('\n'), std::string::npos);
        EXPECT_EQ(state_of(window), before);
    }
}

TEST(Presenting, GoesOnPastASlideThatCannotBeShown) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "faulty.toml";
    std::ofstream(file) << "title = \"x\"\n[[slide]]\nshot = \"ethanol\"\ncaption = \"One\"\n"
                           "[[slide]]\nshot = \"beer\"\n[[slide]]\nshot = \"ethanol\"\n";
    OpenWindow window("rest", {960, 540});
    choose(window, StartPresenting{file.string()});
    ASSERT_TRUE(window.loop().presenting());
    EXPECT_EQ(window.frame().message().find("1 of 3 slides cannot be shown: "), 0u)
        << window.frame().message();
    EXPECT_EQ(window.frame().looks().caption, "One");
    window.press(SDLK_PAGEDOWN);
    EXPECT_EQ(window.loop().presenter().slide(), 1);
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_NE(window.frame().looks().caption.find("slide_2.shot: found \"beer\""),
              std::string::npos)
        << window.frame().looks().caption;
    EXPECT_TRUE(window.loop().presenter().session().active().scenario().doses.empty());
    window.press(SDLK_PAGEDOWN);
    EXPECT_EQ(window.loop().presenter().slide(), 2);
    EXPECT_EQ(window.loop().presenter().session().active().scenario().id, "ethanol");
    window.press(SDLK_HOME);
    window.press(SDLK_ESCAPE);
    EXPECT_FALSE(window.loop().presenting());
    EXPECT_EQ(window.frame().message(), "");
}

/// Keys of talks mean nothing outside of them.
TEST(Presenting, HasItsKeysForItself) {
    OpenWindow window("ethanol", {960, 540});
    const std::string before = state_of(window);
    for (const SDL_Keycode key : {SDLK_PAGEDOWN, SDLK_PAGEUP, SDLK_PERIOD, SDLK_END}) {
        window.press(key);
        EXPECT_EQ(state_of(window), before) << SDL_GetKeyName(key);
    }
}

} // namespace presenting_test
} // namespace disinhibit
