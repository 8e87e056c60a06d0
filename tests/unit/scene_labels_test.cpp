#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scene/label_placer.h"
#include "engine/scene/stage_layout.h"
#include "engine/scene/stage_signals.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace {

/// What a run really covers, without the air that the placer adds.
Box ink_of(const TextRun& run, const EvenMeasure& measure) {
    const float width = measure.width_px(run.text, run.size_px, run.weight);
    const float share =
        run.align == TextAlign::left ? 0.0f : (run.align == TextAlign::center ? 0.5f : 1.0f);
    const float left = run.position.x - share * width;
    return {{left, run.position.y - 0.75f * run.size_px},
            {left + width, run.position.y + 0.2f * run.size_px}};
}

/// Tells what is wrong with the texts of a picture; empty if nothing is.
std::string faults_of(const DrawList& list, const EvenMeasure& measure) {
    std::string faults;
    const std::vector<TextRun> runs = all_texts(list);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Box a = ink_of(runs[i], measure);
        if (a.low.x < -0.5f || a.low.y < -0.5f || a.high.x > list.size.x + 0.5f ||
            a.high.y > list.size.y + 0.5f) {
            faults += "  leaves the stage: " + runs[i].text + "\n";
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (shared_area(a, ink_of(runs[k], measure)) > 1.0f) {
                faults += "  overlap: " + runs[i].text + " | " + runs[k].text + "\n";
            }
        }
    }
    return faults;
}

/// Stages as the panels leave them in windows from 1024 x 640 to 4K.
const glm::vec2 sizes[] = {{640.0f, 488.0f},
                           {1024.0f, 496.0f},
                           {936.0f, 536.0f},
                           {1440.0f, 848.0f},
                           {1920.0f, 848.0f},
                           {3200.0f, 1928.0f}};

void expect_clear_labels(LevelFixture& scene, const std::string& what) {
    StageLevels levels = scene.levels();
    DrawList list;
    for (const StageLevel level : stage_levels) {
        scene.look_at(level);
        for (const glm::vec2 size : sizes) {
            for (const float text_scale : {0.75f, 1.0f, 1.5f, 2.0f, 2.5f}) {
                scene.input.size = size;
                scene.input.text_scale = text_scale;
                levels.build(scene.input, list);
                EXPECT_EQ(faults_of(list, scene.measure), "")
                    << what << ", " << name_of(level) << " at " << size.x << " x " << size.y
                    << ", text " << text_scale;
            }
        }
    }
}

TEST(Labels, NeverOverlapNorLeaveTheStageInTheTextbookCircuit) {
    LevelFixture scene("textbook");
    scene.at(7200.0);
    expect_clear_labels(scene, "textbook");
}

TEST(Labels, NeverOverlapNorLeaveTheStageInTheEvidenceWeightedCircuit) {
    LevelFixture scene("evidence_weighted");
    scene.at(7200.0);
    expect_clear_labels(scene, "evidence_weighted");
}

TEST(Labels, NeverOverlapNorLeaveTheStageInTheBrainOfARat) {
    LevelFixture scene("evidence_weighted", "rat_naltrexone_ethanol");
    scene.at(7200.0);
    expect_clear_labels(scene, "rat");
}

TEST(Labels, AreAllShownAtTheSizeTheyWereDrawnFor) {
    LevelFixture scene("evidence_weighted");
    for (const StageLevel level : {StageLevel::brain, StageLevel::circuit, StageLevel::synapse}) {
        scene.look_at(level);
        const std::vector<TextRun> texts = all_texts(scene.draw());
        for (const StageBadge& badge : scene.stages.at(level).badges) {
            const std::string name = scene.texts.get(badge.name);
            EXPECT_TRUE(std::any_of(
                texts.begin(), texts.end(), [&](const TextRun& run) { return run.text == name; }))
                << name_of(level) << ": " << name;
        }
    }
}

TEST(Labels, NeverPutABadgeOnALiveSoma) {
    SceneFixture scene;
    fit_stage(scene.stage, scene.model());
    const StageSignals signals = resolve_stage(scene.stage, scene.model(), scene.texts);
    for (const float text_scale : {0.75f, 1.0f, 1.5f}) {
        for (const glm::vec2 size :
             {glm::vec2(936, 536), glm::vec2(1440, 848), glm::vec2(1920, 1080)}) {
            const StageLayout layout = make_stage_layout(
                scene.stage,
                signals.badge_units,
                make_stage_view(scene.theme, scene.texts, scene.measure, size, text_scale, false));
            for (const BadgePlace& badge : layout.labels.badges) {
                for (std::size_t k = 0; badge.shown && k < layout.neurons.size(); ++k) {
                    const NeuronShape& cell = layout.neurons[k];
                    const Box soma{cell.center - glm::vec2(cell.radius),
                                   cell.center + glm::vec2(cell.radius)};
                    EXPECT_TRUE(scene.stage.neurons[k].left_out || !overlap(badge.box, soma))
                        << scene.stage.neurons[k].id << " at " << size.x << " x" << text_scale;
                }
            }
        }
    }
}

TEST(LabelPlacer, MovesALabelOffATakenPlaceAndOffABody) {
    const Box body{{100.0f, 100.0f}, {200.0f, 200.0f}};
    LabelPlacer placer({{0.0f, 0.0f}, {400.0f, 400.0f}}, {{body, 1.0f, true}});
    const Box wanted{{110.0f, 110.0f}, {150.0f, 130.0f}};
    const auto first = placer.find(wanted, 300.0f, false);
    ASSERT_TRUE(first);
    EXPECT_FALSE(overlap(*first, body));
    placer.take(*first);
    const auto second = placer.find(wanted, 300.0f, false);
    ASSERT_TRUE(second);
    EXPECT_FALSE(overlap(*second, *first));
    EXPECT_FALSE(placer.find({{0.0f, 0.0f}, {500.0f, 20.0f}}, 300.0f, true));
}

} // namespace
} // namespace disinhibit
