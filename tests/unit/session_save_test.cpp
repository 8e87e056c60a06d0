#include "engine/app/session_save.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/app/session.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace {

TEST(SessionSave, what_cannot_be_saved_is_told_and_the_session_goes_on) {
    TemporaryFolder folder;
    SessionSettings settings;
    settings.save_folder = folder.path() / "none";
    Session session(shipped_library(), shipped_library().scenarios.at("rest"), settings);
    session.carry_out(SaveScenario{});
    EXPECT_FALSE(session.message().empty());
    EXPECT_TRUE(session.saved_file().empty());
    write_bytes(folder.path() / "none", "a file where the folder should be");
    session.carry_out(SaveScenario{});
    EXPECT_FALSE(session.message().empty());
    std::filesystem::remove(folder.path() / "none");

    // Links that lead to themselves are names that are taken.
    std::filesystem::create_directory(folder.path() / "none");
    std::filesystem::create_symlink("rest-session-1.toml",
                                    folder.path() / "none/rest-session-1.toml");
    session.carry_out(SaveScenario{});
    EXPECT_EQ(session.message(), "");
    EXPECT_EQ(session.saved_file().filename(), "rest-session-2.toml");
}

} // namespace
} // namespace disinhibit
