#include "engine/ui/state/file_rows.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace file_rows_test {

FilesView home() {
    FilesView files;
    files.folder = "~/";
    files.entries = {{"talks", true},
                     {".hidden", true},
                     {"rest-session-1.toml", false},
                     {"rest-session-2.toml", false},
                     {"Rest.PNG", false},
                     {"arrest.svg", false}};
    files.recent = {"/tmp/last.toml"};
    return files;
}

std::vector<std::string> paths(const std::vector<FileRow>& rows) {
    std::vector<std::string> all;
    for (const FileRow& row : rows) {
        all.push_back(row.path);
    }
    return all;
}

using Paths = std::vector<std::string>;

TEST(FileRows, WhatWasUsedLastComesFirst) {
    const std::vector<FileRow> rows = file_rows(home(), "~/", FilePurpose::open, true);
    EXPECT_EQ(paths(rows),
              (Paths{"/tmp/last.toml",
                     "~/talks/",
                     "~/rest-session-1.toml",
                     "~/rest-session-2.toml",
                     "~/Rest.PNG",
                     "~/arrest.svg"}));
    EXPECT_EQ(rows[0].kind, FileKind::recent);
    EXPECT_EQ(rows[1].kind, FileKind::folder);
    EXPECT_EQ(rows[1].name, "talks/");
    EXPECT_EQ(rows[4].kind, FileKind::picture);
    EXPECT_EQ(rows[5].kind, FileKind::figure);
}

TEST(FileRows, NamesThatBeginSoComeBeforeThoseThatHaveItInside) {
    EXPECT_EQ(
        paths(file_rows(home(), "~/REST", FilePurpose::open, false)),
        (Paths{"~/rest-session-1.toml", "~/rest-session-2.toml", "~/Rest.PNG", "~/arrest.svg"}));
    EXPECT_EQ(paths(file_rows(home(), "~/rest", FilePurpose::save, false)),
              (Paths{"~/rest-session-1.toml", "~/rest-session-2.toml"}));
    EXPECT_EQ(paths(file_rows(home(), "~/.", FilePurpose::open, false)).front(), "~/.hidden/");
    EXPECT_TRUE(file_rows(home(), "~/talks/", FilePurpose::open, false).empty())
        << "another folder than the one that was looked at";
}

TEST(FileRows, ACompletionGoesAsFarAsTheyAgree) {
    const auto completed = [](const char* typed) {
        return completed_path(typed, file_rows(home(), typed, FilePurpose::open, false));
    };
    EXPECT_EQ(completed("~/t"), "~/talks/");
    EXPECT_EQ(completed("~/rest-"), "~/rest-session-");
    EXPECT_EQ(completed("~/rest-session-2"), "~/rest-session-2.toml");
    EXPECT_EQ(completed("~/arr"), "~/arrest.svg");
    EXPECT_EQ(completed("~/session"), "~/session") << "inside of a name nothing begins";
    EXPECT_EQ(completed("~/none"), "~/none");
    FilesView letters;
    letters.entries = {{"\u03b1.toml", false}, {"\u03b2.toml", false}};
    EXPECT_EQ(completed_path("", file_rows(letters, "", FilePurpose::open, false)), "")
        << "half a letter";
}

TEST(FileRows, APathIsAFolderAndAName) {
    EXPECT_EQ(folder_of_path("~/a/b"), "~/a/");
    EXPECT_EQ(name_of_path("~/a/b"), "b");
    EXPECT_EQ(folder_of_path("b"), "");
    EXPECT_EQ(name_of_path("b"), "b");
    EXPECT_EQ(name_of_path("a/"), "");
}

} // namespace file_rows_test
} // namespace disinhibit
