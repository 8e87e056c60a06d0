#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/open_window.h"
#include "tests/support/temporary_folder.h"

/// Nothing that people do or type ends the window or is quietly changed into something else.
namespace disinhibit {
namespace guard_test {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

TEST(Guard, a_save_that_fails_is_told_in_plain_words_each_time_and_put_away_with_escape) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "a file", "in the place of the folder");
    OpenWindow window("ethanol", {1280, 720}, {}, folder.path() / "a file");
    for (int time = 0; time < 2; ++time) {
        window.press(SDLK_s, KMOD_LCTRL);
        EXPECT_TRUE(window.turns(2));
        EXPECT_THAT(window.frame().message(), HasSubstr("a file"));
        EXPECT_THAT(window.frame().message(), Not(HasSubstr("filesystem error")));
        window.press(SDLK_ESCAPE);
        window.turns(2);
        EXPECT_EQ(window.frame().message(), "");
    }
}

TEST(Guard, a_frame_that_fails_is_told_and_the_next_one_goes_on) {
    OpenWindow window("ethanol", {1280, 720});
    const std::string scenario = window.data().defaults.scenario;
    window.data().defaults.scenario = "nowhere";
    EXPECT_TRUE(window.turns(3));
    EXPECT_NE(window.frame().message(), "");
    window.data().defaults.scenario = scenario;
    EXPECT_TRUE(window.turns(3));
    EXPECT_EQ(window.frame().message(), "");
    window.press(SDLK_3);
    EXPECT_EQ(window.frame().looks().camera.target(), StageLevel::synapse);
}

class TypedNumbers : public testing::Test {
  protected:
    OpenWindow window_{"ethanol", {1280, 720}};
    static constexpr const char* field = "dose.antagonist.amount";

    double amount() { return window_.frame().ui_state().cards.at(1).amount; }
    const FieldRefusal& refusal() { return window_.frame().ui_state().refusal; }
    void enter(const std::string& text) {
        window_.click(field);
        window_.turns(2);
        window_.type(text);
        window_.press(SDLK_RETURN);
        window_.turns(2);
    }
};

TEST_F(TypedNumbers, are_read_as_on_the_command_line) {
    enter("2,5");
    EXPECT_EQ(amount(), 2.5);
    enter("0.5 g");
    EXPECT_EQ(amount(), 500.0);
    enter("1e2");
    EXPECT_EQ(amount(), 100.0);
    EXPECT_EQ(refusal().field, "");
}

TEST_F(TypedNumbers, are_refused_beside_the_field_and_change_nothing) {
    for (const char* text : {"99999999", "five", "1,000", "2 h", "-3"}) {
        const double before = amount();
        enter(text);
        EXPECT_EQ(amount(), before) << text;
        EXPECT_EQ(refusal().field, field) << text;
        EXPECT_THAT(refusal().reason, HasSubstr(text));
        EXPECT_FALSE(window_.frame().widgets().find(std::string(field) + ".refused").empty());
        window_.press(SDLK_ESCAPE);
        EXPECT_EQ(refusal().field, "");
    }
}

TEST_F(TypedNumbers, belong_to_the_field_from_the_click_on) {
    const Rect place = window_.frame().widgets().find(field);
    const StageLevel level = window_.frame().looks().camera.target();
    const bool playing = window_.session().clock().playing();
    SDL_WarpMouseInWindow(
        window_.window(), static_cast<int>(place.center_x()), static_cast<int>(place.center_y()));
    window_.turns(2);
    // Click and keys arrive between two frames, as from a quick hand on a slow screen.
    window_.push_button(SDL_MOUSEBUTTONDOWN, place);
    window_.push_button(SDL_MOUSEBUTTONUP, place);
    for (const char key : {'3', ' '}) {
        window_.push_key(SDL_KEYDOWN, key, KMOD_NONE);
        window_.push_text(key);
        window_.push_key(SDL_KEYUP, key, KMOD_NONE);
    }
    window_.turns(4);
    EXPECT_EQ(window_.frame().looks().camera.target(), level);
    EXPECT_EQ(window_.session().clock().playing(), playing);
    window_.press(SDLK_RETURN);
    window_.turns(2);
    EXPECT_EQ(amount(), 3.0);
}

} // namespace guard_test
} // namespace disinhibit
