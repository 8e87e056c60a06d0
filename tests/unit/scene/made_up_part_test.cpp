#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "circuit/io/text/input_error.h"
#include "engine/scene/labels/badge.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/part_kind.h"
#include "tests/support/scene_fixture.h"
#include "tests/unit/scene/made_up_part.h"

/// A new part takes two files: its own, and the list.
namespace disinhibit {
namespace made_up_part_test {

constexpr glm::vec2 place{700.0f, 400.0f};
constexpr float radius = 60.0f;

/// The list of the parts of a stage with one line more.
PartList with_beacon() {
    PartList parts = stage_parts();
    parts.push_back(part_kind<StageBeacon>());
    return parts;
}

/// A stage with a beacon, if asked for, and a badge whose place is in its middle.
std::filesystem::path write_stage(bool with_beacon) {
    const auto file = std::filesystem::path(testing::TempDir()) / "stage_with_a_beacon.toml";
    std::ofstream out(file);
    out << "circuit = \"textbook\"\n"
           "footnote = \"stage.footnote_general\"\n"
           "footnote_short = \"stage.footnote_general_short\"\n"
           "footnote_fast = \"stage.footnote_general_fast\"\n"
           "not_medical = \"stage.not_medical\"\n"
           "[[badge]]\n"
           "name = \"stage.badge.gaba_vta\"\n"
           "role = \"gaba\"\n"
           "signal = \"vta_gaba.rate\"\n"
           "at = [690, 390]\n";
    if (with_beacon) {
        out << "[[beacon]]\n"
               "signal = \"arcuate.rate\"\n"
               "center = [700, 400]\n"
               "radius_at_rest = 60\n";
    }
    return file;
}

Box badge_on(const SceneFixture& scene) {
    const StageSignals signals = resolve_stage(scene.stage, scene.model(), scene.texts);
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, scene.input.size, 1.0f, false);
    return make_stage_layout(scene.stage, signals, view).labels.of<StageBadge>().front().box;
}

TEST(MadeUpPart, is_unknown_until_it_stands_in_the_list) {
    EXPECT_THROW(load_stage(write_stage(true)), InputError);
    EXPECT_EQ(load_stage(write_stage(true), nullptr, with_beacon()).of<StageBeacon>().size(), 1u);
}

TEST(MadeUpPart, is_complained_about_as_every_other) {
    const auto file = write_stage(true);
    std::ofstream(file, std::ios::app) << "colour = 3\n";
    try {
        load_stage(file, nullptr, with_beacon());
        ADD_FAILURE() << "no complaint";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("beacon_1.colour: found an unknown key"));
    }
}

TEST(MadeUpPart, is_drawn_by_its_signal_and_can_be_pointed_at) {
    SceneFixture scene;
    scene.stage = load_stage(write_stage(true), nullptr, with_beacon());
    scene.set("arcuate.rate", 3.0); // 2 at rest
    StageBuilder builder = scene.builder();
    DrawList list;
    builder.build(scene.input, list);
    const glm::vec2 at = builder.view().at(place);
    const std::vector<Shape2D> shapes = moving_shapes(list);
    EXPECT_TRUE(std::ranges::any_of(shapes, [&](const Shape2D& shape) {
        return shape.center == at &&
               std::abs(shape.half_size.x - builder.view().px(1.5f * radius)) < 0.01f;
    }));
    const StageThing* thing = thing_at(list.things, {at.x, at.y});
    ASSERT_NE(thing, nullptr);
    EXPECT_EQ(thing->id, "beacon.0");
    EXPECT_EQ(thing->entity, "arcuate");
}

TEST(MadeUpPart, keeps_its_place_free_of_labels_and_has_one) {
    SceneFixture bare;
    bare.stage = load_stage(write_stage(false), nullptr, with_beacon());
    SceneFixture scene;
    scene.stage = load_stage(write_stage(true), nullptr, with_beacon());
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, scene.input.size, 1.0f, false);
    const Box middle = square_around(view.at(place), view.px(0.6f * radius));
    EXPECT_TRUE(overlap(badge_on(bare), middle));
    EXPECT_FALSE(overlap(badge_on(scene), middle));
    const StageSignals signals = resolve_stage(scene.stage, scene.model(), scene.texts);
    const StageLayout layout = make_stage_layout(scene.stage, signals, view);
    const std::vector<LabelPlace>& labels = layout.labels.of<StageBeacon>();
    ASSERT_EQ(labels.size(), 1u);
    EXPECT_TRUE(labels.front().shown);
    EXPECT_FALSE(overlap(labels.front().box, badge_on(scene)));
}

TEST(MadeUpPart, names_a_signal_that_the_model_has) {
    SceneFixture scene;
    scene.stage = load_stage(write_stage(true), nullptr, with_beacon());
    scene.stage.of<StageBeacon>().front().signal.paths = {"nobody.rate"};
    EXPECT_THROW(scene.builder(), InputError);
}

} // namespace made_up_part_test
} // namespace disinhibit
