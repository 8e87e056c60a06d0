#include "engine/scene/legend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <set>
#include <string>

#include "engine/core/glossary.h"
#include "tests/support/level_fixture.h"

/// What the signs of the picture mean: those that the level has, each once, in words, drawn as on the stage.
namespace disinhibit {
namespace legend_test {

std::set<std::string> words_of(const std::vector<LegendSign>& signs) {
    std::set<std::string> words;
    for (const LegendSign& sign : signs) {
        EXPECT_TRUE(words.insert(sign.words + " " + sign.name).second)
            << sign.words << " " << sign.name << " stands there twice";
    }
    return words;
}

std::vector<LegendSign> signs_at(const LevelFixture& scene,
                                 const StageLevels& levels,
                                 StageLevel level,
                                 const Looks& looks = {}) {
    return levels.legend(level, scene.now, scene.course.baseline(), looks);
}

/// The middle of everything that one sign draws, and how far it reaches from there, design px.
struct Reach {
    glm::vec2 low{1e9f};
    glm::vec2 high{-1e9f};
    void add(glm::vec2 p, glm::vec2 half) {
        low = glm::min(low, p - half);
        high = glm::max(high, p + half);
    }
};

Reach reach_of(const DrawList& list) {
    Reach reach;
    for (const DrawBlock& block : list.moving) {
        for (const MeshVertex& vertex : block.triangles) {
            reach.add(vertex.position, glm::vec2(0.0f));
        }
        for (const Strip& strip : block.strips) {
            for (const StripPoint& point : strip.points) {
                reach.add(point.position, glm::vec2(point.half_width));
            }
        }
        for (const Shape2D& shape : block.shapes) {
            const float along = std::abs(std::cos(shape.rotation));
            const float across = std::abs(std::sin(shape.rotation));
            reach.add(shape.center,
                      {along * shape.half_size.x + across * shape.half_size.y,
                       across * shape.half_size.x + along * shape.half_size.y});
        }
    }
    return reach;
}

TEST(Legend, every_sign_has_words_and_stands_in_its_cell_in_every_theme) {
    for (const char* theme : {"dark", "light", "projector", "high_contrast"}) {
        LevelFixture scene("evidence_weighted", "naltrexone_then_ethanol", theme);
        scene.at(3.0 * 3600.0);
        const StageLevels levels = scene.levels();
        for (const StageLevel level : stage_levels) {
            for (const LegendSign& sign : signs_at(scene, levels, level)) {
                EXPECT_TRUE(scene.texts.entries.contains(sign.words)) << sign.words;
                const bool named = scene.texts.get(sign.words).find("{name}") != std::string::npos;
                EXPECT_EQ(named, !sign.name.empty()) << sign.words;
                DrawList list;
                draw_legend({sign}, 1.0f, scene.theme, scene.texts, scene.measure, list);
                const Reach reach = reach_of(list);
                EXPECT_GE(reach.low.x, -1.0f) << sign.words << " " << sign.name;
                EXPECT_GE(reach.low.y, -1.0f) << sign.words << " " << sign.name;
                EXPECT_LE(reach.high.x, legend_cell.x + 1.0f) << sign.words << " " << sign.name;
                EXPECT_LE(reach.high.y, legend_cell.y + 1.0f) << sign.words << " " << sign.name;
                EXPECT_GT(reach.high.x - reach.low.x, 8.0f) << sign.words << " is too small";
            }
        }
    }
}

TEST(Legend, each_level_has_the_signs_that_it_shows) {
    const LevelFixture scene("evidence_weighted");
    const StageLevels levels = scene.levels();
    const auto words = [&](StageLevel level) { return words_of(signs_at(scene, levels, level)); };
    const auto brain = words(StageLevel::brain);
    EXPECT_TRUE(brain.contains("legend.node "));
    EXPECT_FALSE(brain.contains("legend.cell "));
    EXPECT_FALSE(brain.contains("legend.receptor "));
    const auto circuit = words(StageLevel::circuit);
    for (const char* sign :
         {"cell", "excites", "inhibits", "peptide", "spike", "cloud", "receptor"}) {
        EXPECT_TRUE(circuit.contains(std::string("legend.") + sign + " ")) << sign;
    }
    EXPECT_FALSE(circuit.contains("legend.transporter "));
    const auto synapse = words(StageLevel::synapse);
    for (const char* sign : {"transporter", "vesicle_dense", "vesicle_clear", "cleft", "stop"}) {
        EXPECT_TRUE(synapse.contains(std::string("legend.") + sign + " ")) << sign;
    }
    EXPECT_FALSE(synapse.contains("legend.excites "));
}

TEST(Legend, what_is_not_on_board_is_not_explained) {
    LevelFixture scene("evidence_weighted");
    const StageLevels levels = scene.levels();
    const auto counts = [&](const std::string& sign) {
        const auto words = words_of(signs_at(scene, levels, StageLevel::circuit));
        return std::ranges::count_if(
            words, [&](const std::string& word) { return word.starts_with("legend." + sign); });
    };
    EXPECT_EQ(counts("blocks "), 0);
    EXPECT_EQ(counts("plus "), 0);
    EXPECT_EQ(counts("hollow "), 1);
    scene.at(3.0 * 3600.0); // after the tablet and the drink
    EXPECT_GE(counts("blocks "), 1);
    EXPECT_EQ(counts("plus "), 1);
    EXPECT_EQ(counts("hollow "), 0);
}

TEST(Legend, what_is_dashed_is_there_where_the_hypothesis_leaves_something_out) {
    const LevelFixture textbook("textbook");
    EXPECT_TRUE(words_of(signs_at(textbook, textbook.levels(), StageLevel::circuit))
                    .contains("legend.left_out "));
    const LevelFixture full("evidence_weighted");
    EXPECT_FALSE(
        words_of(signs_at(full, full.levels(), StageLevel::circuit)).contains("legend.left_out "));
}

TEST(Legend, follows_the_looks) {
    const LevelFixture scene("evidence_weighted");
    const StageLevels levels = scene.levels();
    Looks still;
    still.reduced_motion = true;
    const auto marks = words_of(signs_at(scene, levels, StageLevel::circuit, still));
    EXPECT_TRUE(marks.contains("legend.chevrons "));
    EXPECT_FALSE(marks.contains("legend.spike "));
    Looks graded;
    graded.confidence = true;
    const auto by_grade = words_of(signs_at(scene, levels, StageLevel::circuit, graded));
    EXPECT_FALSE(by_grade.contains("legend.excites "));
    EXPECT_TRUE(by_grade.contains("legend.cell "));
}

TEST(Legend, the_names_on_every_level_are_explained) {
    const LevelFixture scene("evidence_weighted");
    const StageLevels levels = scene.levels();
    for (const StageLevel level : stage_levels) {
        std::string labels;
        for (const std::string& key : legend_labels(levels.stage(level))) {
            EXPECT_TRUE(scene.texts.entries.contains(key)) << key;
            labels += scene.texts.get(key) + ". ";
        }
        EXPECT_GE(meanings_in(glossary_of(scene.texts), labels).size(), 3u) << name_of(level);
    }
}

} // namespace legend_test
} // namespace disinhibit
