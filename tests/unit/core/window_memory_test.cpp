#include "engine/core/window_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "circuit/io/text/input_error.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace window_memory_test {

WindowMemory some_looks() {
    WindowMemory memory;
    memory.place = WindowPlace{-40, 25, 1600, 900};
    memory.maximised = true;
    memory.theme = "projector";
    memory.text_scale = 1.75f;
    memory.level = StageLevel::synapse;
    memory.reduced_motion = true;
    memory.traces = false;
    memory.confidence = true;
    memory.legend = true;
    memory.recent = {"~/a \"talk\".toml", "/tmp/back\\slash.png"};
    return memory;
}

std::string fault_of(const std::string& text) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "window.toml", text);
    try {
        load_window_memory(folder.path() / "window.toml");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(WindowMemory, what_is_written_is_read_back) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "state" / "disinhibit" / "window.toml";
    save_window_memory(file, some_looks());
    EXPECT_EQ(load_window_memory(file), some_looks());
    EXPECT_EQ(names_in(file.parent_path()), std::set<std::string>{"window.toml"});
    save_window_memory(file, WindowMemory{});
    EXPECT_EQ(load_window_memory(file), WindowMemory{});
}

TEST(WindowMemory, without_a_file_everything_is_at_its_default) {
    EXPECT_EQ(load_window_memory("/nowhere/at/all.toml"), WindowMemory{});
    EXPECT_EQ(load_window_memory(""), WindowMemory{});
}

TEST(WindowMemory, a_broken_file_is_told_in_one_line_with_its_place) {
    for (const auto& [text, part] :
         {std::pair{"theme = ", "window.toml:1"},
          std::pair{"\ntext_scale = 9\n", ":2: text_scale"},
          std::pair{"level = \"moon\"\n", "one of brain, circuit, synapse"},
          std::pair{"x = 1\ny = 2\nwidth = 0\nheight = 9\n", "width"},
          std::pair{"x = 1\n", "y: missing"},
          std::pair{"legend = 3\n", "legend: found a number, expected true or false"},
          std::pair{"colour = 3\n", "unknown key"}}) {
        const std::string fault = fault_of(text);
        EXPECT_THAT(fault, testing::HasSubstr(part)) << text;
        EXPECT_EQ(fault.find('\n'), std::string::npos) << fault;
    }
}

TEST(WindowMemory, whatever_lies_there_is_a_fault_that_can_be_told) {
    std::string deep;
    for (int i = 0; i < 2000; ++i) {
        deep += "q.";
    }
    EXPECT_THAT(fault_of(deep + "z = 1\n"), testing::HasSubstr("very long dotted key"));
    EXPECT_THAT(fault_of("theme = \"\\u001B[2J\"\n"), testing::HasSubstr("U+001B"));
    EXPECT_THAT(fault_of(std::string(2'000'000, '\n')), testing::HasSubstr("very large"));
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "window.toml";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW(load_window_memory(pipe), InputError);
    EXPECT_THROW(load_window_memory(folder.path()), InputError);
}

TEST(WindowMemory, it_lies_in_the_state_folder_of_the_desktop) {
    const auto with = [](const char* state, const char* home) {
        setenv("XDG_STATE_HOME", state, 1);
        setenv("HOME", home, 1);
        return window_memory_file();
    };
    const std::string former = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "";
    EXPECT_EQ(with("/s", "/h"), "/s/disinhibit/window.toml");
    EXPECT_EQ(with("", "/h"), "/h/.local/state/disinhibit/window.toml");
    // A path that is not absolute counts for nothing.
    EXPECT_EQ(with("s", "h"), "");
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", former.c_str(), 1);
}

} // namespace window_memory_test
} // namespace disinhibit
