#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"
#include "tests/support/hostile_files.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace hostile_files_test {

namespace fs = std::filesystem;

/// Runs `read` and expects one clear line that names the file and holds `expected`.
template <class Read>
void expect_one_clear_line(const fs::path& file, const std::string& expected, Read read) {
    try {
        read();
        ADD_FAILURE() << file << " was accepted";
    } catch (const InputError& error) {
        const std::string line = error.what();
        EXPECT_EQ(line.find('\n'), std::string::npos) << line;
        EXPECT_LT(line.size(), 1500U) << line;
        EXPECT_THAT(line, testing::HasSubstr(file.filename().string()));
        EXPECT_THAT(line, testing::HasSubstr(expected)) << file;
    }
}

void expect_refused_scenario(const fs::path& file, const std::string& expected) {
    expect_one_clear_line(file, expected, [&] { read_scenario_file(file, shipped_library()); });
}

TEST(HostileFiles, are_at_least_fifty) {
    EXPECT_GE(hostile_files().size(), 50U);
    for (const HostileFile& hostile : hostile_files()) {
        EXPECT_TRUE(fs::exists(hostile.file)) << hostile.file;
    }
}

TEST(HostileFiles, each_scenario_is_refused_in_one_line_with_file_and_key) {
    for (const HostileFile& hostile : hostile_files()) {
        if (hostile.is_scenario()) {
            expect_refused_scenario(hostile.file, hostile.expected);
        }
    }
}

TEST(HostileFiles, each_asset_is_refused_in_one_line_with_file_and_key) {
    for (const HostileFile& hostile : hostile_files()) {
        if (!hostile.is_scenario()) {
            TemporaryFolder folder;
            make_hostile_assets(hostile, folder.path());
            expect_one_clear_line(folder.path() / hostile.place, hostile.expected, [&] {
                load_library(folder.path());
            });
        }
    }
}

TEST(HostileFiles, a_line_of_a_hundred_megabytes_is_refused_without_reading_it) {
    TemporaryFolder folder;
    const fs::path file = folder.path() / "long_line.toml";
    {
        std::ofstream out(file, std::ios::binary);
        out << "name = \"";
        const std::string block(1'000'000, 'x');
        for (int i = 0; i < 100; ++i) {
            out << block;
        }
    }
    expect_refused_scenario(file, "very long line");
}

TEST(HostileFiles, a_very_large_file_of_short_lines_is_refused) {
    TemporaryFolder folder;
    const fs::path file = folder.path() / "large.toml";
    std::string text;
    while (text.size() < 2'000'000) {
        text += "# a harmless remark\n";
    }
    write_bytes(file, text);
    expect_refused_scenario(file, "very large file");
}

TEST(HostileFiles, folders_devices_and_missing_files_are_refused) {
    TemporaryFolder folder;
    expect_refused_scenario(folder.path() / "missing.toml", "no such file");
    fs::create_directories(folder.path() / "folder.toml");
    expect_refused_scenario(folder.path() / "folder.toml", "no file");
    expect_refused_scenario("/dev/zero", "no file");
    fs::create_symlink(folder.path() / "loop.toml", folder.path() / "loop.toml");
    expect_refused_scenario(folder.path() / "loop.toml", "no such file");
}

TEST(HostileFiles, many_levels_of_tables_over_many_lines_do_not_exhaust_the_stack) {
    TemporaryFolder folder;
    const fs::path file = folder.path() / "deep.toml";
    std::string text = "x = [\n";
    for (int i = 0; i < 300; ++i) {
        text += "{a.a.a.a.a.a.a.a.a.a.a.a.a.a = [\n";
    }
    write_bytes(file, text);
    expect_refused_scenario(file, "broken TOML");
    text.clear();
    for (int i = 0; i < 5000; ++i) {
        text += "[a.b.c.d.e.f.g.h.i.j.k.l.m." + std::string("n") + std::to_string(i) + "]\n";
    }
    write_bytes(file, text);
    expect_refused_scenario(file, "name");
}

TEST(HostileFiles, an_asset_folder_with_a_part_missing_is_refused) {
    for (const char* part :
         {"substances", "subjects", "circuits", "scenarios", "references.bib", "defaults.toml"}) {
        TemporaryFolder folder;
        fs::copy(small_assets(), folder.path(), fs::copy_options::recursive);
        fs::remove_all(folder.path() / part);
        expect_one_clear_line(
            folder.path() / part, "no such", [&] { load_library(folder.path()); });
    }
    expect_one_clear_line("nowhere", "no such", [&] { load_library("/nowhere"); });
}

} // namespace hostile_files_test
} // namespace disinhibit
