#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/scene/general.h"
#include "engine/scene/labels/badge.h"
#include "engine/scene/labels/chip.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/neuron.h"
#include "engine/scene/parts/node.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/parts/region.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace stage_model_test {

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
        collect(stage.of<StageNode>(), needs);
        collect(stage.of<StageRegion>(), needs);
        collect(stage.of<StageNeuron>(), needs);
        collect(stage.of<StageAxon>(), needs);
        collect(stage.of<StageReceptors>(), needs);
        collect(stage.of<StageMark>(), needs);
        collect(stage.of<StageChip>(), needs);
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
    const auto row =
        std::ranges::find(scene.stage.of<StageReceptors>(), "mu_row", &StageReceptors::id);
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
    const auto row =
        std::ranges::find(scene.stage.of<StageReceptors>(), "mu_row", &StageReceptors::id);
    ASSERT_EQ(row->ligands.size(), 4u);
    EXPECT_EQ(row->ligands[1].glyph, LigandGlyph::diamond);
    EXPECT_TRUE(row->ligands[1].active);
}

/// The sign of a mark at t_s of a course; MarkSign::none if there is no such mark.
MarkSign sign_at(const Scenario& scenario, const std::string& action, double t_s) {
    const Library& library = shipped_library();
    const Trajectory course = simulate(library, scenario);
    const EntityTable entities = make_entity_table(
        library, library.circuits.at(scenario.circuit), library.subjects.at(scenario.subject));
    const CauseReader causes(library, entities, course, t_s);
    const StageSet set = load_stage_set(SceneFixture::assets() / "stages",
                                        scenario.circuit,
                                        library.subjects.at(scenario.subject).species);
    for (const Stage& stage : set.stages) {
        const auto mark = std::ranges::find(stage.of<StageMark>(), action, &StageMark::entity);
        if (mark != stage.of<StageMark>().end()) {
            return sign_of(*mark, &causes);
        }
    }
    return MarkSign::none;
}

TEST(StageModel, AMarkHasTheSignThatTheCircuitGivesItsAction) {
    int marks = 0;
    for (const auto& [id, circuit] : shipped_library().circuits) {
        LevelFixture scene(id);
        for (const Stage& stage : scene.stages.stages) {
            for (const StageMark& mark : stage.of<StageMark>()) {
                const auto action =
                    std::ranges::find(circuit.modulations, mark.entity, &Modulation::id);
                if (action == circuit.modulations.end()) {
                    continue;
                }
                ++marks;
                // A higher half saturation is less uptake.
                const bool less = action->target.ends_with(".half_saturation");
                const bool adds = (action->gain.value > 0.0) != less;
                EXPECT_EQ(mark.sign, adds ? "plus" : "minus") << id << " " << mark.entity;
            }
        }
    }
    EXPECT_GT(marks, 12);
}

TEST(StageModel, AMarkTurnsRoundWithTheParameterThatTurnsItsAction) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    scenario.circuit = "evidence_weighted";
    scenario.duration_s = 1800.0;
    scenario.changes.push_back({"ethanol_on_gaba.gain", 0.3, 600.0, 1200.0});
    scenario.changes.push_back({"ethanol_on_gaba.gain", 0.0, 1200.0, 1800.0});
    EXPECT_EQ(sign_at(scenario, "ethanol_on_gaba", 300.0), MarkSign::minus);
    EXPECT_EQ(sign_at(scenario, "ethanol_on_gaba", 900.0), MarkSign::plus);
    EXPECT_EQ(sign_at(scenario, "ethanol_on_gaba", 1500.0), MarkSign::none);
    EXPECT_EQ(sign_at(scenario, "ethanol_on_dopamine", 900.0), MarkSign::plus);
}

/// The general plan is made of the shipped one: whatever a shipped circuit has stands on that one or is left out by name.
TEST(StageModel, TheGeneralPlanOfAShippedCircuitAddsNothing) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        LevelFixture scene(circuit);
        Stage stage = load_stage_set(SceneFixture::assets() / "stages", "nobody_drew_it", "human")
                          .at(StageLevel::circuit);
        ASSERT_TRUE(stage.general);
        const std::size_t neurons = stage.of<StageNeuron>().size();
        const std::size_t axons = stage.of<StageAxon>().size();
        fit_general_plan(stage, scene.model());
        EXPECT_LE(stage.of<StageNeuron>().size(), neurons) << circuit;
        EXPECT_LE(stage.of<StageAxon>().size(), axons) << circuit;
        for (const StageBadge& badge : stage.of<StageBadge>()) {
            EXPECT_TRUE(badge.words.empty()) << circuit << ": " << badge.words;
        }
    }
}

} // namespace stage_model_test
} // namespace disinhibit
