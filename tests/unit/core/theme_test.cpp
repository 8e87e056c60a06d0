#include "engine/core/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "circuit/io/text/input_error.h"
#include "engine/core/paths.h"

namespace disinhibit {
namespace theme_test {

namespace fs = std::filesystem;

const fs::path themes = fs::path(DISINHIBIT_SOURCE_DIR) / "assets" / "themes";

std::vector<Theme> all_themes() {
    std::vector<Theme> loaded;
    for (const std::string& id : list_toml_ids(themes)) {
        loaded.push_back(load_theme(themes / (id + ".toml")));
    }
    return loaded;
}

/// Writes a theme into a temporary file and returns the message of the error it causes.
std::string error_of(const std::string& text) {
    const fs::path file = fs::path(testing::TempDir()) / "broken_theme.toml";
    std::ofstream(file) << text;
    try {
        load_theme(file);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(Theme, the_four_themes_are_there) {
    EXPECT_THAT(list_toml_ids(themes),
                testing::IsSupersetOf({"dark", "high_contrast", "light", "projector"}));
}

TEST(Theme, every_text_can_be_read_on_every_ground) {
    for (const Theme& theme : all_themes()) {
        const double least = theme.id == "high_contrast" ? 7.0 : 4.5;
        for (const char* text : {"text", "text2", "text3", "accent"}) {
            for (const char* ground : {"bg", "bg_glow", "panel"}) {
                EXPECT_GE(contrast_ratio(theme.color(text), theme.color(ground)), least)
                    << theme.id << ": " << text << " on " << ground;
            }
        }
    }
}

TEST(Theme, small_text_in_a_role_colour_can_be_read) {
    for (const Theme& theme : all_themes()) {
        const double least = theme.id == "high_contrast" ? 7.0 : 4.5;
        for (const auto& [role, color] : theme.roles) {
            for (const char* ground : {"bg", "panel"}) {
                EXPECT_GE(contrast_ratio(theme.ink(role), theme.color(ground)), least)
                    << theme.id << ": " << role << " on " << ground;
            }
        }
    }
}

TEST(Theme, shapes_and_control_edges_stand_out_from_their_ground) {
    for (const Theme& theme : all_themes()) {
        for (const char* ground : {"bg", "panel"}) {
            EXPECT_GE(contrast_ratio(theme.color("edge"), theme.color(ground)), 3.0) << theme.id;
            for (const char* ghost : {"ghost_1", "ghost_2", "ghost_3", "ghost_4"}) {
                EXPECT_GE(contrast_ratio(theme.color(ghost), theme.color(ground)), 3.0)
                    << theme.id << ": " << ghost << " on " << ground;
            }
            for (const auto& [role, color] : theme.roles) {
                EXPECT_GE(contrast_ratio(color, theme.color(ground)), 3.0)
                    << theme.id << ": " << role << " on " << ground;
            }
        }
    }
}

TEST(Theme, all_themes_know_the_same_roles) {
    const std::vector<Theme> loaded = all_themes();
    for (const Theme& theme : loaded) {
        for (const auto& [role, color] : loaded.front().roles) {
            EXPECT_TRUE(theme.roles.contains(role)) << theme.id << ": " << role;
        }
        EXPECT_EQ(theme.roles.size(), loaded.front().roles.size()) << theme.id;
    }
}

TEST(Theme, contrast_of_black_and_white_is_21) {
    EXPECT_NEAR(contrast_ratio({0, 0, 0, 1}, {1, 1, 1, 1}), 21.0, 1e-9);
    EXPECT_NEAR(contrast_ratio({1, 1, 1, 1}, {1, 1, 1, 1}), 1.0, 1e-9);
}

TEST(Theme, an_unknown_name_shows_as_magenta) {
    const Color color = load_theme(themes / "dark.toml").color("no such name");
    EXPECT_FLOAT_EQ(color.r, 1.0f);
    EXPECT_FLOAT_EQ(color.g, 0.0f);
    EXPECT_FLOAT_EQ(color.b, 1.0f);
}

TEST(Theme, a_faulty_file_is_told_with_line_and_key) {
    std::ifstream in(themes / "dark.toml");
    const std::string good((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    ASSERT_EQ(error_of(good), "");
    EXPECT_THAT(error_of("name = \"x\"\n[surface]\nbg = \"#12345\"\n[roles]\n"),
                testing::HasSubstr("broken_theme.toml:3: surface.bg: found \"#12345\", expected a "
                                   "colour"));
    EXPECT_THAT(error_of("nane = 1\n" + good),
                testing::HasSubstr(":1: nane: found an unknown key, expected \"name\""));
    EXPECT_THAT(error_of("name = \"x\"\n[surface]\n[roles]\n"),
                testing::HasSubstr("surface.bg: missing"));
    EXPECT_THAT(error_of("light = 1\n" + good.substr(good.find("glow"))),
                testing::HasSubstr("name: missing"));
    EXPECT_THAT(error_of("name = \n"), testing::HasSubstr("broken_theme.toml:1"));
}

} // namespace theme_test
} // namespace disinhibit
