#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "engine/scene/parts/arrow_support.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/stage/part_kind.h"
#include "engine/scene/stage/signals.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace confidence_test {

TEST(SceneConfidence, grades_differ_in_dash_and_not_only_in_colour) {
    const SceneFixture fixture;
    EXPECT_EQ(grade_look(fixture.theme, "A").dash_on, 0.0f);
    EXPECT_EQ(grade_look(fixture.theme, "B").dash_on, 0.0f);
    EXPECT_EQ(grade_look(fixture.theme, "C").dash_on, 8.0f);
    EXPECT_EQ(grade_look(fixture.theme, "D").dash_off, 5.0f);
    EXPECT_EQ(grade_look(fixture.theme, "M").dash_on, 2.0f);
    EXPECT_EQ(grade_look(fixture.theme, "M").dash_off, 6.0f);
}

TEST(SceneConfidence, an_added_remark_does_not_change_the_grade_and_silence_counts_as_assumed) {
    const SceneFixture fixture;
    EXPECT_EQ(grade_look(fixture.theme, "A der.").dash_on, grade_look(fixture.theme, "A").dash_on);
    EXPECT_EQ(grade_look(fixture.theme, "").dash_on, grade_look(fixture.theme, "M").dash_on);
}

TEST(SceneConfidence, every_arrow_of_every_stage_has_the_grade_of_the_circuit_file) {
    for (const auto& [id, circuit] : shipped_library().circuits) {
        const LevelFixture scene(id, "rest");
        Stage stage = scene.stages.at(StageLevel::circuit);
        fit_stage(stage, scene.model());
        const StageSignals signals = resolve_stage(stage, scene.model(), scene.texts);
        const auto expect_grades = [&, name = id](const auto& rows, const auto& resolved) {
            ASSERT_EQ(resolved.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                EXPECT_TRUE(rows[i].left_out || !resolved[i].support.evidence.direction.empty())
                    << name << " " << rows[i].key << " " << i << " " << rows[i].id;
            }
        };
        expect_grades(stage.of<StageAxon>(), signals.of<StageAxon>());
        expect_grades(stage.of<StageMark>(), signals.of<StageMark>());
    }
}

TEST(SceneConfidence, no_arrow_of_assumed_size_is_called_measured) {
    const Texts texts = load_texts(SceneFixture::assets() / "texts/en.toml");
    int assumed = 0;
    for (const auto& [id, circuit] : shipped_library().circuits) {
        for (const Modulation& row : circuit.modulations) {
            const ArrowEvidence evidence = evidence_of(circuit, row.id);
            EXPECT_EQ(evidence.direction, row.grade) << id << " " << row.id;
            EXPECT_EQ(evidence.size, row.gain.provenance.grade) << id << " " << row.id;
            if (!evidence.size.starts_with("M")) {
                continue;
            }
            ++assumed;
            EXPECT_TRUE(grade_letters(evidence).ends_with("M")) << id << " " << row.id;
            const std::string said = texts.get("why.support." + evidence.size.substr(0, 1));
            EXPECT_EQ(said.find("measured"), std::string::npos);
        }
    }
    EXPECT_GE(assumed, 37);
    EXPECT_NE(texts.get("stage.confidence.A").find("direction"), std::string::npos);
}

