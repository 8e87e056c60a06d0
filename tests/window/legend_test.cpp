#include <gtest/gtest.h>

#include <cmath>

#include "engine/scene/legend.h"
#include "tests/support/open_window.h"

/// The panel that says what the symbols mean, in the real window.
namespace disinhibit {
namespace legend_test {

/// Pixels of a place that have not the colour of the ground of panels.
int drawn_pixels(const PixelImage& picture, const Rect& place, const Color& ground) {
    const auto byte = [](float share) { return static_cast<int>(std::lround(255.0f * share)); };
    int count = 0;
    for (int y = static_cast<int>(place.y); y < static_cast<int>(place.bottom()); ++y) {
        for (int x = static_cast<int>(place.x); x < static_cast<int>(place.right()); ++x) {
            const std::uint8_t* pixel =
                &picture.rgba[4 * static_cast<std::size_t>(y * picture.width + x)];
            const int apart = std::abs(pixel[0] - byte(ground.r)) +
                              std::abs(pixel[1] - byte(ground.g)) +
                              std::abs(pixel[2] - byte(ground.b));
            count += apart > 24 ? 1 : 0;
        }
    }
    return count;
}

/// Every sign that is wholly in view is drawn; how many there are.
int check_signs(OpenWindow& window) {
    const PixelImage picture = window.picture();
    const WidgetLog& widgets = window.frame().widgets();
    const Rect panel = widgets.find("legend");
    EXPECT_FALSE(panel.empty());
    const LegendView& legend = *window.frame().view().legend;
    int seen = 0;
    for (std::size_t i = 0; i < legend.words.size(); ++i) {
        const Rect row = widgets.find("legend." + std::to_string(i));
        if (!row.empty() && row.bottom() < panel.bottom() - 10.0f) {
            const Rect cell{row.x, row.y, legend.cell_width_px, row.h};
            EXPECT_GT(drawn_pixels(picture, cell, window.frame().view().theme->color("panel")), 40)
                << legend.words[i];
            ++seen;
        }
    }
    return seen;
}

TEST(LegendPanel, draws_every_sign_at_every_level_and_stays_open) {
    OpenWindow window("ethanol");
    window.press(SDLK_s);
    for (const SDL_Keycode level : {SDLK_1, SDLK_2, SDLK_3}) {
        window.press(level);
        window.turns(90);
        EXPECT_GE(check_signs(window), 6) << level - SDLK_0;
    }
    // What explains a thing stands in its place for a while.
    window.press(SDLK_SLASH);
    window.turns(2);
    window.type("dopamine");
    window.press(SDLK_RETURN);
    window.turns(3);
    EXPECT_TRUE(window.frame().widgets().find("legend").empty());
    window.press(SDLK_ESCAPE);
    window.turns(2);
    EXPECT_FALSE(window.frame().widgets().find("legend").empty());
    window.click("legend.close");
    EXPECT_FALSE(window.frame().looks().legend);
}

TEST(LegendPanel, is_as_readable_with_large_text) {
    OpenWindow window("ethanol", {1600, 900}, {}, std::filesystem::temp_directory_path(), 2.0f);
    window.press(SDLK_s);
    window.turns(3);
    EXPECT_FLOAT_EQ(window.frame().view().legend->cell_height_px, 2.0f * legend_cell.y);
    EXPECT_GE(check_signs(window), 2);
}

} // namespace legend_test
} // namespace disinhibit
