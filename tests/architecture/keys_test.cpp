#include <gtest/gtest.h>

#include <regex>

#include "engine/core/texts.h"
#include "tests/architecture/source_tree.h"

/// Commands are declared in one room: nobody else knows which key means what.
namespace disinhibit {
namespace keys_test {

TEST(Keys, AreNamedInTheTableOfCommandsAlone) {
    // Those that widgets themselves answer to (ImGui's), and what keys are called.
    const std::regex foreign(
        "SDLK_|SDL_SCANCODE_|KMOD_|"
        "ImGuiKey_(?!Tab|LeftArrow|RightArrow|UpArrow|DownArrow|Enter|Escape|Space)");
    const std::set<std::string> excepted = {"engine/ui/state/command.cpp", "engine/ui/gui/gui.cpp"};
    for (const SourceFile& file : source_files({"circuit", "engine"}, {".cpp", ".h"})) {
        const std::string code = code_of(file.text, false);
        std::smatch found;
        if (file.folder() != "engine/ui/commands" && !excepted.contains(file.path) &&
            std::regex_search(code, found, foreign)) {
            ADD_FAILURE() << file.path << ": " << found.str();
        }
    }
}

/// A text says {key:noun.verb} and gets the key from the table.
TEST(Keys, AreNotWrittenIntoTexts) {
    const Texts texts =
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "texts" / "en.toml");
    const std::regex key("\\b(Ctrl|Alt|Esc|PageUp|PageDown|Backspace)\\b|\\((F[0-9]+|[A-Z?/])\\)");
    for (const auto& [name, text] : texts.entries) {
        if (!name.starts_with("key.")) {
            EXPECT_FALSE(std::regex_search(text, key)) << name << ": " << text;
        }
    }
}

} // namespace keys_test
} // namespace disinhibit
