#include "circuit/io/text/field_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <tuple>

#include "circuit/io/text/input_error.h"

/// The one reader of tables: what it takes, and the one line for what it does not.
namespace disinhibit {
namespace field_reader_test {

using testing::ElementsAre;
using testing::HasSubstr;

/// The line that `read` ends in; empty: it takes `text` whole.
template <class Read> std::string refusal(const std::string& text, const Read& read) {
    const TomlDocument document = parse_toml("list.toml", text);
    FieldReader root(document, "test");
    try {
        read(root);
        root.finish();
    } catch (const InputError& error) {
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
        return error.what();
    }
    return "";
}

TEST(FieldReader, reads_texts_numbers_and_tables) {
    const TomlDocument document = parse_toml("list.toml", R"(text = ""
flag = false
count = 3
number = 2
one = "a"
some = ["b", "c"]
points = [[1, 2], [3.5, 4]]
word = "right"
[inner]
x = "1"
[[row]]
[[row]]
key = 1
)");
    FieldReader root(document, "test");
    EXPECT_EQ(root.text("text"), "");
    EXPECT_EQ(root.filled_text_or("no_text", "else"), "else");
    EXPECT_FALSE(root.flag("flag"));
    EXPECT_EQ(root.count("count", 3, 3), 3);
    EXPECT_EQ(root.number("number"), 2.0);
    EXPECT_EQ(root.number_or("no_number", 7.0), 7.0);
    EXPECT_THAT(root.texts("one"), ElementsAre("a"));
    EXPECT_THAT(root.texts("some"), ElementsAre("b", "c"));
    EXPECT_THAT(root.number_rows("points", 2, "points"),
                ElementsAre(ElementsAre(1.0, 2.0), ElementsAre(3.5, 4.0)));
    EXPECT_EQ(root.choice<int>("word", {{"left", 1}, {"right", 2}}), 2);
    EXPECT_TRUE(root.is_table("inner"));
    EXPECT_FALSE(root.is_table("row"));
    FieldReader inner = root.table("inner");
    EXPECT_EQ(inner.path(), "inner");
    EXPECT_EQ(inner.all_texts("a digit").size(), 1u);
    inner.finish();
    std::vector<FieldReader> rows = root.tables("row");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].key_path("key"), "row_2.key");
    root.finish();
    EXPECT_THROW(rows[1].finish(), InputError);
    EXPECT_THAT(root.keys().front(), "text");
    EXPECT_THAT(root.keys().back(), "row");
}

TEST(FieldReader, says_file_line_key_what_was_found_and_what_was_expected) {
    using Read = std::function<void(FieldReader&)>;
    const std::vector<std::tuple<std::string, Read, std::string>> faults{
        {"\nkey = 1",
         [](FieldReader& r) { r.text("key"); },
         "list.toml:2: key: found a number, expected a text"},
        {"key = \"\"",
         [](FieldReader& r) { r.filled_text("key"); },
         "list.toml:1: key: found an empty text, expected a text"},
        {"",
         [](FieldReader& r) { r.flag("key"); },
         "list.toml: key: missing, expected true or false"},
        {"keyy = true",
         [](FieldReader& r) { r.flag("key"); },
         "list.toml:1: keyy: found an unknown key, expected \"key\""},
        {"key = true",
         [](FieldReader& r) {
             r.flag("key");
             r.finish();
             r.count("no", 0, 9);
         },
         "list.toml: no: missing, expected a whole number from 0 to 9"},
        {"key = 10",
         [](FieldReader& r) { r.count("key", 0, 9); },
         "found 10, expected a whole number from 0 to 9"},
        {"key = 1.5",
         [](FieldReader& r) { r.count_or("key", 0, 0, 9); },
         "found a number, expected a whole number"},
        {"key = inf", [](FieldReader& r) { r.number("key"); }, "found inf, expected a number"},
        {"key = nan", [](FieldReader& r) { r.number("key", 0.0); }, "expected a number, 0 or more"},
        {"key = [1, inf]",
         [](FieldReader& r) { r.numbers("key"); },
         "expected an array of numbers"},
        {"key = [[1, 2], [3]]",
         [](FieldReader& r) { r.number_rows("key", 2, "pairs"); },
         "key: found another thing as number 2, expected pairs"},
        {"[key]\nx = 1",
         [](FieldReader& r) { r.table("key").text("x"); },
         "list.toml:2: key.x: found a number"},
        {"key = [1]",
         [](FieldReader& r) { r.tables("key"); },
         "key_1: found a number, expected a table"},
        {"key = \"up\"",
         [](FieldReader& r) {
             r.choice<int>("key", {{"left", 1}});
         },
         "key: found \"up\", expected one of left"},
    };
    for (const auto& [text, read, line] : faults) {
        EXPECT_THAT(refusal(text, read), HasSubstr(line)) << text;
    }
    EXPECT_EQ(refusal("key = 1", [](FieldReader& r) { r.number("key"); }), "");
}

} // namespace field_reader_test
} // namespace disinhibit
