#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "circuit/io/text/input_error.h"
#include "engine/view/journal.h"
#include "engine/view/shot_text.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace journal_test {

namespace fs = std::filesystem;

const Library& library() {
    return shipped_library();
}

Shot shot_at(double time_s, const std::string& scenario = "ethanol") {
    Shot shot;
    shot.a.scenario = library().scenarios.at(scenario);
    shot.time_s = time_s;
    return shot;
}

/// Writes shots one after the other, each before the next, and lets the journal go.
fs::path keep(const fs::path& folder, const std::vector<Shot>& shots) {
    for (const Shot& shot : shots) {
        FoundSession found = take_kept_session(folder, library());
        Journal journal(folder,
                        found.session ? std::optional(std::move(found.session->file))
                                      : std::nullopt,
                        library());
        journal.keep(shot);
    }
    return JournalFile::list(folder).front();
}

/// What is there for the next start.
FoundSession found_in(const fs::path& folder, int number = 1) {
    return take_kept_session(folder, library(), KeptWhich::former, number);
}

TEST(JournalFile, gives_back_its_records_up_to_the_first_that_is_torn) {
    const TemporaryFolder folder;
    const std::vector<JournalRecord> written = {
        {"shot", "one\ntwo\n"}, {"time", ""}, {"time", std::string("@time 1 0\n\0x", 12)}};
    fs::path path;
    {
        JournalFile file = JournalFile::create(folder.path());
        path = file.path();
        for (const JournalRecord& record : written) {
            file.append(record);
        }
    }
    const std::string whole = read_bytes(path);
    std::size_t most = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        write_bytes(path, whole.substr(0, length));
        std::optional<JournalFile> file;
        try {
            file = JournalFile::take(path);
        } catch (const InputError& error) {
            EXPECT_LT(length, std::string("disinhibit journal 1\n").size()) << error.what();
            continue;
        }
        const std::vector<JournalRecord> records = file->records();
        ASSERT_LE(records.size(), written.size());
        EXPECT_TRUE(std::equal(records.begin(), records.end(), written.begin())) << length;
        EXPECT_GE(records.size(), most);
        most = records.size();
    }
    EXPECT_EQ(most, written.size());
    // A byte that has changed ends it too, wherever it is.
    for (std::size_t at = whole.find('@'); at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        write_bytes(path, changed);
        EXPECT_LT(JournalFile::take(path)->records().size(), written.size()) << at;
    }
}

TEST(JournalFile, belongs_to_one_window) {
    const TemporaryFolder folder;
    const JournalFile mine = JournalFile::create(folder.path());
    EXPECT_FALSE(JournalFile::take(mine.path()));
    const JournalFile other = JournalFile::create(folder.path());
    EXPECT_NE(mine.path(), other.path());
    EXPECT_EQ(JournalFile::list(folder.path()).size(), 2u);
}

TEST(JournalFile, stays_the_same_window_s_when_it_is_begun_again) {
    const TemporaryFolder folder;
    JournalFile file = JournalFile::create(folder.path());
    file.append({"shot", "first"});
    file.replace({"shot", "second"});
    EXPECT_FALSE(JournalFile::take(file.path()));
    file.append({"time", "third"});
    EXPECT_EQ(file.records(), (std::vector<JournalRecord>{{"shot", "second"}, {"time", "third"}}));
}

TEST(Journal, keeps_the_last_of_what_it_is_given) {
    const TemporaryFolder folder;
    Shot last = shot_at(30.0);
    last.view.theme = "light";
    last.b = ShotRun{library().scenarios.at("rest"), {}, {}};
    last.layout = CompareLayout::split;
    {
        Journal journal(folder.path() / "made/by/it", std::nullopt, library());
        for (int i = 0; i < 1000; ++i) {
            journal.keep(shot_at(i));
        }
        journal.keep(last);
    }
    const FoundSession found = found_in(folder.path() / "made/by/it");
    ASSERT_TRUE(found.session);
    EXPECT_EQ(found.session->shot, last);
    EXPECT_EQ(found.remark, "");
}

/// The bytes of a journal whose last record is whole; 0 while it is being written.
std::size_t whole_bytes(const fs::path& path) {
    const std::string bytes = read_bytes(path);
    std::size_t at = bytes.find('\n') + 1; // after the title
    while (at < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::istringstream head(bytes.substr(at, end - at));
        std::string kind;
        std::size_t length = 0;
        if (!(head >> kind >> length)) {
            return 0;
        }
        at = end + 1 + length + 1;
    }
    return at == bytes.size() ? at : 0;
}

