#include <gtest/gtest.h>

#include <set>

#include "circuit/explain/causes.h"
#include "tests/support/knock_out.h"
#include "tests/support/shipped_scenarios.h"
#include "tests/support/tolerances.h"

/// The chain of causes: each arrow is a term of the balance of the next thing, in the direction in which that has gone, and
/// when the named cause is taken away the change goes.
namespace disinhibit {
namespace causes_test {

constexpr int kMoments = 5;

/// A thing's equation is at rest where its inputs are: the pushes sum up to where it would settle.
void expect_balance(const Balance& balance, const std::string& where) {
    double sum = 0.0;
    for (const Push& push : balance.pushes) {
        sum += push.change;
    }
    const double scale = std::max(std::abs(balance.settled), std::abs(balance.rest));
    EXPECT_NEAR(sum, balance.settled - balance.rest, 1e-9 * scale + 1e-12) << where;
}

/// A level weakens the arrow.
bool is_attenuated(const CircuitDescription& circuit, const CauseStep& step) {
    return std::ranges::any_of(circuit.modulations, [&](const Modulation& row) {
        return entity_of(row.source) == step.from.entity && entity_of(row.target) == step.entity &&
               !row.attenuated_by.empty();
    });
}

class Causes : public testing::TestWithParam<std::string> {
  protected:
    /// Walks the chains of every acting thing at some moments; each new arrow of the course is knocked out once.
    void walk(const std::string& circuit) {
        const Library& library = shipped_library();
        Scenario scenario = library.scenarios.at(GetParam());
        scenario.circuit = circuit;
        const Trajectory course = simulate(library, scenario);
        const EntityTable entities = make_entity_table(
            library, library.circuits.at(circuit), library.subjects.at(scenario.subject));
        const Knockable run{library, entities, course};
        for (int i = 0; i < kMoments; ++i) {
            const double t_s = scenario.duration_s * (i + 0.5) / kMoments;
            const CauseReader causes(library, entities, course, t_s);
            for (const Entity& entity : entities.rows) {
                const bool acts = entity.kind == EntityKind::population ||
                                  entity.kind == EntityKind::transmitter ||
                                  entity.kind == EntityKind::receptor_site ||
                                  entity.kind == EntityKind::pool ||
                                  entity.kind == EntityKind::response;
                if (acts) {
                    check(run, causes, entity.id, t_s);
                }
            }
        }
    }

    void check(const Knockable& run, const CauseReader& causes, const std::string& id, double t_s) {
        const std::string where = run.course.scenario().circuit + " " + std::to_string(t_s) + " s ";
        expect_balance(causes.balance(id), where + id);
        std::vector<CauseStep> chain = causes.causes_of(id);
        for (const CauseStep& step : causes.effect_of(id)) {
            chain.push_back(step);
        }
        for (std::size_t i = 1; i < chain.size(); ++i) {
            const CauseStep& step = chain[i];
            const bool effect = i + 1 == chain.size() && chain[i - 1].entity == id;
            const bool along = step.from.change * (step.now - step.rest) > 0.0;
            const std::string arrow = where + chain[i - 1].entity + " -> " + step.entity;
            EXPECT_EQ(step.from.entity, chain[i - 1].entity) << arrow;
            EXPECT_TRUE(along || effect) << arrow << ": the thing has gone the other way";
            if (!along && effect && direction_of(step.now, step.rest) != 0 && !step.lingers) {
                EXPECT_LT(step.against.change * step.from.change, 0.0)
                    << arrow << ": nothing is named against it";
            }
            if (seen_
                    .insert(run.course.scenario().circuit + chain[i - 1].entity + step.entity +
                            (step.from.change > 0.0 ? "+" : "-"))
                    .second) {
                expect_knocked_out(run, step, arrow, t_s);
            }
        }
    }

    void expect_knocked_out(const Knockable& run,
                            const CauseStep& step,
                            const std::string& arrow,
                            double t_s) {
        const bool slow = run.entities.find(step.entity)->kind == EntityKind::adaptation;
        const bool made = run.entities.find(step.entity)->kind == EntityKind::substance;
        const std::optional<KnockOut> knocked =
            slow ? std::nullopt : knock_out(run, step.from.entity, step.entity, t_s);
        if (!knocked) {
            return;
        }
        ++knocked_;
        EXPECT_GT(knocked->difference * step.from.change, 0.0)
            << arrow << ": named " << step.from.change << ", without it " << knocked->difference;
        const EntityKind kind = run.entities.find(step.entity)->kind;
        const bool at_once = kind == EntityKind::population || kind == EntityKind::transmitter ||
                             kind == EntityKind::response;
        if (at_once && !made && !knocked->whole_course) {
            // What gates a graded effect or weakens an arrow takes its share of every push: no more than there is can go.
            const bool shared = kind == EntityKind::response || is_attenuated(run.circuit(), step);
            const double told =
                shared ? std::min(std::abs(step.from.change), std::abs(step.now - step.rest))
                       : std::abs(step.from.change);
            EXPECT_GT(std::abs(knocked->difference), tolerance::knocked_out_share * told) << arrow;
        }
    }

    std::set<std::string> seen_;
    int knocked_ = 0;
};

TEST_P(Causes, TakenAwayTakeTheirPartOfTheChangeAlong) {
    for (const auto& [id, circuit] : shipped_library().circuits) {
        walk(id);
    }
    if (!shipped_library().scenarios.at(GetParam()).doses.empty()) {
        EXPECT_GT(knocked_, 0) << "no arrow was tried";
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Causes, testing::ValuesIn(shipped_scenarios()), scenario_name);

/// The main story: the drink excites the dopamine cell, what holds its receptors takes more away.
TEST(CausesOfTheMainStory, TheBlockedReceptorsSlowTheDopamineCellThatTheDrinkExcites) {
    const Library& library = shipped_library();
    const Scenario& scenario = library.scenarios.at("naltrexone_then_ethanol");
    const Trajectory course = simulate(library, scenario);
    const EntityTable entities = make_entity_table(
        library, library.circuits.at(scenario.circuit), library.subjects.at(scenario.subject));
    const CauseReader causes(library, entities, course, 2.5 * 3600.0);
    const std::vector<CauseStep> chain = causes.causes_of("vta_dopamine");
    ASSERT_EQ(chain.size(), 3u);
    EXPECT_EQ(chain[0].entity, "naltrexone");
    EXPECT_EQ(chain[1].entity, "mu_vta_gaba");
    EXPECT_LT(chain[1].now, chain[1].rest);
    EXPECT_LT(chain[2].from.change, 0.0);
    EXPECT_EQ(chain[2].against.entity, "ethanol");
    EXPECT_GT(chain[2].against.change, 0.0);
    // Dopamine has gone the other way, and the chain says what did it.
    const std::vector<CauseStep> effect = causes.effect_of("vta_dopamine");
    ASSERT_EQ(effect.size(), 1u);
    EXPECT_EQ(effect[0].entity, "dopamine_nac");
    EXPECT_LT(effect[0].from.change, 0.0);
    EXPECT_GT(effect[0].now, effect[0].rest);
    EXPECT_EQ(effect[0].against.entity, "kappa_nac");
}

} // namespace causes_test
} // namespace disinhibit
