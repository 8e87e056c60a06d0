#include "engine/core/plain_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <new>

namespace disinhibit {
namespace plain_words_test {

TEST(PlainWords, tell_people_what_happened_and_nothing_of_the_language) {
    EXPECT_EQ(plain_words(std::bad_alloc()), "there is not enough memory for this");
    try {
        std::filesystem::create_directories("/proc/version/below");
        FAIL() << "a folder below a file";
    } catch (const std::filesystem::filesystem_error& error) {
        EXPECT_EQ(plain_words(error), error.path1().string() + ": Not a directory");
    }
    EXPECT_EQ(plain_words(std::runtime_error("as it is")), "as it is");
}

} // namespace plain_words_test
} // namespace disinhibit
