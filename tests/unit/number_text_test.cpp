#include <gtest/gtest.h>

#include "engine/core/number_text.h"

namespace disinhibit {
namespace {

TEST(NumberText, a_short_number_has_no_zeros_at_its_end_and_no_exponent_while_it_is_whole) {
    EXPECT_EQ(short_text(75.0, 3), "75");
    EXPECT_EQ(short_text(0.3, 3), "0.3");
    EXPECT_EQ(short_text(0.2916, 3), "0.292");
    EXPECT_EQ(short_text(2913.0, 3), "2913");
    EXPECT_EQ(short_text(300.0, 3), "300");
    EXPECT_EQ(short_text(0.0, 3), "0");
    EXPECT_EQ(short_text(-1.5, 3), "−1.5");
}

} // namespace
} // namespace disinhibit
