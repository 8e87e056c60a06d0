#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace side_test {

const TextRun* find_text(const std::vector<TextRun>& texts, const std::string& text) {
    const auto found = std::find_if(
        texts.begin(), texts.end(), [&](const TextRun& run) { return run.text == text; });
    return found != texts.end() ? &*found : nullptr;
}

TEST(SceneSide, a_single_stage_has_no_letter) {
    const SceneFixture fixture;
    EXPECT_EQ(find_text(all_texts(fixture.draw()), "A"), nullptr);
}

TEST(SceneSide, the_letter_stands_at_the_top_left_and_the_sentence_after_it) {
    SceneFixture fixture;
    fixture.input.side = "A";
    fixture.input.side_caption = "nothing given";
    const std::vector<TextRun> texts = all_texts(fixture.draw());
    const TextRun* letter = find_text(texts, "A");
    ASSERT_NE(letter, nullptr);
    EXPECT_LT(letter->position.x, 80.0f);
    EXPECT_LT(letter->position.y, 80.0f);
    const TextRun* sentence = find_text(texts, "At rest,");
    ASSERT_NE(sentence, nullptr);
    EXPECT_GT(sentence->position.x, letter->position.x + 15.0f);
    const TextRun* caption = find_text(texts, "nothing given");
    ASSERT_NE(caption, nullptr);
    EXPECT_EQ(caption->position.x, sentence->position.x);
    EXPECT_LT(caption->position.y, sentence->position.y - sentence->size_px);
}

/// The box behind the letter: the last shape of the picture.
Shape2D letter_box(bool active) {
    SceneFixture fixture;
    fixture.input.side = "B";
    fixture.input.active_side = active;
    return moving_shapes(fixture.draw()).back();
}

TEST(SceneSide, the_active_side_is_marked_by_a_filled_box) {
    const Shape2D active = letter_box(true);
    const Shape2D passive = letter_box(false);
    EXPECT_EQ(active.form, ShapeForm::rounded_box);
    EXPECT_EQ(active.center, passive.center);
    EXPECT_GT(active.fill.r, passive.fill.r + 0.3f) << "a dark theme fills it with light";
}

} // namespace side_test
} // namespace disinhibit
