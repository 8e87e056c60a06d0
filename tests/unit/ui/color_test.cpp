#include <gtest/gtest.h>

#include <filesystem>

#include "circuit/io/read/load_library.h"
#include "engine/core/paths.h"
#include "engine/core/theme.h"
#include "engine/plot/ghost_style.h"
#include "engine/ui/gui/style.h"
#include "engine/view/plot_set.h"
#include "tests/support/color_vision.h"

/// Colours for every kind of eye: distances under three deficiencies, and contrast of the controls.
namespace disinhibit {
namespace color_test {

namespace fs = std::filesystem;

const fs::path assets = fs::path(DISINHIBIT_SOURCE_DIR) / "assets";

// Far more than a just noticeable difference (about 1), which is for patches side by side.
constexpr double least_distance = 8.5;
// Below this, colour alone is not enough: shape or dash must differ.
constexpr double safe_distance = 10.0;

std::vector<Theme> all_themes() {
    std::vector<Theme> loaded;
    for (const std::string& id : list_toml_ids(assets / "themes")) {
        loaded.push_back(load_theme(assets / "themes" / (id + ".toml")));
    }
    return loaded;
}

/// The distance of two roles to the eye that tells them apart worst.
double worst_distance(const Theme& theme, const std::string& a, const std::string& b) {
    double worst = 1e9;
    for (const Vision& vision : visions()) {
        worst = std::min(worst, distance_seen(theme.color(a), theme.color(b), vision));
    }
    return worst;
}

TEST(ColorVision, the_distance_is_that_of_the_published_examples) {
    // Sharma, Wu & Dalal 2005, Table 1, pairs 1, 7, 17 and 25.
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(ciede2000({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    EXPECT_NEAR(
        ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
}

TEST(ColorVision, red_and_green_come_together_only_for_eyes_that_lack_red_or_green) {
    const Color red{0.85f, 0.2f, 0.0f, 1.0f};
    const Color green{0.4f, 0.5f, 0.0f, 1.0f};
    const auto seen = [&](std::size_t vision) {
        return distance_seen(red, green, visions()[vision]);
    };
    EXPECT_GT(seen(0), 50.0);
    EXPECT_LT(seen(2), 0.4 * seen(0));
    EXPECT_GT(seen(3), 0.6 * seen(0));
}

TEST(ColorVision, every_pair_of_roles_can_be_told_apart_by_every_eye) {
    for (const Theme& theme : all_themes()) {
        for (auto a = theme.roles.begin(); a != theme.roles.end(); ++a) {
            for (auto b = std::next(a); b != theme.roles.end(); ++b) {
                for (const Vision& vision : visions()) {
                    EXPECT_GE(distance_seen(a->second, b->second, vision), least_distance)
                        << theme.id << ", " << vision.name << ": " << a->first << ", " << b->first;
                }
            }
        }
    }
}

TEST(ColorVision, substances_whose_colours_come_close_have_other_shapes) {
    const Library library = load_library(assets);
    for (const Theme& theme : all_themes()) {
        for (const auto& [id, a] : library.substances) {
            for (const auto& [other_id, b] : library.substances) {
                if (a.role != b.role && a.glyph == b.glyph) {
                    EXPECT_GE(worst_distance(theme, a.role, b.role), safe_distance)
                        << theme.id << ": " << id << " and " << other_id << " are both a "
                        << a.glyph;
                }
            }
        }
    }
}

TEST(ColorVision, curves_of_one_plot_whose_colours_come_close_have_another_dash) {
    for (const auto& entry : fs::directory_iterator(assets / "stages")) {
        if (!entry.path().string().ends_with(".plots.toml")) {
            continue;
        }
        const PlotSet set = load_plot_set(entry.path());
        for (const Theme& theme : all_themes()) {
            for (const Plot& plot : set.plots) {
                for (const PlotCurve& a : plot.curves) {
                    for (const PlotCurve& b : plot.curves) {
                        // Stacked areas lie one on the other in a fixed order, each with its name beside it.
                        const double least = plot.stacked ? least_distance : safe_distance;
                        if (&a < &b && a.dashed == b.dashed) {
                            EXPECT_GE(worst_distance(theme, a.role, b.role), least)
                                << entry.path().filename() << ", " << theme.id << ": " << plot.id
                                << ", " << a.signal << ", " << b.signal;
                        }
                    }
                }
            }
        }
    }
}

TEST(ColorVision, ghosts_whose_colours_come_close_have_another_dash) {
    for (const Theme& theme : all_themes()) {
        for (int a = 0; a < ghost_style_count(); ++a) {
            for (int b = a + 1; b < ghost_style_count(); ++b) {
                const GhostStyle& one = ghost_style(a);
                const GhostStyle& two = ghost_style(b);
                EXPECT_TRUE(one.dash_px != two.dash_px ||
                            worst_distance(theme, one.color, two.color) >= safe_distance)
                    << theme.id << ": " << a << ", " << b;
            }
        }
    }
}

TEST(ControlColors, words_on_controls_can_be_read_in_every_state) {
    for (const Theme& theme : all_themes()) {
        const ControlColors control = control_colors(theme);
        for (const Color& ground : {control.fill, control.fill_hovered, control.fill_selected}) {
            EXPECT_GE(contrast_ratio(theme.color("text"), ground), 4.5) << theme.id;
        }
        // While the button is held down.
        EXPECT_GE(contrast_ratio(theme.color("text"), control.fill_active), 4.5) << theme.id;
        // Ghost names, hints and quiet buttons stand on the panel; a chosen row keeps its quiet words.
        EXPECT_GE(contrast_ratio(theme.color("text2"), control.fill_selected), 4.5) << theme.id;
        EXPECT_GE(contrast_ratio(theme.color("text2"), control.fill), 4.5) << theme.id;
        // Selected words in a text field.
        EXPECT_GE(
            contrast_ratio(theme.color("text"), mix(control.fill, theme.color("accent"), 0.35f)),
            4.5)
            << theme.id;
    }
}

TEST(ControlColors, the_ring_around_the_focus_is_seen_on_every_ground) {
    for (const Theme& theme : all_themes()) {
        const ControlColors control = control_colors(theme);
        for (const Color& ground : {theme.color("panel"),
                                    theme.color("bg"),
                                    theme.color("bg_glow"),
                                    control.fill,
                                    control.fill_hovered}) {
            EXPECT_GE(contrast_ratio(theme.color("accent"), ground), 3.0) << theme.id;
        }
    }
}

} // namespace color_test
} // namespace disinhibit
