#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace cloud_test {

/// The notes that begin like the text of this key.
int notes_like(const LevelFixture& scene, const char* key) {
    const std::string whole = scene.texts.get(key);
    const std::string start = whole.substr(0, whole.find('{'));
    const std::vector<TextRun> texts = all_texts(scene.draw());
    return static_cast<int>(std::ranges::count_if(
        texts, [&](const TextRun& run) { return run.text.starts_with(start); }));
}

TEST(Cloud, states_its_scale_in_every_window_while_it_is_reduced) {
    LevelFixture scene("evidence_weighted", "rat_amphetamine");
    for (const glm::vec2 size : {glm::vec2(1440, 848), glm::vec2(700, 430), glm::vec2(500, 600)}) {
        scene.input.size = size;
        scene.look_at(StageLevel::circuit);
        scene.at(0.0);
        EXPECT_EQ(notes_like(scene, "stage.cloud_scale"), 0) << size.x;
        scene.at(1800.0);
        ASSERT_GT(scene.value("dopamine_nac.concentration.percent"), 250.0);
        EXPECT_EQ(notes_like(scene, "stage.cloud_scale"), 1) << size.x;
        scene.look_at(StageLevel::synapse);
        EXPECT_EQ(notes_like(scene, "stage.synapse.cleft_scale"), 1) << size.x;
    }
}

/// The largest faint disc of the picture: the area of the cloud.
float cloud_radius(LevelFixture& drawn, double beside_percent) {
    drawn.input.beside_percent = beside_percent;
    float radius = 0.0f;
    for (const DrawBlock& block : drawn.draw().moving) {
        for (const Shape2D& shape : block.shapes) {
            const bool round = shape.form == ShapeForm::disc &&
                               shape.half_size.x == shape.half_size.y && shape.fill.a < 0.5f;
            radius = round ? std::max(radius, shape.half_size.x) : radius;
        }
    }
    return radius;
}

/// On two sides of A | B the larger value is the larger picture: both have the scale of the larger.
TEST(Cloud, has_the_scale_of_the_larger_side) {
    LevelFixture more("evidence_weighted", "rat_amphetamine");
    more.look_at(StageLevel::circuit);
    more.at(1800.0);
    LevelFixture less("evidence_weighted", "rat_amphetamine");
    less.look_at(StageLevel::circuit);
    // Alone it has the ring of its own size, the other has not.
    double t_s = 0.0;
    do {
        less.at(t_s += 10.0);
    } while (less.value("dopamine_nac.concentration.percent") < 150.0 && t_s < 1800.0);
    const double most = more.value("dopamine_nac.concentration.percent");
    const double few = less.value("dopamine_nac.concentration.percent");
    ASSERT_LT(few, 250.0);
    ASSERT_GT(most, 275.0);
    EXPECT_GT(cloud_radius(more, few), cloud_radius(less, most));
    EXPECT_NEAR(
        std::pow(cloud_radius(more, few) / cloud_radius(less, most), 2.0f), most / few, 1e-3);
    EXPECT_EQ(cloud_radius(more, few), cloud_radius(more, 0.0));
}

} // namespace cloud_test
} // namespace disinhibit
