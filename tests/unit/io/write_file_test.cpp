#include "circuit/io/text/write_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ostream>
#include <thread>

#include "circuit/io/text/input_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/watched_calls.h"

/// The one writer: whole or absent, the kind of the target kept, nothing foreign touched, nothing left behind.
namespace disinhibit {
namespace write_file_test {

namespace fs = std::filesystem;

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    EXPECT_EQ(lstat(file.c_str(), &status), 0);
    return status.st_mode;
}

mode_t permissions_of(const fs::path& file) {
    return mode_of(file) & 07777;
}

/// Runs `act` in a child and returns how it ended, as waitpid says.
template <class Act> int status_of_child(Act act) {
    const pid_t child = fork();
    if (child == 0) {
        act();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// The one line with which writing to `file` is refused.
std::string refusal(const fs::path& file) {
    try {
        write_file(file, "new");
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr(file.string()));
        return error.what();
    }
    ADD_FAILURE() << file << " was written";
    return "";
}

TEST(WriteFile, makes_a_file_of_the_mode_that_the_umask_allows) {
    TemporaryFolder folder;
    const mode_t former = umask(027);
    write_file(folder.path() / "new", "bytes\n");
    umask(former);
    EXPECT_EQ(read_bytes(folder.path() / "new"), "bytes\n");
    EXPECT_EQ(permissions_of(folder.path() / "new"), 0640u);
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"new"});
}

TEST(WriteFile, keeps_the_mode_of_the_file_that_it_replaces) {
    TemporaryFolder folder;
    for (const mode_t mode : {0600, 0644, 0755, 0666}) {
        write_bytes(folder.path() / "old", "old");
        chmod((folder.path() / "old").c_str(), mode);
        write_file(folder.path() / "old", "new");
        EXPECT_EQ(permissions_of(folder.path() / "old"), mode);
        EXPECT_EQ(read_bytes(folder.path() / "old"), "new");
    }
}

TEST(WriteFile, keeps_the_owner_of_the_file_that_it_replaces) {
    if (geteuid() != 0) {
        GTEST_SKIP() << "only root can give files away";
    }
    TemporaryFolder folder;
    const fs::path file = folder.path() / "theirs";
    write_bytes(file, "old");
    ASSERT_EQ(chown(file.c_str(), 1234, 2345), 0);
    write_file(file, "new");
    struct stat status {};
    ASSERT_EQ(stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_uid, 1234u);
    EXPECT_EQ(status.st_gid, 2345u);
}

TEST(WriteFile, follows_links_and_leaves_them) {
    TemporaryFolder folder;
    fs::create_directories(folder.path() / "far");
    write_bytes(folder.path() / "far/real", "old");
    fs::create_symlink("far/real", folder.path() / "near");
    fs::create_symlink("near", folder.path() / "chain");
    fs::create_symlink("far/not yet", folder.path() / "dangling");
    write_file(folder.path() / "chain", "new");
    write_file(folder.path() / "dangling", "first");
    EXPECT_TRUE(fs::is_symlink(folder.path() / "chain"));
    EXPECT_TRUE(fs::is_symlink(folder.path() / "near"));
    EXPECT_TRUE(fs::is_symlink(folder.path() / "dangling"));
    EXPECT_EQ(read_bytes(folder.path() / "far/real"), "new");
    EXPECT_EQ(read_bytes(folder.path() / "far/not yet"), "first");
    fs::create_symlink("loop", folder.path() / "loop");
    EXPECT_THAT(refusal(folder.path() / "loop"), testing::HasSubstr("leads to itself"));
}

TEST(WriteFile, writes_through_a_pipe_and_leaves_it_one) {
    TemporaryFolder folder;
    const fs::path pipe = folder.path() / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const std::string bytes(200'000, 'x');
    std::string read;
    std::thread reader([&] { read = read_bytes(pipe); });
    write_file(pipe, bytes);
    reader.join();
    EXPECT_EQ(read, bytes);
    EXPECT_TRUE(S_ISFIFO(mode_of(pipe)));
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"pipe"});
}

TEST(WriteFile, writes_to_what_a_process_holds_open) {
    TemporaryFolder folder;
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    write_file("/dev/fd/" + std::to_string(ends[1]), "through");
    char read[16] = {};
    EXPECT_EQ(::read(ends[0], read, sizeof read), 7);
    EXPECT_STREQ(read, "through");
    close(ends[0]);
    close(ends[1]);
}

