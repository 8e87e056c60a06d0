#include <gtest/gtest.h>

#include "engine/core/number_text.h"

namespace disinhibit {
namespace number_text_test {

TEST(NumberText, a_short_number_has_no_zeros_at_its_end_and_no_exponent_while_it_is_whole) {
    EXPECT_EQ(short_text(75.0, 3), "75");
    EXPECT_EQ(short_text(0.3, 3), "0.3");
    EXPECT_EQ(short_text(0.2916, 3), "0.292");
    EXPECT_EQ(short_text(2913.0, 3), "2913");
    EXPECT_EQ(short_text(300.0, 3), "300");
    EXPECT_EQ(short_text(0.0, 3), "0");
    EXPECT_EQ(short_text(-1.5, 3), "−1.5");
}

TEST(NumberText, a_level_too_small_for_its_digits_is_below_the_last_one_and_no_level_is_zero) {
    EXPECT_EQ(level_text(0.0000004, 4), "<\u00A00.0001");
    EXPECT_EQ(level_text(0.3, 0), "<\u00A01");
    EXPECT_EQ(level_text(0.04, 1), "<\u00A00.1");
    EXPECT_EQ(level_text(0.06, 1), "0.1");
    EXPECT_EQ(level_text(12.34, 1), "12.3");
    EXPECT_EQ(level_text(0.0, 3), "0.000");
    EXPECT_EQ(level_text(1e-12, 2), "0.00");
    EXPECT_EQ(level_text(-0.0004, 2), "0.00");
}

} // namespace number_text_test
} // namespace disinhibit
