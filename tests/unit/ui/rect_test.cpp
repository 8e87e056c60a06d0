#include "engine/picture/rect.h"

#include <gtest/gtest.h>

#include <limits>

namespace disinhibit {
namespace rect_test {

TEST(Bounded, stays_between_its_limits_and_at_the_lower_where_they_cross) {
    EXPECT_EQ(bounded(5, 1, 9), 5);
    EXPECT_EQ(bounded(0, 1, 9), 1);
    EXPECT_EQ(bounded(10, 1, 9), 9);
    EXPECT_EQ(bounded(1, 1, 1), 1);
    for (const int value : {0, 3, 10}) {
        EXPECT_EQ(bounded(value, 9, 1), 9) << value;
    }
    EXPECT_EQ(bounded(std::numeric_limits<double>::quiet_NaN(), 1.0, 9.0), 1.0);
    EXPECT_EQ(bounded(std::numeric_limits<double>::infinity(), 1.0, 9.0), 9.0);
}

TEST(UiRect, the_nearest_place_inside_a_box_smaller_than_its_margins_is_its_edge) {
    const Rect box{10.0f, 20.0f, 30.0f, 40.0f};
    EXPECT_EQ(box.nearest_x(25.0f), 25.0f);
    EXPECT_EQ(box.nearest_x(0.0f), 10.0f);
    EXPECT_EQ(box.nearest_x(99.0f), 40.0f);
    EXPECT_EQ(box.nearest_y(99.0f), 60.0f);
    const Rect none = box.inset(20.0f, 25.0f);
    for (const float place : {0.0f, 30.0f, 99.0f}) {
        EXPECT_EQ(none.nearest_x(place), 30.0f);
        EXPECT_EQ(none.nearest_y(place), 45.0f);
    }
}

} // namespace rect_test
} // namespace disinhibit