TEST(WriteFile, refuses_what_is_no_place_for_a_file) {
    TemporaryFolder folder;
    const fs::path& root = folder.path();
    fs::create_directory(root / "folder");
    EXPECT_THAT(refusal(root / "folder"), testing::HasSubstr("found a folder"));
    EXPECT_THAT(refusal(root / "folder/"), testing::HasSubstr("found no name"));
    EXPECT_THAT(refusal(root / "no/such"), testing::HasSubstr("No such file"));
    EXPECT_THAT(refusal(root / std::string(300, 'x')), testing::HasSubstr("too long"));
    write_bytes(root / "file", "old");
    EXPECT_THAT(refusal(root / "file/inside"), testing::HasSubstr("Not a directory"));
    chmod((root / "file").c_str(), 0444);
    EXPECT_THAT(refusal(root / "file"), testing::HasSubstr("may not be written"));
    EXPECT_EQ(read_bytes(root / "file"), "old");

    const int socket_made = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address {};
    address.sun_family = AF_UNIX;
    (root / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(bind(socket_made, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    close(socket_made);
    EXPECT_THAT(refusal(root / "socket"), testing::HasSubstr("a socket"));
    EXPECT_TRUE(S_ISSOCK(mode_of(root / "socket")));
    EXPECT_EQ(names_in(root), (std::set<std::string>{"file", "folder", "socket"}));
}

TEST(WriteFile, leaves_foreign_files_alone) {
    TemporaryFolder folder;
    const std::set<std::string> foreign{"x.partial", ".x.partial", "x~", ".x.swp", "x.tmp"};
    for (const std::string& name : foreign) {
        write_bytes(folder.path() / name, name);
    }
    write_file(folder.path() / "x", "new");
    for (const std::string& name : foreign) {
        EXPECT_EQ(read_bytes(folder.path() / name), name);
    }
}

TEST(WriteFile, is_whole_or_absent_when_the_writer_gives_up) {
    TemporaryFolder folder;
    const auto half = [](std::ostream& out) {
        out << std::string(1'000'000, 'x');
        throw std::runtime_error("no more");
    };
    EXPECT_THROW(write_file(folder.path() / "x", half), std::runtime_error);
    EXPECT_TRUE(names_in(folder.path()).empty());
    write_bytes(folder.path() / "x", "old");
    EXPECT_THROW(write_file(folder.path() / "x", half), std::runtime_error);
    EXPECT_EQ(read_bytes(folder.path() / "x"), "old");
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"x"});
}

TEST(WriteFile, a_full_disk_is_told_and_leaves_the_former_file) {
    TemporaryFolder folder;
    write_bytes(folder.path() / "x", "old");
    struct rlimit former {};
    getrlimit(RLIMIT_FSIZE, &former);
    const struct rlimit small { 100'000, former.rlim_max };
    const auto former_handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    std::string told;
    try {
        write_file(folder.path() / "x", std::string(1'000'000, 'x'));
    } catch (const OutputError& error) {
        told = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &former);
    std::signal(SIGXFSZ, former_handler);
    EXPECT_THAT(told, testing::HasSubstr("could not be written completely (File too large)"));
    EXPECT_EQ(read_bytes(folder.path() / "x"), "old");
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"x"});
}

TEST(WriteFile, reaches_the_disk_before_its_name_does) {
    TemporaryFolder folder;
    const WatchedCalls& calls = watch_calls();
    write_file(folder.path() / "x", "bytes");
    EXPECT_EQ(calls.names, (std::vector<std::string>{"fsync file", "rename", "fsync folder"}));
}

TEST(WriteFile, tells_every_step_that_fails_on_the_way_to_the_disk) {
    for (const char* step : {"fsync file", "rename", "fsync folder"}) {
        TemporaryFolder folder;
        write_bytes(folder.path() / "x", "old");
        watch_calls().failing = step;
        EXPECT_THROW(write_file(folder.path() / "x", "new"), OutputError) << step;
        watch_calls();
        EXPECT_EQ(read_bytes(folder.path() / "x"),
                  step == std::string("fsync folder") ? "new" : "old");
        EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"x"}) << step;
    }
}

TEST(WriteFile, nothing_is_left_when_a_signal_ends_the_program) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        TemporaryFolder folder;
        const int status = status_of_child([&] {
            OutputFile output(folder.path() / "x");
            output.stream() << "half" << std::flush;
            raise(signal);
        });
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal);
        EXPECT_TRUE(names_in(folder.path()).empty()) << signal;
    }
}

TEST(WriteFile, a_signal_that_the_program_handles_itself_stays_its_own) {
    TemporaryFolder folder;
    const int status = status_of_child([&] {
        std::signal(SIGTERM, [](int) {});
        std::signal(SIGHUP, SIG_IGN);
        write_file(folder.path() / "x", [](std::ostream& out) {
            raise(SIGTERM);
            raise(SIGHUP);
            out << "whole";
        });
    });
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(read_bytes(folder.path() / "x"), "whole");
}

TEST(WriteFile, signals_end_the_program_as_before_once_nothing_is_being_written) {
    TemporaryFolder folder;
    {
        OutputFile first(folder.path() / "x");
        OutputFile second(folder.path() / "y");
        struct sigaction during {};
        sigaction(SIGTERM, nullptr, &during);
        EXPECT_NE(during.sa_handler, SIG_DFL);
    }
    struct sigaction after {};
    sigaction(SIGTERM, nullptr, &after);
    EXPECT_EQ(after.sa_handler, SIG_DFL);
    EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(WriteFile, of_two_runs_that_write_one_file_the_second_is_refused) {
    TemporaryFolder folder;
    fs::create_symlink("x", folder.path() / "other name");
    OutputFile first(folder.path() / "x");
    EXPECT_THAT(refusal(folder.path() / "x"), testing::HasSubstr("another run"));
    EXPECT_THAT(refusal(folder.path() / "other name"), testing::HasSubstr("another run"));
    write_file(folder.path() / "y", "another file");
    const int status = status_of_child([&] {
        try {
            write_file(folder.path() / "x", "second");
            _exit(1);
        } catch (const InputError&) {
            _exit(0);
        }
    });
    EXPECT_EQ(status, 0);
    first.stream() << "first";
    first.finish();
    EXPECT_EQ(read_bytes(folder.path() / "x"), "first");
    write_file(folder.path() / "x", "later");
    EXPECT_EQ(read_bytes(folder.path() / "x"), "later");
}

TEST(WriteFile, a_run_that_was_killed_does_not_keep_its_place) {
    TemporaryFolder folder;
    status_of_child([&] {
        new OutputFile(folder.path() / "x");
        raise(SIGKILL);
    });
    write_file(folder.path() / "x", "next");
    EXPECT_EQ(read_bytes(folder.path() / "x"), "next");
}

} // namespace write_file_test
} // namespace disinhibit