TEST(SceneConfidence, an_arrow_that_no_experiment_would_miss_is_dotted_and_asks) {
    const LevelFixture scene("evidence_weighted", "rest");
    Stage stage = scene.stages.at(StageLevel::circuit);
    fit_stage(stage, scene.model());
    const CircuitDescription& circuit = shipped_library().circuits.at("evidence_weighted");
    Protection protection;
    for (const Mechanism& mechanism : mechanisms_of(circuit)) {
        protection.rows[mechanism.id] = {{"some.row", 2.0, false}};
    }
    const auto unprotected = [&](const Protection* known) {
        StageModel model = scene.model();
        model.protection = known;
        const StageSignals signals = resolve_stage(stage, model, scene.texts);
        std::vector<ArrowSupport> found;
        for (const PartKind* part : stage.parts) {
            for (const ArrowSupport* support : part->supports(signals)) {
                if (support->unprotected) {
                    found.push_back(*support);
                }
            }
        }
        return found;
    };
    EXPECT_TRUE(unprotected(&protection).empty());
    protection.rows.at(circuit.projections.front().id).clear();
    EXPECT_FALSE(unprotected(&protection).empty());
    EXPECT_TRUE(unprotected(nullptr).empty());
    for (const ArrowSupport& support : unprotected(&protection)) {
        EXPECT_EQ(support_look(scene.theme, support).dash_on, grade_look(scene.theme, "M").dash_on);
        EXPECT_TRUE(support_letters(support).ends_with("?"));
    }
}

/// The strip of `block` that runs through `place`, or nullptr.
const Strip* strip_through(const DrawBlock& block, glm::vec2 place) {
    constexpr float on_it_px = 3.0f;
    for (const Strip& strip : block.strips) {
        for (const StripPoint& point : strip.points) {
            if (glm::distance(point.position, place) < on_it_px) {
                return &strip;
            }
        }
    }
    return nullptr;
}

TEST(SceneConfidence, an_arrow_has_the_dash_of_the_letter_that_stands_on_it) {
    const std::string grades = "ABCDM";
    int letters = 0;
    for (const auto& [id, circuit] : shipped_library().circuits) {
        for (const StageLevel level : {StageLevel::brain, StageLevel::circuit}) {
            LevelFixture scene(id, "rest");
            scene.input.looks.confidence = true;
            scene.look_at(level);
            const DrawList list = scene.draw();
            for (const DrawBlock& block : list.moving) {
                for (const TextRun& text : block.texts) {
                    // "A", or "A/M" where the size is supported less than the direction.
                    const std::string letter = text.text.substr(0, 1);
                    const bool two = text.text.size() == 3 && text.text[1] == '/';
                    if ((text.text.size() != 1 && !two) ||
                        grades.find(letter) == std::string::npos) {
                        continue;
                    }
                    const glm::vec2 middle = text.position - glm::vec2(0.0f, 0.36f * text.size_px);
                    if (const Strip* strip = strip_through(block, middle)) {
                        ++letters;
                        EXPECT_EQ(strip->dash_on > 0.0f, letter != "A" && letter != "B")
                            << id << ", " << name_of(level) << ", " << text.text;
                        EXPECT_EQ(strip->dash_on < strip->dash_off, letter == "M")
                            << id << ", " << name_of(level) << ", " << text.text;
                    }
                }
            }
        }
    }
    EXPECT_GE(letters, 20);
}

TEST(SceneConfidence, the_overlay_takes_role_colours_and_spikes_off_the_arrows) {
    SceneFixture fixture;
    fixture.circuit = shipped_library().circuits.at("textbook");
    fixture.input.playback_speed = 1.0;
    fixture.input.looks.confidence = true;
    const DrawList list = fixture.draw();
    const Color gaba = fixture.theme.color("gaba");
    int dashed = 0;
    for (const DrawBlock& block : list.moving) {
        for (const Strip& strip : block.strips) {
            dashed += strip.dash_on > 0.0f ? 1 : 0;
            ASSERT_FALSE(strip.points.empty());
        }
    }
    EXPECT_GE(dashed, 3); // two glutamate arrows of grade C and the legend
    bool legend = false;
    for (const TextRun& text : all_texts(list)) {
        legend = legend || text.text == fixture.texts.get("stage.confidence.M");
    }
    EXPECT_TRUE(legend);
    for (const Shape2D& shape : moving_shapes(list)) {
        if (shape.form == ShapeForm::plate) {
            EXPECT_FALSE(shape.fill.r == gaba.r && shape.fill.b == gaba.b);
        }
    }
}

} // namespace confidence_test
} // namespace disinhibit
