#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "circuit/io/text/field_reader.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/toml_include.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace toml_include_test {

using testing::HasSubstr;

class TomlInclude : public testing::Test {
  protected:
    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_.path() / name) << text;
    }
    TomlSource read(const std::string& name) {
        return parse_toml_with_includes(folder_.path() / name);
    }
    /// What is said of the text that is no number.
    static std::string complaint(const TomlSource& source) {
        try {
            FieldReader(source, "test").number("size");
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }
    TemporaryFolder folder_;
};

TEST_F(TomlInclude, AddsRowsAndLetsALaterRowOfTheSameIdChangeOnlyWhatItNames) {
    write("part.toml", "size = 1\n[[row]]\nid = \"a\"\nx = 1\ny = 2\n[[row]]\nid = \"b\"\n");
    write("whole.toml",
          "include = [\"part.toml\"]\nsize = 2\n[[row]]\nid = \"a\"\nx = 9\n[[row]]\nid = \"c\"\n");
    const TomlSource source = read("whole.toml");
    EXPECT_EQ(source.root["size"].value<int>(), 2);
    ASSERT_EQ(source.root["row"].as_array()->size(), 3u);
    EXPECT_EQ(source.root["row"][0]["x"].value<int>(), 9);
    EXPECT_EQ(source.root["row"][0]["y"].value<int>(), 2);
    EXPECT_EQ(source.root["row"][2]["id"].value<std::string>(), "c");
    EXPECT_EQ(source.files.size(), 2u);
    EXPECT_EQ(source.root.get("include"), nullptr);
}

TEST_F(TomlInclude, NamesTheFileAFaultyValueComesFrom) {
    write("part.toml", "\n\nsize = \"large\"\n");
    write("whole.toml", "include = [\"part.toml\"]\n");
    const TomlSource source = read("whole.toml");
    EXPECT_THAT(complaint(source), HasSubstr("part.toml:3: size"));
    write("whole.toml", "include = [\"part.toml\"]\nsize = \"small\"\n");
    EXPECT_THAT(complaint(read("whole.toml")), HasSubstr("whole.toml:2: size"));
}

TEST_F(TomlInclude, RefusesFilesThatIncludeEachOtherAndMissingOnes) {
    write("a.toml", "include = [\"b.toml\"]\n");
    write("b.toml", "include = [\"a.toml\"]\n");
    EXPECT_THROW(read("a.toml"), InputError);
    write("c.toml", "include = [\"nothing.toml\"]\n");
    EXPECT_THROW(read("c.toml"), InputError);
    write("d.toml", "include = 3\n");
    EXPECT_THROW(read("d.toml"), InputError);
}

TEST_F(TomlInclude, StaysBelowTheFolderOfTheFirstFile) {
    TemporaryFolder elsewhere;
    write_bytes(elsewhere.path() / "secret.toml", "password = 1\n");
    const std::string outside = (elsewhere.path() / "secret.toml").string();
    write("absolute.toml", "include = [\"" + outside + "\"]\n");
    EXPECT_THROW(read("absolute.toml"), InputError);
    std::filesystem::create_symlink(outside, folder_.path() / "link.toml");
    write("linked.toml", "include = [\"link.toml\"]\n");
    EXPECT_THROW(read("linked.toml"), InputError);
    write("up.toml",
          "include = [\"../" + elsewhere.path().filename().string() + "/secret.toml\"]\n");
    EXPECT_THROW(read("up.toml"), InputError);
}

TEST_F(TomlInclude, ReadsABoundedNumberOfFilesInAll) {
    for (int i = 0; i < 8; ++i) {
        const std::string next = "\"b" + std::to_string(i + 1) + ".toml\"";
        std::string ten = next;
        for (int copy = 1; copy < 10; ++copy) {
            ten += ", " + next;
        }
        write("b" + std::to_string(i) + ".toml", "include = [" + ten + "]\n");
    }
    write("b8.toml", "");
    try {
        read("b0.toml");
        ADD_FAILURE() << "a hundred million files were read";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("at most 64 in all"));
    }
}

} // namespace toml_include_test
} // namespace disinhibit
