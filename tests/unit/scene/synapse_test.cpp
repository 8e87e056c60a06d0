#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/number_text.h"
#include "engine/scene/labels/warning.h"
#include "engine/scene/parts/cleft.h"
#include "engine/scene/parts/drifters.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/parts/transporters.h"
#include "engine/scene/parts/vesicles.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace synapse_test {

int count_form(const DrawList& list, ShapeForm form) {
    const std::vector<Shape2D> shapes = moving_shapes(list);
    return static_cast<int>(std::count_if(
        shapes.begin(), shapes.end(), [&](const Shape2D& s) { return s.form == form; }));
}

/// Of 36 receptors of the course: with endorphin, metabolite, antagonist, free.
std::vector<int> rounded_shares(const LevelFixture& scene) {
    return largest_remainder({scene.value("mu_vta_gaba.occupancy.beta_endorphin"),
                              scene.value("mu_vta_gaba.occupancy.naltrexol_6b"),
                              scene.value("mu_vta_gaba.occupancy.naltrexone"),
                              100.0 - scene.value("mu_vta_gaba.occupied")},
                             36);
}

TEST(Synapse, DrawsThirtySixReceptorsInTheModelledProportions) {
    LevelFixture scene("textbook");
    scene.look_at(StageLevel::synapse);
    // Blockers that drift about, those on the other rows and the sign of the warning are caps too: they do not count.
    scene.stages.stages[2].of<StageDrifters>().clear();
    scene.stages.stages[2].of<StageWarning>().clear();
    std::erase_if(scene.stages.stages[2].of<StageReceptors>(),
                  [](const StageReceptors& row) { return row.id != "mu_row"; });
    for (const double t_s : {0.0, 1800.0, 5400.0, 9000.0}) {
        scene.at(t_s);
        const std::vector<int> wanted = rounded_shares(scene);
        // A cap that is just coming or going counts by its strength.
        float caps = 0.0f;
        for (const Shape2D& shape : moving_shapes(scene.draw())) {
            caps += shape.form == ShapeForm::cap ? shape.fill.a : 0.0f;
        }
        EXPECT_NEAR(caps, wanted[1] + wanted[2], 1e-4f) << t_s;
        EXPECT_EQ(count_form(scene.draw(), ShapeForm::cup), 36) << t_s;
    }
}

TEST(Synapse, SaysTheExactOccupancyBesideTheRoundedSymbols) {
    LevelFixture scene("textbook");
    scene.look_at(StageLevel::synapse);
    scene.at(7200.0);
    const std::string exact =
        number_text(scene.value("mu_vta_gaba.occupancy.naltrexone"), 1) + " %";
    const std::vector<TextRun> texts = all_texts(scene.draw());
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [&](const TextRun& run) {
        return run.text == exact;
    })) << exact;
}

TEST(Synapse, CountsInItsSentenceTheReceptorsThatItDraws) {
    LevelFixture scene("textbook");
    scene.look_at(StageLevel::synapse);
    for (const double t_s : {0.0, 1800.0, 5400.0, 9000.0}) {
        scene.at(t_s);
        const std::vector<int> drawn = rounded_shares(scene);
        const int most = *std::max_element(drawn.begin(), drawn.end() - 1); // the last are free
        const std::string wanted = "holds\u00a0" + number_text(most, 0);
        const std::vector<TextRun> texts = all_texts(scene.draw());
        EXPECT_TRUE(std::any_of(
            texts.begin(),
            texts.end(),
            [&](const TextRun& run) { return run.text.find(wanted) != std::string::npos; }))
            << t_s << ": " << wanted;
    }
}

TEST(Exchange, RunsAtTheRateOfTheModelInTheTimeOfThePlayback) {
    const ExchangeClock real = make_exchange_clock(100.0, 60.0, 0.005, true);
    EXPECT_EQ(real.slow, 1.0);
    EXPECT_EQ(real.t_s, 100.0);
    EXPECT_EQ(real.s_per_viewer_s, 60.0);
    // 0.05 per s at 60-fold speed would be 3 exchanges per second of the viewer: slowed tenfold.
    const ExchangeClock slowed = make_exchange_clock(100.0, 60.0, 0.05, true);
    EXPECT_EQ(slowed.slow, 10.0);
    EXPECT_EQ(slowed.t_s, 10.0);
}

TEST(Exchange, TurnsOverAsOftenAsTheRateSays) {
    StageReceptors row;
    row.count = 36;
    row.ligands.resize(1);
    const double per_s = 0.01;
    int changes = 0;
    std::vector<int> before = receptor_states(row, {50.0}, {per_s}, 0.0);
    for (int t_s = 1; t_s <= 1000; ++t_s) {
        const std::vector<int> now = receptor_states(row, {50.0}, {per_s}, t_s);
        for (std::size_t i = 0; i < now.size(); ++i) {
            changes += now[i] != before[i] && before[i] == 0 ? 1 : 0;
        }
        before = now;
    }
    // Half of 36 receptors hold the ligand; each lets go at most once per 100 s, and half of the places are free.
    EXPECT_GT(changes, 60);
    EXPECT_LT(changes, 180);
}

TEST(Transporters, AreBlockedAndTurnedInProportion) {
    StageTransporters row;
    row.at = {0.1f, 0.2f, 0.3f};
    row.blockers.resize(1);
    row.releasers.resize(1);
    EXPECT_EQ(transporter_states(row, {100.0, {0.0}, {0.0}}), (std::vector<int>{-1, -1, -1}));
    EXPECT_EQ(transporter_states(row, {100.0, {35.0}, {0.0}}), (std::vector<int>{0, -1, -1}));
    EXPECT_EQ(transporter_states(row, {100.0, {0.0}, {90.0}}), (std::vector<int>{1, 1, 1}));
}

TEST(Vesicles, FollowTheReleasableStore) {
    StageVesicles row;
    row.role = "endorphin";
    row.glyph = VesicleGlyph::dense;
    row.places.assign(10, glm::vec2(0.0f));
    SceneFixture scene;
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, {1440.0f, 848.0f}, 1.0f, false);
    StageClock still;
    still.moves = false;
    const auto shown = [&](double percent) {
        DrawBlock block;
        draw_vesicles(row, {}, percent, {}, still, view, block);
        return block.shapes.size();
    };
    EXPECT_EQ(shown(100.0), 8u);
    EXPECT_EQ(shown(50.0), 4u);
    EXPECT_EQ(shown(0.0), 0u);
    EXPECT_EQ(shown(500.0), 10u);
}

} // namespace synapse_test
} // namespace disinhibit
