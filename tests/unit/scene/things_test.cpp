#include "engine/core/stage_thing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>

#include "circuit/course/simulate.h"
#include "circuit/describe/entities.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace things_test {

/// What can be pointed at on a shipped picture at rest.
std::vector<StageThing>
things_of(const std::string& circuit, glm::vec2 size, StageLevel level = StageLevel::circuit) {
    LevelFixture scene(circuit, "rest");
    scene.input.size = size;
    scene.look_at(level);
    return scene.draw().things;
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
            for (const StageLevel level : stage_levels) {
                const std::vector<StageThing> things = things_of(circuit, size, level);
                ASSERT_FALSE(things.empty());
                for (const StageThing& thing : things) {
                    const StageThing* found = thing_at(things, middle_of(thing));
                    ASSERT_NE(found, nullptr) << thing.id;
                    EXPECT_EQ(found->id, thing.id)
                        << circuit << " " << name_of(level) << " " << size.x;
                }
            }
        }
    }
}

TEST(SceneThings, a_drug_that_acts_can_be_pointed_at_only_while_it_acts) {
    LevelFixture scene("evidence_weighted", "rat_amphetamine");
    scene.look_at(StageLevel::circuit);
    const auto acts = [&](double t_s) {
        scene.at(t_s);
        const std::vector<StageThing> things = scene.draw().things;
        return std::any_of(things.begin(), things.end(), [](const StageThing& thing) {
            return thing.entity == "amphetamine_efflux";
        });
    };
    EXPECT_FALSE(acts(0.0));
    EXPECT_TRUE(acts(2700.0));
}

TEST(SceneThings, on_the_way_between_levels_things_are_where_they_are_drawn) {
    LevelFixture scene("evidence_weighted", "rest");
    StageLevels levels = scene.levels();
    DrawList list;
    scene.look_at(StageLevel::circuit);
    levels.build(scene.input, list);
    const auto neuron = [&] {
        const auto found =
            std::find_if(list.things.begin(), list.things.end(), [](const auto& thing) {
                return thing.entity == "vta_gaba" && thing.shape == ThingShape::disc;
            });
        return found == list.things.end() ? StageThing{} : *found;
    };
    const StageThing before = neuron();
    scene.input.camera.position = 2.2f;
    levels.build(scene.input, list);
    const StageThing after = neuron();
    ASSERT_FALSE(after.id.empty());
    EXPECT_GT(after.reach_px, 1.2f * before.reach_px);
    // The body drawn there: a nucleus in its middle.
    const std::vector<Shape2D> shapes = moving_shapes(list);
    EXPECT_TRUE(std::any_of(shapes.begin(), shapes.end(), [&](const Shape2D& shape) {
        return std::abs(shape.center.x - after.points[0].x) < 0.5f &&
               std::abs(shape.center.y - after.points[0].y) < 0.5f;
    }));
}

TEST(SceneThings, every_thing_explains_something_that_the_circuit_has) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        const EntityTable entities = entities_of(circuit);
        for (const StageLevel level : stage_levels) {
            std::set<std::string> ids;
            for (const StageThing& thing : things_of(circuit, {1440, 848}, level)) {
                EXPECT_NE(entities.find(thing.entity), nullptr)
                    << name_of(level) << " " << thing.id << " " << thing.entity;
                EXPECT_TRUE(ids.insert(thing.id).second) << thing.id << " twice";
            }
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
        for (const StageThing& thing : things_of(circuit, {1440, 848})) {
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
        const std::vector<StageThing> things = things_of(circuit, {1440, 848});
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

} // namespace things_test
} // namespace disinhibit
