#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "tests/architecture/source_tree.h"

/// What only some rooms may speak of.
namespace disinhibit {
namespace borders_test {

/// The functions of a C library differ by a bit between processors, and so would the courses.
TEST(Borders, TheScienceHasItsOwnElementaryFunctions) {
    const std::regex foreign("\\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|"
                             "sinh|cosh|cbrt|erf|lgamma|tgamma)\\b");
    int sources = 0;
    for (const SourceFile& file : source_files({"circuit", "engine/study"}, kCode)) {
        std::smatch found;
        const std::string code = code_of(file.text, false);
        EXPECT_FALSE(std::regex_search(code, found, foreign)) << file.path << ": " << found.str();
        ++sources;
    }
    EXPECT_GT(sources, 0);
}

/// What changes between releases and between machines has one place.
TEST(Borders, OneHeaderIncludesEachForeignHost) {
    const std::vector<std::pair<std::string, std::string>> homes{{"imgui", "engine/ui/gui/gui.h"},
                                                                 {"epoxy", "engine/gl/api.h"}};
    for (const auto& [host, home] : homes) {
        int includes = 0;
        for (const SourceFile& file : source_files({"circuit", "engine", "tests"}, kCode)) {
            for (const auto& [header, angled] : includes_of(file)) {
                if (header.find(host) != std::string::npos && !header.starts_with("engine/")) {
                    EXPECT_EQ(file.path, home) << "includes " << header;
                    includes += file.path == home ? 1 : 0;
                }
            }
        }
        EXPECT_GT(includes, 0) << home << " is elsewhere: name it in this test";
    }
}

/// The panels speak of sheets, menus, the pointer: what these are made of is the affair of two rooms and of the host.
TEST(Borders, FewRoomsSpeakOfDearImGui) {
    const std::regex name("\\bImGui(::|[A-Z])");
    int speakers = 0;
    for (const SourceFile& file : source_files({"engine"}, kCode)) {
        const bool may = file.path.starts_with("engine/ui/gui/") ||
                         file.path.starts_with("engine/ui/widgets/") ||
                         file.path.starts_with("engine/app/window/imgui_host.");
        const bool speaks = std::regex_search(code_of(file.text, false), name);
        EXPECT_TRUE(may || !speaks) << file.path;
        speakers += may && speaks ? 1 : 0;
    }
    EXPECT_GT(speakers, 0) << "the rooms are elsewhere: name them in this test";
}

} // namespace borders_test
} // namespace disinhibit
