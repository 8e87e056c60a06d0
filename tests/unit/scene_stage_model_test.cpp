#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace {

template <typename Rows> void collect(const Rows& rows, std::set<std::string>& needs) {
    for (const auto& row : rows) {
        if (row.left_out) {
            needs.insert(row.needs.paths.begin(), row.needs.paths.end());
        }
    }
}

/// What the pictures of a circuit need and do not find.
std::set<std::string> missing_in(const std::string& circuit) {
    LevelFixture scene(circuit);
    std::set<std::string> needs;
    for (Stage stage : scene.stages.stages) {
        fit_stage(stage, scene.model());
        collect(stage.nodes, needs);
        collect(stage.regions, needs);
        collect(stage.neurons, needs);
        collect(stage.axons, needs);
        collect(stage.receptors, needs);
        collect(stage.marks, needs);
        collect(stage.chips, needs);
    }
    return needs;
}

TEST(StageModel, TheRicherCircuitsLeaveOutNothing) {
    EXPECT_EQ(missing_in("evidence_weighted"), std::set<std::string>());
    EXPECT_EQ(missing_in("ethanol_direct"), std::set<std::string>());
}

TEST(StageModel, TheTextbookCircuitShowsTheSecondBrakeAndTheFeedbackAsOutlines) {
    const std::set<std::string> missing = missing_in("textbook");
    EXPECT_TRUE(missing.contains("rmtg"));
    EXPECT_TRUE(missing.contains("d1_to_dopamine"));
    EXPECT_TRUE(missing.contains("ethanol_on_dopamine"));
}

TEST(StageModel, SeatsEveryLigandOfASiteWithTheGlyphOfWhatItDoes) {
    SceneFixture scene;
    fit_stage(scene.stage, scene.model());
    const auto row = std::ranges::find(scene.stage.receptors, "mu_row", &StageReceptors::id);
    ASSERT_EQ(row->ligands.size(), 3u);
    EXPECT_EQ(row->ligands[0].glyph, LigandGlyph::ball);
    EXPECT_TRUE(row->ligands[0].active);
    EXPECT_EQ(row->ligands[1].glyph, LigandGlyph::cap);
    EXPECT_FALSE(row->ligands[1].active);
    EXPECT_EQ(row->ligands[0].exchange, "beta_endorphin.binding.mu.k_off");
}

TEST(StageModel, DrawsAnAgonistDrugAsADiamond) {
    SceneFixture scene;
    scene.add_ligand("new_drug", "morphine", false, 0.6, 0.01);
    Signal signal;
    signal.path = "mu_vta_gaba.occupancy.new_drug";
    scene.signals.rows.push_back(signal);
    fit_stage(scene.stage, scene.model());
    const auto row = std::ranges::find(scene.stage.receptors, "mu_row", &StageReceptors::id);
    ASSERT_EQ(row->ligands.size(), 4u);
    EXPECT_EQ(row->ligands[1].glyph, LigandGlyph::diamond);
    EXPECT_TRUE(row->ligands[1].active);
}

} // namespace
} // namespace disinhibit
