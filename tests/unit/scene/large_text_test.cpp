#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/explain/causes.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/signals.h"
#include "engine/ui/gui/layout.h"
#include "tests/support/level_fixture.h"

/// Who asks for larger text gets larger text: nothing on the stage is written smaller than at 100 % in the same window, and
/// nothing is cut.
namespace disinhibit {
namespace large_text_test {

constexpr glm::vec2 kWindows[] = {{1024.0f, 640.0f}, {1366.0f, 768.0f}, {1920.0f, 1080.0f}};
constexpr float kLarge[] = {1.25f, 1.5f, 2.0f, 2.5f};
constexpr float kRounding = 0.01f; ///< px

/// The stage that a window of this size leaves, laid out.
StageLayout
laid_out(const LevelFixture& scene, StageLevel level, glm::vec2 window, float type_scale) {
    LayoutWishes wishes;
    wishes.width_px = window.x;
    wishes.height_px = window.y;
    wishes.type_scale = type_scale;
    wishes.dose_cards = 2;
    const UiLayout ui = compute_layout(wishes);
    Stage stage = scene.stages.at(level);
    fit_stage(stage, scene.model());
    const StageSignals signals = resolve_stage(stage, scene.model(), scene.texts);
    return make_stage_layout(
        stage,
        signals,
        make_stage_view(
            scene.theme, scene.texts, scene.measure, {ui.stage.w, ui.stage.h}, type_scale, false));
}

struct Sizes {
    float sentence = 0.0f;
    float lines = 0.0f;
    float number = 0.0f, name = 0.0f, hint = 0.0f;
};

float smallest_of(const std::vector<TextRun>& runs) {
    return std::ranges::min_element(runs, {}, &TextRun::size_px)->size_px;
}

Sizes sizes_of(const LevelFixture& scene, StageLevel level, glm::vec2 window, float type_scale) {
    const StageView view = laid_out(scene, level, window, type_scale).view;
    const Stage& stage = scene.stages.at(level);
    DrawBlock sentence;
    draw_main_sentence(scene.texts.get(stage.headline.longest), view, sentence);
    DrawBlock lines;
    draw_all_bottom_lines(stage, view, lines);
    return {smallest_of(sentence.texts),
            smallest_of(lines.texts),
            view.text_px(TextUse::number),
            view.text_px(TextUse::body),
            view.text_px(TextUse::hint)};
}

TEST(LargeText, IsNowhereSmallerThanTheUsualTextOfTheSameWindow) {
    for (const char* circuit : {"textbook", "evidence_weighted"}) {
        const LevelFixture scene(circuit);
        for (const StageLevel level : stage_levels) {
            for (const glm::vec2 window : kWindows) {
                const Sizes usual = sizes_of(scene, level, window, 1.0f);
                for (const float type_scale : kLarge) {
                    const Sizes large = sizes_of(scene, level, window, type_scale);
                    const std::string where = std::string(circuit) + ", " + name_of(level) +
                                              ", window " + std::to_string(window.x) + ", text " +
                                              std::to_string(type_scale);
                    EXPECT_GE(large.sentence, usual.sentence - kRounding) << where;
                    EXPECT_GE(large.lines, usual.lines - kRounding) << where;
                    EXPECT_GE(large.number, usual.number - kRounding) << where;
                    EXPECT_GE(large.name, usual.name - kRounding) << where;
                    EXPECT_GE(large.hint, usual.hint - kRounding) << where;
                }
            }
        }
    }
}

/// Every sentence of a course lies within its box, whatever it says.
TEST(LargeText, LeavesEverySentenceWholeInItsPlace) {
    for (const char* scenario : {"naltrexone_then_ethanol", "naloxone_rescue", "rat_amphetamine"}) {
        LevelFixture scene("evidence_weighted", scenario);
        const EntityTable entities =
            make_entity_table(shipped_library(),
                              shipped_library().circuits.at(scene.course.scenario().circuit),
                              shipped_library().subjects.at(scene.course.scenario().subject));
        for (int i = 1; i <= 4; ++i) {
            const double t_s = scene.course.scenario().duration_s * i / 5.0;
            scene.at(t_s);
            const CauseReader causes(shipped_library(), entities, scene.course, t_s);
            scene.input.causes = &causes;
            scene.input.type_scale = 2.5f;
            for (const StageLevel level : stage_levels) {
                for (const glm::vec2 window : kWindows) {
                    const StageLayout layout = laid_out(scene, level, window, 2.5f);
                    scene.input.size = layout.view.size;
                    scene.look_at(level);
                    const SentenceBox box = sentence_box(layout.view);
                    for (const TextRun& run : all_texts(scene.draw())) {
                        const float right = run.position.x + scene.measure.width_px(
                                                                 run.text, run.size_px, run.weight);
                        const bool of_sentence =
                            run.position.x >= box.low.x - 0.5f && run.position.y > box.low.y &&
                            run.position.y < box.high.y && run.position.x < box.high.x;
                        EXPECT_TRUE(!of_sentence || right <= box.high.x + 1.0f)
                            << scenario << ", " << name_of(level) << ", window " << window.x << ": "
                            << run.text;
                        EXPECT_LE(run.position.y, layout.view.size.y) << run.text;
                    }
                }
            }
        }
    }
}

} // namespace large_text_test
} // namespace disinhibit
