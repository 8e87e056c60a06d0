#include "engine/scene/stage_things.h"

#include <gtest/gtest.h>

#include <queue>
#include <set>

#include "circuit/entities.h"
#include "circuit/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace {

/// A shipped stage with the real signals of its circuit.
std::vector<StageThing> things_of(const std::string& circuit_id, glm::vec2 size, float text_scale) {
    const auto assets = SceneFixture::assets();
    const Library& library = shipped_library();
    Scenario scenario = library.scenarios.at("rest");
    scenario.circuit = circuit_id;
    const Trajectory course = start_trajectory(library, scenario);
    const Theme theme = load_theme(assets / "themes/dark.toml");
    const Texts texts = load_texts(assets / "texts/en.toml");
    const EvenMeasure measure;
    const Stage stage = load_stage(assets / "stages" / (circuit_id + ".toml"));
    const StageModel model{
        library.circuits.at(circuit_id), course.signals(), course.parameters(), library.substances};
    StageBuilder builder(stage, model, theme, texts, measure);
    StageInput input;
    input.now = input.baseline = &course.baseline();
    input.size = size;
    input.text_scale = text_scale;
    DrawList list;
    builder.build(input, list);
    return list.things;
}

EntityTable entities_of(const std::string& circuit_id) {
    const Library& library = shipped_library();
    return make_entity_table(library,
                             library.circuits.at(circuit_id),
                             library.subjects.at(library.scenarios.at("rest").subject));
}

TEST(SceneThings, pointing_at_the_middle_of_a_thing_means_this_thing) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        for (const glm::vec2 size :
             {glm::vec2(1440, 848), glm::vec2(936, 536), glm::vec2(3200, 1800)}) {
            const std::vector<StageThing> things = things_of(circuit, size, 1.0f);
            ASSERT_FALSE(things.empty());
            for (const StageThing& thing : things) {
                const StageThing* found = thing_at(things, middle_of(thing));
                ASSERT_NE(found, nullptr) << thing.id;
                EXPECT_EQ(found->id, thing.id) << circuit << " " << size.x;
            }
        }
    }
}

TEST(SceneThings, every_thing_explains_something_that_the_circuit_has) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        const EntityTable entities = entities_of(circuit);
        std::set<std::string> ids;
        for (const StageThing& thing : things_of(circuit, {1440, 848}, 1.0f)) {
            EXPECT_NE(entities.find(thing.entity), nullptr) << thing.id << " " << thing.entity;
            EXPECT_TRUE(ids.insert(thing.id).second) << thing.id << " twice";
        }
    }
}

TEST(SceneThings, one_can_walk_from_the_stage_to_every_parameter_that_acts_in_the_circuit) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        const EntityTable entities = entities_of(circuit);
        std::set<std::string> reached;
        std::queue<std::string> open;
        const auto visit = [&](const std::string& id) {
            if (reached.insert(id).second) {
                open.push(id);
            }
        };
        for (const StageThing& thing : things_of(circuit, {1440, 848}, 1.0f)) {
            visit(thing.entity);
        }
        for (; !open.empty(); open.pop()) {
            const Entity* entity = entities.find(open.front());
            ASSERT_NE(entity, nullptr) << open.front();
            for (const auto* links : {&entity->inputs, &entity->outputs}) {
                for (const std::string& id : *links) {
                    visit(id);
                }
            }
        }
        const Library& library = shipped_library();
        Scenario scenario = library.scenarios.at("rest");
        scenario.circuit = circuit;
        const Trajectory course = start_trajectory(library, scenario);
        for (const Parameter& row : course.parameters().rows) {
            const Entity* entity = entities.find(row.entity);
            ASSERT_NE(entity, nullptr) << row.path;
            // What nothing acts on and what acts on nothing (a peptide that this circuit neither releases nor binds, a
            // response that stays flat) cannot be walked to; search finds it.
            const bool idle = entity->inputs.empty() && entity->outputs.empty();
            EXPECT_TRUE(idle || reached.contains(row.entity)) << circuit << " " << row.path;
        }
    }
}

TEST(SceneThings, links_lead_both_ways) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        const EntityTable entities = entities_of(circuit);
        for (const Entity& row : entities.rows) {
            for (const std::string& id : row.outputs) {
                const std::vector<std::string>& back = entities.find(id)->inputs;
                EXPECT_EQ(std::count(back.begin(), back.end(), row.id), 1) << row.id << " " << id;
            }
        }
    }
}

TEST(SceneThings, the_nearest_thing_is_meant_within_the_slack_and_none_beyond) {
    const std::vector<StageThing> things{
        {"disc", "a", ThingShape::disc, {{100, 100}}, 20},
        {"box", "b", ThingShape::box, {{200, 80}, {260, 120}}, 0},
        {"line", "c", ThingShape::line, {{100, 200}, {200, 200}}, 4}};
    EXPECT_EQ(thing_at(things, {115, 100})->id, "disc");
    EXPECT_EQ(thing_at(things, {123, 100}), nullptr);
    EXPECT_EQ(thing_at(things, {123, 100}, 6)->id, "disc");
    EXPECT_EQ(thing_at(things, {259, 119})->id, "box");
    EXPECT_EQ(thing_at(things, {150, 203})->id, "line");
    EXPECT_EQ(thing_at(things, {150, 208}), nullptr);
}

TEST(SceneThings, of_two_things_on_top_of_each_other_the_last_drawn_is_meant) {
    const std::vector<StageThing> things{{"under", "a", ThingShape::disc, {{0, 0}}, 50},
                                         {"over", "b", ThingShape::disc, {{0, 0}}, 10}};
    EXPECT_EQ(thing_at(things, {0, 0})->id, "over");
    EXPECT_EQ(thing_at(things, {30, 0})->id, "under");
}

TEST(SceneThings, arrow_keys_reach_every_thing_of_the_stage) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        const std::vector<StageThing> things = things_of(circuit, {1440, 848}, 1.0f);
        std::set<int> reached{0};
        std::queue<int> open({0});
        for (; !open.empty(); open.pop()) {
            for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                const int next = next_thing(
                    things, open.front(), static_cast<float>(dx), static_cast<float>(dy));
                if (reached.insert(next).second) {
                    open.push(next);
                }
            }
        }
        EXPECT_EQ(reached.size(), things.size()) << circuit;
    }
}

} // namespace
} // namespace disinhibit
