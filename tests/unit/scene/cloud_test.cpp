#include <gtest/gtest.h>

#include <algorithm>

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

} // namespace cloud_test
} // namespace disinhibit
