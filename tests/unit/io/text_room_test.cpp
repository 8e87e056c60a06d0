#include "circuit/io/text/printable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/toml_document.h"
#include "tests/support/temporary_folder.h"

/// Text from outside: what may be shown, and what is refused where it is read.
namespace disinhibit {
namespace text_room_test {

using testing::HasSubstr;

/// Everything that can do something to a terminal or deceive a reader, and its name.
const std::vector<std::pair<std::string, std::string>> kUnfit{
    {"\x1b", "U+001B"},               // escape
    {"\a", "U+0007"},                 // bell
    {"\b", "U+0008"},                 // backspace
    {"\r", "U+000D"},                 // back to the begin of the line
    {std::string(1, '\0'), "U+0000"}, // zero
    {"\x7f", "U+007F"},               // delete
    {"\xC2\x9b", "U+009B"},           // control sequence introducer in one character
    {"\xC2\x85", "U+0085"},           // next line
    {"\xE2\x80\xAE", "U+202E"},       // right-to-left override
    {"\xE2\x80\xAA", "U+202A"},       // left-to-right embedding
    {"\xE2\x81\xA6", "U+2066"},       // left-to-right isolate
    {"\xFF", "byte 0xFF"},            // no UTF-8
    {"\xC0\x9b", "byte 0xC0"},        // an escape in too many bytes
    {"\xE0\x82\x9b", "byte 0xE0"},    // the same
    {"\xED\xA0\x80", "U+D800"},       // half of a pair
    {"\xF4\x90\x80\x80", "U+110000"}, // beyond Unicode
    {"\xC3", "byte 0xC3"},            // cut off
};

TEST(Printable, nothing_unfit_is_left_and_everything_else_stays) {
    for (const auto& [bytes, name] : kUnfit) {
        const std::string text = "a" + bytes + "b" + bytes;
        EXPECT_EQ(unfit_character(text), name);
        EXPECT_FALSE(unfit_character(printable(text))) << name;
        EXPECT_FALSE(unfit_character(one_line(text))) << name;
        EXPECT_FALSE(unfit_character(markup_text(text))) << name;
        EXPECT_THAT(printable(text), testing::StartsWith("a?"));
    }
    const std::string fit = "caf\xC3\xA9 \xCE\xBA \xE2\x89\xA4 \xF0\x9F\xA7\xA0\tx\ny\r\nz";
    EXPECT_EQ(printable(fit), fit);
    EXPECT_EQ(one_line("a\nb\tc"), "a b c");
    EXPECT_EQ(one_line(std::string(100, 'x'), 10), std::string(10, 'x') + "...");
    EXPECT_EQ(markup_text("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
}

/// The line with which a text file is refused as TOML.
std::string refusal(const std::string& text) {
    try {
        parse_toml("x.toml", text);
    } catch (const InputError& error) {
        return error.what();
    }
    ADD_FAILURE() << text << " was accepted";
    return "";
}

TEST(TomlDocument, texts_with_unfit_characters_are_refused_with_their_line) {
    EXPECT_THAT(refusal("a = 1\nname = \"red \\u001B[31m\"\n"),
                HasSubstr("x.toml:2: found U+001B"));
    EXPECT_THAT(refusal("[[row]]\nlist = [\"x\",\n \"\\u202E\"]\n"),
                HasSubstr("x.toml:3: found U+202E"));
    EXPECT_THAT(refusal("\"k\\u009By\" = 1\n"), HasSubstr("found U+009B"));
    EXPECT_EQ(parse_toml("x.toml", "text = \"\"\"one\r\ntwo\tthree\"\"\"\n").root.size(), 1u);
}

TEST(TomlDocument, keys_without_end_are_refused_before_they_are_parsed) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) {
        deep += "q.";
    }
    EXPECT_THAT(refusal("a = 1\n" + deep + "z = 1\n"), HasSubstr("x.toml:2: found a very long"));
    EXPECT_THAT(refusal("[" + deep + "z]\n"), HasSubstr("very long dotted key"));
    EXPECT_THAT(refusal("a = { " + deep + "z = 1 }\n"), HasSubstr("very long dotted key"));
    EXPECT_THAT(refusal("a = " + std::string(5000, '[')), HasSubstr("found broken TOML"));
}

TEST(TomlFilesIn, skips_what_systems_and_editors_leave_and_refuses_unfit_names) {
    TemporaryFolder folder;
    for (const char* name :
         {"b.toml", "a.toml", "._a.toml", ".hidden.toml", "a.toml~", "#a.toml#"}) {
        write_bytes(folder.path() / name, "");
    }
    std::filesystem::create_symlink("me@here.1:2", folder.path() / ".#a.toml");
    const std::vector<std::filesystem::path> expected{folder.path() / "a.toml",
                                                      folder.path() / "b.toml"};
    EXPECT_EQ(toml_files_in(folder.path()), expected);
    for (const char* name : {"A.toml", "a b.toml", "a-b.toml", "<script>.toml", "a\x1b.toml"}) {
        write_bytes(folder.path() / name, "");
        EXPECT_THROW(toml_files_in(folder.path()), InputError) << name;
        std::filesystem::remove(folder.path() / name);
    }
    EXPECT_THROW(toml_files_in(folder.path() / "none"), InputError);
}

TEST(ReadFile, refuses_at_once_what_is_no_plain_file) {
    TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe.toml";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    std::filesystem::create_symlink("pipe.toml", folder.path() / "link.toml");
    std::filesystem::create_symlink("nowhere", folder.path() / "dangling.toml");
    std::filesystem::create_directory(folder.path() / "folder.toml");
    for (const char* name : {"pipe.toml", "link.toml", "folder.toml"}) {
        try {
            read_file(folder.path() / name);
            ADD_FAILURE() << name << " was read";
        } catch (const InputError& error) {
            EXPECT_THAT(error.what(),
                        HasSubstr(name + std::string(": found something that is no file")));
        }
    }
    EXPECT_THROW(read_file(folder.path() / "dangling.toml"), InputError);
}

TEST(FileBelow, never_leaves_its_root) {
    TemporaryFolder folder;
    write_bytes(folder.path() / "root/parts/x.toml", "");
    write_bytes(folder.path() / "secret.toml", "");
    std::filesystem::create_symlink("../secret.toml", folder.path() / "root/link.toml");
    const auto root = folder.path() / "root";
    const auto of = [&](const std::string& name) { return file_below(root, root, name, {}); };
    EXPECT_EQ(of("parts/x.toml"), root / "parts/x.toml");
    EXPECT_EQ(of("parts/../parts/x.toml"), root / "parts/../parts/x.toml");
    EXPECT_THROW(of("../secret.toml"), InputError);
    EXPECT_THROW(of("parts/../../secret.toml"), InputError);
    EXPECT_THROW(of((folder.path() / "secret.toml").string()), InputError);
    EXPECT_THROW(of("link.toml"), InputError);
    EXPECT_THROW(of("nothing.toml"), InputError);
    EXPECT_THROW(of("/etc/passwd"), InputError);
}

} // namespace text_room_test
} // namespace disinhibit
