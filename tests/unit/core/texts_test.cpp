#include "engine/core/texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace texts_test {

Texts texts_of(const std::string& toml) {
    const auto file = std::filesystem::path(testing::TempDir()) / "texts_test.toml";
    std::ofstream(file) << toml;
    return load_texts(file);
}

TEST(Texts, placeholders_are_filled_by_name) {
    const Texts texts = texts_of("[dose]\nline = \"{dose} at {time}, {dose}\"\n");
    EXPECT_EQ(texts.get("dose.line", {{"time", "1 h"}, {"dose", "50 mg"}}), "50 mg at 1 h, 50 mg");
}

TEST(Texts, a_value_may_contain_braces) {
    const Texts texts = texts_of("a = \"{x}{y}\"\n");
    EXPECT_EQ(texts.get("a", {{"x", "{y}"}, {"y", "2"}}), "{y}2");
}

TEST(Texts, a_missing_key_and_a_missing_value_are_seen) {
    const Texts texts = texts_of("a = \"{x} and { open\"\n");
    EXPECT_EQ(texts.get("b"), "<b>");
    EXPECT_EQ(texts.get("a"), "{x} and { open");
}

TEST(Texts, tables_nest_and_anything_but_text_is_an_error) {
    EXPECT_EQ(texts_of("[a.b]\nc = \"d\"\n").get("a.b.c"), "d");
    EXPECT_THROW(texts_of("[a]\nb = 3\n"), InputError);
}

TEST(Texts, the_shipped_catalogue_has_no_empty_text) {
    const Texts texts =
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "texts" / "en.toml");
    for (const auto& [key, text] : texts.entries) {
        EXPECT_FALSE(text.empty()) << key;
    }
}

} // namespace texts_test
} // namespace disinhibit
