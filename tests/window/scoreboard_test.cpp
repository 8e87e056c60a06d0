#include <gtest/gtest.h>

#include "tests/support/open_window.h"

/// The scoreboard in the real window: each row leads to its scenario, its data and its citation.
namespace disinhibit {
namespace scoreboard_test {

class ScoreboardWindow : public testing::Test {
  protected:
    OpenWindow window_{"rest"};

    void SetUp() override {
        window_.press(SDLK_v);
        window_.turns(3);
        ASSERT_TRUE(window_.frame().looks().scoreboard_open);
    }
    Rect place(const std::string& widget) { return window_.frame().widgets().find(widget); }
    const std::vector<ExperimentRow>& rows() { return *window_.frame().view().scoreboard.rows; }
    std::string chosen() { return window_.frame().ui_state().scoreboard.chosen; }

    /// The first row on the screen that has something to run.
    std::string row_with_arms() {
        for (const ExperimentRow& row : rows()) {
            if (!row.arms.empty() && !place("scoreboard.row." + row.id).empty()) {
                return row.id;
            }
        }
        return "";
    }
    void tab_to(const std::string& name) {
        for (int i = 0; i < 80 && place("focus." + name).empty(); ++i) {
            window_.press(SDLK_TAB);
        }
        ASSERT_FALSE(place("focus." + name).empty()) << name;
    }
    bool in_sight(const Rect& rect) {
        const Rect panel = place("scoreboard");
        return !rect.empty() && rect.y >= panel.y && rect.bottom() <= panel.bottom();
    }
};

TEST_F(ScoreboardWindow, a_click_on_a_row_tells_its_data_and_citation_and_offers_its_scenario) {
    EXPECT_TRUE(place("scoreboard.citation").empty());
    const std::string row = row_with_arms();
    ASSERT_FALSE(row.empty());
    window_.click("scoreboard.row." + row);
    EXPECT_EQ(chosen(), row);
    EXPECT_FALSE(place("scoreboard.data").empty());
    EXPECT_FALSE(place("scoreboard.citation").empty());
    EXPECT_FALSE(place("scoreboard.open").empty());
}

TEST_F(ScoreboardWindow, the_button_of_a_row_opens_its_scenario) {
    const std::string row = row_with_arms();
    window_.click("scoreboard.row." + row);
    tab_to("scoreboard.open");
    window_.turns(2);
    EXPECT_TRUE(in_sight(place("scoreboard.open")));
    window_.click("scoreboard.open");
    window_.turns(2);
    EXPECT_FALSE(window_.frame().looks().scoreboard_open);
    EXPECT_EQ(window_.session().active().scenario().id, row);
}

TEST_F(ScoreboardWindow, a_double_click_on_a_row_opens_its_scenario) {
    const std::string row = row_with_arms();
    window_.click("scoreboard.row." + row);
    window_.click("scoreboard.row." + row);
    window_.turns(2);
    EXPECT_FALSE(window_.frame().looks().scoreboard_open);
    EXPECT_EQ(window_.session().active().scenario().id, row);
}

TEST_F(ScoreboardWindow, arrows_move_what_is_told_of_a_row_until_its_citation_is_seen) {
    window_.press(SDLK_PLUS, KMOD_LCTRL);
    window_.press(SDLK_PLUS, KMOD_LCTRL);
    window_.press(SDLK_PLUS, KMOD_LCTRL);
    window_.turns(3);
    window_.click("scoreboard.row." + row_with_arms());
    ASSERT_FALSE(in_sight(place("scoreboard.citation")));
    tab_to("scoreboard.detail");
    const std::string row = chosen();
    for (int i = 0; i < 60; ++i) {
        window_.press(SDLK_DOWN);
    }
    EXPECT_TRUE(in_sight(place("scoreboard.citation")));
    EXPECT_EQ(chosen(), row) << "the arrows moved the list as well";
}

TEST_F(ScoreboardWindow, every_arm_has_words) {
    const Texts& texts = window_.data().texts;
    for (const ExperimentRow& row : rows()) {
        for (const ExperimentArm& arm : row.arms) {
            EXPECT_TRUE(texts.entries.contains("scoreboard.arm." + arm.name)) << arm.name;
        }
    }
}

} // namespace scoreboard_test
} // namespace disinhibit
