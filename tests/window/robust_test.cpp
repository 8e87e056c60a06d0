#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "engine/app/window/place.h"
#include "tests/support/open_window.h"
#include "tests/support/own_files.h"
#include "tests/support/temporary_folder.h"

/// The window goes on whatever happens to its files and its display, and says what is wrong.
namespace disinhibit {
namespace robust_test {

namespace fs = std::filesystem;

class RobustWindow : public testing::Test {
  protected:
    OwnFiles files_;
    OpenWindow window_{"ethanol", {1280, 720}};

    std::string message() {
        window_.turns(2);
        const std::string fault = window_.frame().message();
        return fault.empty() ? window_.frame().faults().remark_line() : fault;
    }
    std::string message_after_reload() {
        window_.frame().reload_changed_files();
        return message();
    }
    /// Breaks a file, looks at the message, mends it, and sees the message go.
    void break_and_mend(const fs::path& file, const std::string& broken, const std::string& said) {
        const std::string good = read_bytes(file);
        ASSERT_FALSE(good.empty()) << file;
        files_.write(file, broken);
        EXPECT_THAT(message_after_reload(), testing::HasSubstr(said));
        fs::remove(file);
        EXPECT_THAT(message_after_reload(), testing::HasSubstr(file.filename().string()));
        files_.write(file, good);
        EXPECT_EQ(message_after_reload(), "");
        EXPECT_TRUE(window_.open());
    }
};

TEST_F(RobustWindow, keeps_the_last_good_theme) {
    break_and_mend(files_.assets() / "themes/dark.toml", "name = \n", "dark.toml:1");
}

TEST_F(RobustWindow, keeps_the_last_good_texts) {
    break_and_mend(files_.assets() / "texts/en.toml", "a = 3\n", "en.toml:1");
}

TEST_F(RobustWindow, keeps_the_last_good_stage) {
    const std::string circuit = window_.session().active().scenario().circuit;
    break_and_mend(files_.assets() / "stages" / (circuit + ".toml"), "nonsense = 1\n", circuit);
}

TEST_F(RobustWindow, keeps_the_last_good_plots) {
    const std::string circuit = window_.session().active().scenario().circuit;
    break_and_mend(files_.assets() / "stages" / (circuit + ".plots.toml"), "[[plot]]\n", circuit);
}

TEST_F(RobustWindow, keeps_the_last_good_shader) {
    const fs::path file = files_.shaders() / "box.frag";
    const std::string good = read_bytes(file);
    files_.write(file, "out vec4 o_color;\nvoid main() { o_color = nonsense; }\n");
    EXPECT_THAT(message_after_reload(), testing::HasSubstr("box.frag:2"));
    files_.write(file, good);
    EXPECT_EQ(message_after_reload(), "");
}

TEST_F(RobustWindow, says_that_a_circuit_has_no_stage_and_goes_on) {
    const std::string before = window_.session().active().scenario().circuit;
    std::string other;
    for (const auto& [id, circuit] : window_.data().library.circuits) {
        other = id != before ? id : other;
    }
    ASSERT_FALSE(other.empty());
    const fs::path stage = files_.assets() / "stages" / (other + ".toml");
    const std::string text = read_bytes(stage);
    fs::remove(stage);
    window_.session().carry_out(ChooseCircuit{other});
    EXPECT_THAT(message(), testing::HasSubstr(other + ".toml"));
    EXPECT_TRUE(window_.open());
    // It comes back as soon as the file does.
    files_.write(stage, text);
    EXPECT_EQ(message_after_reload(), "");
    // So does the former circuit.
    fs::remove(stage);
    window_.session().carry_out(ChooseCircuit{before});
    message();
    EXPECT_TRUE(window_.open());
}

TEST_F(RobustWindow, a_theme_that_is_gone_when_it_is_chosen_changes_nothing) {
    fs::remove(files_.assets() / "themes/projector.toml");
    window_.press(SDLK_p);
    EXPECT_THAT(message(), testing::HasSubstr("projector.toml"));
    EXPECT_EQ(window_.frame().looks().theme, "dark");
}

TEST_F(RobustWindow, a_session_that_is_saved_needs_no_message) {
    window_.press(SDLK_s, KMOD_CTRL);
    const fs::path saved = window_.frame().saved_file();
    EXPECT_TRUE(fs::exists(saved));
    fs::remove(saved);
    EXPECT_EQ(message(), "");
}

TEST_F(RobustWindow, a_scenario_whose_file_is_removed_stays_open_and_can_be_opened_again) {
    const std::string other = "naltrexone_then_ethanol";
    fs::remove_all(files_.assets() / "scenarios");
    EXPECT_EQ(message_after_reload(), "");
    window_.session().carry_out(OpenScenario{other});
    EXPECT_EQ(message(), "");
    EXPECT_EQ(window_.session().active().scenario().id, other);
    window_.session().carry_out(OpenScenario{"ethanol"});
    EXPECT_EQ(message(), "");
    EXPECT_EQ(window_.session().active().scenario().id, "ethanol");
    EXPECT_TRUE(window_.open());
}

TEST_F(RobustWindow, letters_stay_as_they_are_where_the_fonts_are_gone) {
    const TemporaryFolder nothing;
    setenv("DISINHIBIT_FONTS", nothing.path().c_str(), 1);
    window_.press(SDLK_PLUS, KMOD_LCTRL);
    EXPECT_THAT(message(), testing::HasSubstr("no font found"));
    EXPECT_TRUE(window_.open());
    unsetenv("DISINHIBIT_FONTS");
    window_.press(SDLK_PLUS, KMOD_LCTRL);
    EXPECT_EQ(message(), "");
}

TEST(FailedSave, is_told_keeps_the_window_and_leaves_nothing_behind) {
    const TemporaryFolder folder;
    // A file where the folder should be: not even root can write below it.
    const fs::path place = folder.path() / "sessions";
    write_bytes(place, "in the way");
    OpenWindow window("ethanol", {1280, 720}, {}, place);
    window.press(SDLK_s, KMOD_LCTRL);
    window.turns(2);
    EXPECT_THAT(window.frame().message(), testing::HasSubstr("sessions"));
    EXPECT_EQ(read_bytes(place), "in the way");
    EXPECT_TRUE(window.open());
    // With the folder in its place saving works, and the message goes.
    fs::remove(place);
    fs::create_directory(place);
    window.press(SDLK_s, KMOD_LCTRL);
    window.turns(2);
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_TRUE(fs::exists(place / "ethanol-session-1.toml"));
}

TEST_F(RobustWindow, any_size_can_be_drawn) {
    for (const auto& [width, height] : {std::pair{640, 400},
                                        std::pair{64, 64},
                                        std::pair{3840, 200},
                                        std::pair{300, 2000},
                                        std::pair{1280, 720}}) {
        SDL_SetWindowSize(window_.window(), width, height);
        EXPECT_TRUE(window_.turns(2)) << width << " x " << height;
    }
}

TEST_F(RobustWindow, a_denser_screen_gets_larger_letters_and_back) {
    const auto width_of_button = [&](float ratio) {
        FrameTarget target;
        target.width_px = static_cast<int>(1280.0f * ratio);
        target.height_px = static_cast<int>(720.0f * ratio);
        target.pixel_ratio = ratio;
        for (int i = 0; i < 2; ++i) {
            window_.frame().draw(window_.session(), target, 0.016f);
        }
        return window_.frame().widgets().find("transport.play").h;
    };
    const float plain = width_of_button(1.0f);
    EXPECT_NEAR(width_of_button(2.0f), 2.0f * plain, 2.0f);
    EXPECT_NEAR(width_of_button(1.0f), plain, 0.5f);
}

TEST_F(RobustWindow, minimised_it_goes_on_running_and_draws_again_when_it_comes_back) {
    window_.press(SDLK_SPACE);
    ASSERT_TRUE(window_.session().clock().playing());
    SDL_MinimizeWindow(window_.window());
    SDL_HideWindow(window_.window());
    const double before_s = window_.session().clock().now_s();
    window_.turns(5);
    EXPECT_GT(window_.session().clock().now_s(), before_s);
    SDL_ShowWindow(window_.window());
    EXPECT_TRUE(window_.turns(2));
}

TEST_F(RobustWindow, a_key_that_was_held_when_the_focus_went_away_is_let_go) {
    window_.push_key(SDL_KEYDOWN, SDLK_RETURN, KMOD_NONE);
    window_.turns(1);
    window_.tell_window(SDL_WINDOWEVENT_FOCUS_LOST);
    window_.tell_window(SDL_WINDOWEVENT_FOCUS_GAINED);
    window_.press(SDLK_SPACE);
    EXPECT_TRUE(window_.session().clock().playing());
    EXPECT_TRUE(window_.open());
}

TEST_F(RobustWindow, an_unplugged_display_does_no_harm) {
    SDL_SetWindowPosition(window_.window(), 100000, 100000);
    SDL_Event event{};
    event.type = SDL_DISPLAYEVENT;
    event.display.event = SDL_DISPLAYEVENT_DISCONNECTED;
    SDL_PushEvent(&event);
    window_.turns(2);
    int x = 0;
    int y = 0;
    SDL_GetWindowPosition(window_.window(), &x, &y);
    EXPECT_LT(x, 10000);
    EXPECT_LT(y, 10000);
}

TEST(WindowPlace, a_place_off_every_display_is_brought_back_and_others_stay) {
    const std::vector<SDL_Rect> displays{{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}};
    const SDL_Rect second{2000, 100, 1000, 700};
    const SDL_Rect kept = visible_place(second, displays);
    EXPECT_EQ(kept.x, 2000);
    const SDL_Rect moved = visible_place(second, {displays.front()});
    EXPECT_EQ(moved.x, 460);
    EXPECT_EQ(moved.y, 190);
    const SDL_Rect large = visible_place({-5000, 0, 3000, 2000}, displays);
    EXPECT_EQ(large.w, 1920);
    EXPECT_EQ(large.h, 1080);
    EXPECT_EQ(visible_place(second, {}).x, 2000);
}

TEST(WindowPlace, a_window_is_made_to_fit_its_screen_with_its_frame) {
    const SDL_Rect beside_a_panel{0, 27, 1366, 741};
    const FrameBorders frame{20, 1, 1, 1};
    const SDL_Rect large = fitted_place({0, 0, 1600, 900}, frame, beside_a_panel);
    EXPECT_EQ(large.x, 0);
    EXPECT_EQ(large.y, 27);
    EXPECT_EQ(large.w, 1364);
    EXPECT_EQ(large.h, 720);
    const SDL_Rect fits = fitted_place({100, 50, 800, 600}, frame, beside_a_panel);
    EXPECT_EQ(fits.x, 100);
    EXPECT_EQ(fits.y, 50);
    EXPECT_EQ(fits.w, 800);
    EXPECT_EQ(fits.h, 600);
    EXPECT_EQ(fitted_place({1000, 700, 800, 600}, frame, beside_a_panel).y, 27 + 741 - 600 - 21);
}

TEST(WindowPlace, a_frame_is_waited_for_without_waiting) {
    const FrameBorders none;
    const FrameBorders drawn{30, 2, 2, 2};
    const double turn_s = 1.0 / 60.0;
    FrameFit fit;
    int fitted_without = 0;
    for (int turn = 0; turn < 30; ++turn) {
        fitted_without += fit.stands(none, turn_s) ? 1 : 0;
    }
    EXPECT_EQ(fitted_without, 1);            // nobody draws a frame, and nobody is asked for ever
    EXPECT_FALSE(fit.stands(drawn, turn_s)); // the window's new place is not told yet
    int fitted_with = 0;
    for (int turn = 0; turn < 30; ++turn) {
        fitted_with += fit.stands(drawn, turn_s) ? 1 : 0;
    }
    EXPECT_EQ(fitted_with, 1);
    EXPECT_FALSE(fit.stands(drawn, 60.0)); // people may put it where they like
    for (int turn = 0; turn < 30; ++turn) {
        EXPECT_FALSE(fit.stands(none, turn_s));
    }
}

} // namespace robust_test
} // namespace disinhibit
