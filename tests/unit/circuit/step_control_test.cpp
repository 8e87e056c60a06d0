#include <gtest/gtest.h>

#include "circuit/numerics/step_control.h"

/// How long is the next step?
namespace disinhibit {
namespace step_control_test {

StepAttempt accepted(double step_s, double error) {
    StepAttempt attempt;
    attempt.step_s = step_s;
    attempt.error = error;
    return attempt;
}

TEST(StepControl, keeps_a_little_off_an_error_at_the_tolerance) {
    StepMemory memory;
    EXPECT_DOUBLE_EQ(next_step(accepted(2.0, 1.0), memory), 1.8);
    EXPECT_EQ(memory.step_s, 2.0);
    EXPECT_EQ(memory.error, 1.0);
}

TEST(StepControl, lengthens_after_a_small_error_and_shortens_after_a_large_one) {
    StepMemory calm;
    EXPECT_GT(next_step(accepted(2.0, 0.01), calm), 2.0);
    StepMemory rough;
    EXPECT_LT(next_step(accepted(2.0, 0.99), rough), 2.0);
}

TEST(StepControl, expects_steps_that_had_to_shrink_to_go_on_shrinking) {
    StepMemory shrinking{4.0, 1.0};
    EXPECT_DOUBLE_EQ(next_step(accepted(2.0, 1.0), shrinking), 0.9);
    StepMemory growing{1.0, 1.0};
    EXPECT_DOUBLE_EQ(next_step(accepted(2.0, 1.0), growing), 1.8) << "growth is not carried on";
}

TEST(StepControl, does_not_lengthen_right_after_a_refusal) {
    StepMemory memory;
    StepAttempt repeated = accepted(2.0, 1e-6);
    repeated.repeated = true;
    EXPECT_EQ(next_step(repeated, memory), 2.0);
}

TEST(StepControl, takes_the_order_it_sees_from_the_second_refusal_on) {
    const StepAttempt longer = accepted(4.0, 64.0);
    const double by_order = shorter_step(longer, {});
    EXPECT_DOUBLE_EQ(by_order, 4.0 * 0.9 * std::pow(64.0, -1.0 / 5.0));
    // Half the step brought a quarter of the error: order 2.
    EXPECT_DOUBLE_EQ(shorter_step(accepted(2.0, 16.0), longer), 2.0 * 0.9 * 0.25);
}

} // namespace step_control_test
} // namespace disinhibit
