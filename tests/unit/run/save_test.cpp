#include "engine/run/save.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "circuit/io/text/input_error.h"
#include "engine/run/pair.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace save_test {

TEST(SessionSave, what_cannot_be_saved_is_told_and_names_that_are_taken_are_passed_over) {
    const TemporaryFolder folder;
    const Library& library = shipped_library();
    const SessionPair pair(library, library.scenarios.at("rest"), {});
    const std::filesystem::path place = folder.path() / "none";
    EXPECT_THROW(save_shot(pair.shot(), library, place), InputError);
    write_bytes(place, "a file where the folder should be");
    EXPECT_THROW(save_shot(pair.shot(), library, place), InputError);
    std::filesystem::remove(place);

    // Links that lead to themselves are names that are taken.
    std::filesystem::create_directory(place);
    std::filesystem::create_symlink("rest-session-1.toml", place / "rest-session-1.toml");
    EXPECT_EQ(save_shot(pair.shot(), library, place).filename(), "rest-session-2.toml");
}

} // namespace save_test
} // namespace disinhibit
