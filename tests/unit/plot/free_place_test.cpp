#include "engine/plot/free_place.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace free_place_test {

const Rect box{0.0f, 0.0f, 200.0f, 100.0f};

TEST(FreePlace, MeasuresWhatRunsThroughARectangle) {
    const Rect rect{10.0f, 10.0f, 20.0f, 10.0f};
    EXPECT_FLOAT_EQ(length_inside({{{0.0f, 15.0f}, {100.0f, 15.0f}}}, rect), 20.0f);
    EXPECT_FLOAT_EQ(length_inside({{{20.0f, 0.0f}, {20.0f, 12.0f}}}, rect), 2.0f);
    EXPECT_FLOAT_EQ(length_inside({{{0.0f, 25.0f}, {100.0f, 25.0f}}}, rect), 0.0f);
    EXPECT_FLOAT_EQ(length_inside({{{0.0f, 0.0f}, {9.0f, 100.0f}}}, rect), 0.0f);
    // Through the corner region, 45 degrees: from (10, 15) to (15, 20).
    EXPECT_NEAR(length_inside({{{0.0f, 5.0f}, {50.0f, 55.0f}}}, rect), 7.0711f, 1e-3f);
}

TEST(FreePlace, WordsStandWhereNoCurveRuns) {
    const PixelPoint mark{60.0f, 50.0f};
    const auto places = places_beside(mark, 9.0f, 80.0f, 16.0f, box);
    EXPECT_EQ(free_place(places, box, {})->x, 69.0f); // right of the mark first
    const std::vector<Polyline> level{{{0.0f, 50.0f}, {200.0f, 50.0f}}};
    const auto place = free_place(places, box, level);
    ASSERT_TRUE(place);
    EXPECT_EQ(length_inside(level, *place), 0.0f);
    EXPECT_NEAR(place->center_y(), 50.0f, 17.0f) << "not as near as can be";
    std::vector<Polyline> everywhere;
    for (float y = 0.0f; y <= 100.0f; y += 4.0f) {
        everywhere.push_back({{0.0f, y}, {200.0f, y}});
    }
    EXPECT_FALSE(free_place(places, box, everywhere));
}

TEST(FreePlace, WordsStayInsideTheBox) {
    for (const float x : {0.0f, 100.0f, 199.0f}) {
        for (const float y : {0.0f, 50.0f, 100.0f}) {
            const auto place = free_place(places_beside({x, y}, 9.0f, 80.0f, 16.0f, box), box, {});
            ASSERT_TRUE(place);
            EXPECT_GE(place->x, 0.0f);
            EXPECT_LE(place->right(), 200.0f);
            EXPECT_GE(place->y, 0.0f);
            EXPECT_LE(place->bottom(), 100.0f);
        }
    }
}

} // namespace free_place_test
} // namespace disinhibit
