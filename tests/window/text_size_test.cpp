#include <gtest/gtest.h>

#include "tests/support/panel_walk.h"

/// Large text in small windows: every panel stays whole and reachable.
namespace disinhibit {
namespace text_size_test {

struct Look {
    PixelSize size;
    float text;
};

class TextSizes : public testing::TestWithParam<Look> {
  protected:
    OpenWindow open(const char* scenario = "naltrexone_then_ethanol") {
        return OpenWindow(
            scenario, GetParam().size, {}, std::filesystem::temp_directory_path(), GetParam().text);
    }
};

TEST_P(TextSizes, no_text_of_any_panel_is_cut_or_shortened) {
    OpenWindow window = open();
    visit_panels(window, [&](const std::string& panel) {
        const std::set<std::string> cut = cut_letters();
        EXPECT_TRUE(cut.empty()) << panel << ": " << cut.size() << " letters, the first at "
                                 << *cut.begin();
        const std::set<std::string> dots = shortened();
        EXPECT_TRUE(dots.empty()) << panel << ": " << dots.size() << " texts, the first at "
                                  << *dots.begin();
    });
}

bool inside(const Rect& rect, const Rect& outer) {
    return !rect.empty() && rect.x >= outer.x && rect.y >= outer.y &&
           rect.right() <= outer.right() && rect.bottom() <= outer.bottom();
}

TEST_P(TextSizes, the_scoreboard_shows_rows_and_tells_one_of_them_with_a_way_back) {
    OpenWindow window = open();
    const auto place = [&](const std::string& name) { return window.frame().widgets().find(name); };
    window.press(SDLK_v);
    window.turns(3);
    std::vector<std::string> rows;
    for (const auto& [name, rect] : window.frame().widgets().all()) {
        if (name.starts_with("scoreboard.row.") && inside(rect, place("scoreboard.list"))) {
            rows.push_back(name);
        }
    }
    ASSERT_FALSE(rows.empty());
    window.click(rows.front());
    EXPECT_TRUE(inside(place("scoreboard.detail"), place("scoreboard")));
    EXPECT_GE(place("scoreboard.detail").h, 80.0f * GetParam().text);
    if (!window.frame().ui_state().scoreboard.one_at_a_time) {
        return;
    }
    EXPECT_TRUE(place("scoreboard.list").empty());
    window.click("scoreboard.back");
    EXPECT_FALSE(place("scoreboard.list").empty());
    // The keyboard: in, back, and out.
    window.press(SDLK_DOWN);
    window.press(SDLK_RETURN);
    EXPECT_TRUE(place("scoreboard.list").empty());
    window.press(SDLK_ESCAPE);
    EXPECT_FALSE(place("scoreboard.list").empty());
    window.press(SDLK_ESCAPE);
    EXPECT_FALSE(window.frame().looks().scoreboard_open);
}

TEST_P(TextSizes, every_plot_can_be_brought_into_view) {
    OpenWindow window = open();
    const auto place = [&](const std::string& name) { return window.frame().widgets().find(name); };
    if (place("traces").empty()) {
        window.click("traces.tab");
        window.turns(2);
    }
    ASSERT_FALSE(place("traces").empty());
    std::set<std::string> seen;
    const auto& plots = window.frame().view().plots->plots;
    for (std::size_t page = 0; page <= plots.size(); ++page) {
        for (const Plot& plot : plots) {
            const Rect full = place("traces." + plot.id);
            const Rect line = place("traces.line." + plot.id);
            if (inside(full, place("traces")) || inside(line, place("traces"))) {
                seen.insert(plot.id);
            }
            EXPECT_TRUE(full.empty() || full.h >= 36.0f * GetParam().text) << plot.id;
        }
        if (place("traces.former").empty()) {
            break;
        }
        window.click("traces.former");
    }
    EXPECT_EQ(seen.size(), plots.size());
}

TEST_P(TextSizes, what_finds_no_room_in_the_bar_is_in_the_menu_of_everything_else) {
    OpenWindow window = open();
    const auto place = [&](const std::string& name) { return window.frame().widgets().find(name); };
    const bool bar = !place("top.theme").empty() && !place("top.compare").empty() &&
                     !place("top.scenario").empty();
    if (place("top.more").empty()) {
        EXPECT_TRUE(bar);
        return;
    }
    window.click("top.more");
    window.turns(2);
    for (const char* name : {"scenario", "circuit", "compare", "theme", "scoreboard.show"}) {
        const std::string widget = std::string("top.more.") + name;
        EXPECT_TRUE(
            inside(place(widget),
                   {0.0f, 0.0f, float(GetParam().size.width), float(GetParam().size.height)}))
            << name;
    }
    window.click("top.more.scoreboard.show");
    window.turns(2);
    EXPECT_TRUE(window.frame().looks().scoreboard_open);
}

INSTANTIATE_TEST_SUITE_P(Windows,
                         TextSizes,
                         testing::Values(Look{{1024, 640}, 1.0f},
                                         Look{{1024, 640}, 2.0f},
                                         Look{{1024, 640}, 2.5f},
                                         Look{{1280, 720}, 1.0f},
                                         Look{{1280, 720}, 2.0f},
                                         Look{{1280, 720}, 2.5f},
                                         Look{{1600, 900}, 1.5f},
                                         Look{{1600, 900}, 2.0f},
                                         Look{{1600, 900}, 2.5f}),
                         [](const auto& look) {
                             return fmt::format("{}x{}_at_{:.0f}_percent",
                                                look.param.size.width,
                                                look.param.size.height,
                                                100.0f * look.param.text);
                         });

} // namespace text_size_test
} // namespace disinhibit