TEST(Journal, writes_the_time_alone_when_nothing_else_changes_and_stays_small) {
    const TemporaryFolder folder;
    JournalFile file = JournalFile::create(folder.path());
    const fs::path path = file.path();
    Shot shot = shot_at(0.0);
    shot.a.scenario.text = std::string(7'000, 'x');
    shot.a.ghosts.assign(6, {"former", 1, false, shot.a.scenario});
    std::size_t largest = 0;
    std::size_t bytes_before = whole_bytes(path);
    {
        Journal journal(folder.path(), std::move(file), library());
        for (int i = 1; i <= 60; ++i) {
            shot.time_s = i / 3.0;
            shot.speed = i % 2 == 0 ? i : shot.speed;
            journal.keep(shot);
            // Every shot is written before the next is given; only a file that was begun again is smaller.
            std::size_t bytes = whole_bytes(path);
            while (bytes == 0 || bytes == bytes_before) {
                std::this_thread::yield();
                bytes = whole_bytes(path);
            }
            if (i % 2 == 1 && i > 1 && bytes > bytes_before) {
                EXPECT_LT(bytes - bytes_before, 100u) << i;
            }
            largest = std::max(largest, bytes);
            bytes_before = bytes;
        }
    }
    EXPECT_GT(largest, 500'000u);
    EXPECT_LT(largest, 1'100'000u);
    const FoundSession found = found_in(folder.path());
    ASSERT_TRUE(found.session);
    EXPECT_EQ(found.session->shot, shot);
}

TEST(Journal, a_session_set_aside_is_found_only_by_who_asks_for_former_ones) {
    const TemporaryFolder folder;
    {
        Journal journal(folder.path(), std::nullopt, library());
        journal.keep(shot_at(1.0));
        while (JournalFile::list(folder.path()).empty() ||
               fs::file_size(JournalFile::list(folder.path()).front()) == 0) {
            std::this_thread::yield();
        }
        journal.set_aside();
        journal.keep(shot_at(2.0, "rest"));
    }
    EXPECT_EQ(take_kept_session(folder.path(), library()).session->shot.time_s, 2.0);
    EXPECT_EQ(found_in(folder.path(), 2).session->shot.time_s, 1.0);
    EXPECT_FALSE(take_kept_session(folder.path(), library(), KeptWhich::left, 2).session);
    EXPECT_FALSE(found_in(folder.path(), 3).session);
}

TEST(Journal, what_is_not_worth_keeping_leaves_no_file) {
    const TemporaryFolder folder;
    {
        Journal journal(folder.path(), std::nullopt, library());
        journal.keep(shot_at(1.0));
        journal.forget();
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Journal, comes_back_when_its_file_is_taken_away_while_it_is_written) {
    const TemporaryFolder folder;
    const fs::path state = folder.path() / "state";
    {
        Journal journal(state, std::nullopt, library());
        journal.keep(shot_at(1.0));
        while (JournalFile::list(state).empty()) {
            std::this_thread::yield();
        }
        fs::remove_all(state);
        // As a window does, it is told again and again.
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        for (int i = 2; !fs::exists(state / "session-1.journal"); ++i) {
            journal.keep(shot_at(i));
            std::this_thread::yield();
            ASSERT_LT(std::chrono::steady_clock::now(), until);
        }
        journal.keep(shot_at(7000.0));
    }
    EXPECT_EQ(found_in(state).session->shot.time_s, 7000.0);
}

TEST(Journal, a_folder_that_cannot_be_written_is_one_line_and_no_more) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "file", "in the way");
    Journal journal(folder.path() / "file/state", std::nullopt, library());
    journal.keep(shot_at(1.0));
    while (journal.fault().empty()) {
        std::this_thread::yield();
    }
    EXPECT_THAT(journal.fault(), testing::HasSubstr("file/state: cannot be written"));
    EXPECT_EQ(journal.fault().find('\n'), std::string::npos);
}

TEST(KeptSession, the_last_shot_that_can_be_read_is_shown_and_the_rest_is_one_line) {
    const TemporaryFolder folder;
    const fs::path path = keep(folder.path(), {shot_at(10.0)});
    {
        std::optional<JournalFile> file = JournalFile::take(path);
        file->append({"time", "11 12.5"});
        file->append({"time", "-3 nonsense"});
        std::string text = shot_text(shot_at(99.0), library());
        text.replace(text.find("\"ethanol\""), 9, "\"ethanal\"");
        file->append({"shot", text});
        file->append({"time", "100 100"});
        file->append({"shot", std::string(5'000'000, '[')});
        file->append({"a later kind", "x"});
    }
    const FoundSession found = found_in(folder.path());
    ASSERT_TRUE(found.session);
    EXPECT_EQ(found.session->shot.time_s, 11.0);
    EXPECT_EQ(found.session->shot.motion_s, 12.5);
    EXPECT_THAT(found.remark, testing::HasSubstr("session-1.journal"));
    EXPECT_EQ(found.remark.find('\n'), std::string::npos);
}

TEST(KeptSession, a_file_that_is_no_journal_of_ours_is_passed_over_with_one_line) {
    const std::vector<std::pair<std::string, std::string>> hostile = {
        {"disinhibit journal 2\n", "made by a newer"},
        {"disinhibit journal 99999999999999999999\n", "no journal"},
        {std::string(3'000'000, 'x'), "no journal"},
        {std::string("\0\0\0\0", 4), "no journal"},
    };
    for (const auto& [bytes, said] : hostile) {
        const TemporaryFolder folder;
        const fs::path good = keep(folder.path(), {shot_at(10.0)});
        const fs::path bad = folder.path() / "session-2.journal";
        write_bytes(bad, bytes);
        fs::last_write_time(good, fs::last_write_time(bad) - std::chrono::hours(1));
        const FoundSession found = found_in(folder.path());
        ASSERT_TRUE(found.session) << said;
        EXPECT_EQ(found.session->shot.time_s, 10.0);
        EXPECT_THAT(found.remark, testing::HasSubstr(said));
        EXPECT_THAT(found.remark, testing::HasSubstr("session-2.journal"));
        EXPECT_EQ(read_bytes(bad), bytes) << "it is left as it is";
    }
}

TEST(KeptSession, pipes_links_and_folders_in_the_way_are_passed_over) {
    const TemporaryFolder folder;
    keep(folder.path(), {shot_at(10.0)});
    ASSERT_EQ(mkfifo((folder.path() / "session-5.journal").c_str(), 0600), 0);
    fs::create_directory(folder.path() / "session-6.journal");
    fs::create_symlink("session-1.journal", folder.path() / "session-7.journal");
    write_bytes(folder.path() / "session-8.journal", "");
    const FoundSession found = found_in(folder.path());
    ASSERT_TRUE(found.session);
    EXPECT_EQ(found.session->shot.time_s, 10.0);
}

TEST(KeptSession, two_windows_that_crashed_come_back_one_after_the_other) {
    const TemporaryFolder folder;
    for (int i = 1; i <= 2; ++i) {
        JournalFile file = JournalFile::create(folder.path());
        file.append({"shot", shot_text(shot_at(i), library())});
        write_bytes(folder.path() / "keep", "");
        fs::rename(file.path(), folder.path() / ("session-" + std::to_string(10 * i) + ".journal"));
    }
    FoundSession first = take_kept_session(folder.path(), library());
    FoundSession second = take_kept_session(folder.path(), library());
    ASSERT_TRUE(first.session && second.session);
    EXPECT_NE(first.session->shot.time_s, second.session->shot.time_s);
    EXPECT_FALSE(take_kept_session(folder.path(), library()).session);
}

TEST(KeptSession, only_so_many_are_kept) {
    const TemporaryFolder folder;
    for (int i = 0; i < 30; ++i) {
        const JournalFile file = JournalFile::create(folder.path());
        fs::rename(file.path(),
                   folder.path() / ("session-" + std::to_string(100 + i) + ".journal"));
    }
    const JournalFile mine = JournalFile::create(folder.path());
    fs::last_write_time(mine.path(), fs::file_time_type::min());
    drop_oldest_sessions(folder.path());
    EXPECT_EQ(JournalFile::list(folder.path()).size(), 21u);
    EXPECT_TRUE(fs::exists(mine.path())) << "a window still writes it";
}

} // namespace journal_test
} // namespace disinhibit
