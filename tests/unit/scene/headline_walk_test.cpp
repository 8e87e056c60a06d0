#include <gtest/gtest.h>

#include <set>

#include "engine/core/number_text.h"
#include "engine/scene/labels/headline.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/levels.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/stage/signals.h"
#include "tests/support/headline_words.h"
#include "tests/support/knock_out.h"
#include "tests/support/scene_fixture.h"
#include "tests/support/shipped_scenarios.h"
#include "tests/support/tolerances.h"

/// Walks every shipped scenario under every hypothesis and holds each sentence of each level against the snapshot: who, which
/// way, how much. Values are compared as claims; the words of the finished sentence are found again by a table of this test's
/// own. Claims about causes are tried by taking the cause away.
namespace disinhibit {
namespace headline_walk_test {

constexpr int kMoments = 50;

/// All there is to say at one moment of one course at one level.
struct Told {
    const Stage& stage;
    const Snapshot& now;
    const CauseReader& causes;
    std::vector<Claim> claims;
    std::string text;
    std::string where;
};

class Walk {
  public:
    Walk(const std::string& scenario_id, const std::string& circuit)
        : scenario_(with_circuit(scenario_id, circuit)), course_(simulate(library_, scenario_)),
          entities_(make_entity_table(
              library_, library_.circuits.at(circuit), library_.subjects.at(scenario_.subject))),
          texts_(load_texts(SceneFixture::assets() / "texts/en.toml")), run_{library_,
                                                                             entities_,
                                                                             course_} {
        const StageSet set = load_stage_set(SceneFixture::assets() / "stages",
                                            circuit,
                                            library_.subjects.at(scenario_.subject).species);
        const StageModel model{library_.circuits.at(circuit),
                               course_.signals(),
                               course_.parameters(),
                               library_.substances};
        stages_.assign(set.stages.begin(), set.stages.end());
        for (Stage& stage : stages_) {
            fit_stage(stage, model);
            signals_.push_back(resolve_stage(stage, model, texts_));
        }
    }

    void all_moments() {
        for (int i = 0; i < kMoments; ++i) {
            moment(scenario_.duration_s * (i + 0.5) / kMoments);
        }
        // And soon after what is given, where most happens.
        for (const Dose& dose : scenario_.doses) {
            moment(std::min(dose.at_s + 600.0, scenario_.duration_s));
        }
    }
    int sentences() const { return sentences_; }
    int knocked() const { return knocked_; }

  private:
    static Scenario with_circuit(const std::string& id, const std::string& circuit) {
        Scenario scenario = shipped_library().scenarios.at(id);
        scenario.circuit = circuit;
        return scenario;
    }

    void moment(double t_s) {
        const CauseReader causes(library_, entities_, course_, t_s);
        const Snapshot now = course_.at(t_s);
        const SignalReader reader(now, course_.baseline());
        for (std::size_t i = 0; i < stages_.size(); ++i) {
            Told told{stages_[i], now, causes, {}, {}, {}};
            told.claims = make_claims(stages_[i], signals_[i], reader, &causes);
            told.text =
                plain(headline_markup(stages_[i].headline, told.claims, &entities_, texts_));
            told.where = scenario_.circuit + " " + std::to_string(t_s) + " s, level " +
                         std::to_string(i + 1) + ": " + told.text;
            ++sentences_;
            check(told, t_s);
        }
    }

    double value(const Told& told, const std::string& path) const {
        return told.now.values.at(static_cast<std::size_t>(course_.signals().index(path)));
    }

    void check(const Told& told, double t_s) {
        check_counts(told);
        check_reason(told);
        EXPECT_EQ(told.text.find_first_of("{}<>[]|"), std::string::npos) << told.where;
        EXPECT_TRUE(told.text.ends_with('.')) << told.where;
        for (const Claim& claim : told.claims) {
            switch (claim.kind) {
            case Claim::Kind::rest:
                check_rest(told);
                break;
            case Claim::Kind::change:
                check_change(told, claim);
                break;
            case Claim::Kind::hold:
                check_hold(told, claim);
                break;
            case Claim::Kind::count:
                check_count(told, claim);
                break;
            case Claim::Kind::act:
                check_act(told, claim);
                knock(told, claim, claim.who, claim.whom, t_s);
                break;
            case Claim::Kind::through:
                EXPECT_NE(told.text.find(", through " + inside(claim.who)), std::string::npos)
                    << told.where;
                knock(told, claim, claim.who, claim.whom, t_s);
                break;
            }
        }
    }

    /// Dopamine that has changed by 10 % has a reason in the sentence: what acts, by what it came about, or a brake that has
    /// gone the other way.
    void check_reason(const Told& told) {
        const double dopamine = percent(told, "dopamine_nac.concentration");
        const double gaba = percent(told, "vta_gaba.rate");
        const auto told_of = [&](Claim::Kind kind) {
            return std::ranges::any_of(told.claims,
                                       [&](const Claim& row) { return row.kind == kind; });
        };
        const bool says = told.text.find("opamine") != std::string::npos &&
                          (told.text.find(" rises ") != std::string::npos ||
                           told.text.find(" falls ") != std::string::npos);
        if (std::abs(dopamine) < 10.0 || !says) {
            return;
        }
        const bool brake = told.text.find("VTA GABA") != std::string::npos &&
                           std::abs(gaba) > 3.0 && gaba * dopamine < 0.0;
        EXPECT_TRUE(told_of(Claim::Kind::act) || told_of(Claim::Kind::through) || brake)
            << "no reason: " << told.where;
    }

    double percent(const Told& told, const std::string& path) const {
        return 100.0 * (value(told, path) / run_.rest(path) - 1.0);
    }

    std::string inside(const std::string& id) const {
        const Entity& entity = *entities_.find(id);
        const bool place = entity.kind == EntityKind::population ||
                           entity.kind == EntityKind::receptor_site ||
                           entity.kind == EntityKind::transmitter;
        return name_inside(entity.name, place);
    }

    /// The same, or with a capital where the sentence begins.
    bool names(const Told& told, const std::string& id) const {
        const std::string name = inside(id);
        std::string begun = name;
        begun[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(begun[0])));
        return told.text.find(name) != std::string::npos || told.text.starts_with(begun);
    }

    void check_rest(const Told& told) {
        for (const Signal& signal : course_.signals().rows) {
            const bool counts =
                signal.baseline_of < 0 &&
                (signal.path.ends_with(".rate") || signal.path == "dopamine_nac.concentration" ||
                 signal.path.ends_with(".activation"));
            if (counts) {
                const double rest = run_.rest(signal.path);
                EXPECT_NEAR(value(told, signal.path), rest, 0.03 * std::abs(rest) + 1e-12)
                    << signal.path << " at " << told.where;
            }
        }
    }

    void check_change(const Told& told, const Claim& claim) {
        for (const ChangeWords& words : kChanges) {
            const std::string path = words.path;
            if (entity_of(path) != claim.who) {
                continue;
            }
            const double percent = this->percent(told, path);
            const int direction = std::abs(percent) <= 3.0 ? 0 : (percent > 0.0 ? 1 : -1);
            EXPECT_EQ(claim.direction, direction) << path << " " << percent << " at " << told.where;
            EXPECT_NEAR(claim.size, std::abs(percent), 1e-6 * std::abs(percent) + 1e-9)
                << told.where;
            const std::string number = " " + number_text(std::abs(percent), 0) + "\u00a0%";
            const std::string phrase =
                direction == 0 ? words.steady : (direction > 0 ? words.up : words.down) + number;
            const std::size_t at = told.text.find(phrase);
            ASSERT_NE(at, std::string::npos) << "not found: " << phrase << " at " << told.where;
            // It is this thing that is said to have changed: its name stands in the same clause.
            const std::size_t begins = told.text.find_last_of(",;", at);
            const std::string clause =
                told.text.substr(begins == std::string::npos ? 0 : begins, at);
            EXPECT_NE(clause.find(words.name), std::string::npos) << phrase << " at " << told.where;
            check_contrast(told, claim, direction);
            return;
        }
        ADD_FAILURE() << "a change that this test cannot read: " << claim.who;
    }

    /// "Although": what is told beside works against what the sentence is about, by a run with it held at rest.
    void check_contrast(const Told& told, const Claim& claim, int direction) {
        EXPECT_EQ(told.text.find("lthough") != std::string::npos,
                  std::ranges::any_of(told.claims, [](const Claim& row) { return row.against; }))
            << told.where;
        if (!claim.against || !tried_.insert("although " + std::to_string(direction)).second) {
            return;
        }
        const std::optional<KnockOut> knocked =
            knock_out(run_, claim.who, "vta_dopamine", told.now.t_s);
        ASSERT_TRUE(knocked.has_value());
        const double dopamine =
            value(told, "dopamine_nac.concentration") - run_.rest("dopamine_nac.concentration");
        EXPECT_LT(knocked->difference * dopamine, 0.0) << told.where;
        ++knocked_;
    }

    void check_hold(const Told& told, const Claim& claim) {
        const double percent = value(told, claim.whom + ".occupancy." + claim.who);
        EXPECT_NEAR(claim.size, percent, 1e-9 + 1e-6 * percent) << told.where;
        EXPECT_TRUE(names(told, claim.who)) << told.where;
        EXPECT_NE(told.text.find(" holds " + number_text(percent, 0) + "\u00a0% of " +
                                 inside(claim.whom)),
                  std::string::npos)
            << told.where;
        const auto site =
            std::ranges::find(run_.circuit().receptor_sites, claim.whom, &ReceptorSite::id);
        for (const Binding& binding : library_.substances.at(claim.who).bindings) {
            if (binding.receptor == site->type) {
                EXPECT_LT(binding.efficacy.value, 0.05) << "it activates them: " << told.where;
            }
        }
        for (const auto& [id, substance] : library_.substances) {
            const int other = course_.signals().index(claim.whom + ".occupancy." + id);
            if (other >= 0 && value(told, claim.whom + ".blocked") > 0.0 && id != claim.who) {
                const bool blocks = std::ranges::any_of(substance.bindings, [&](const Binding& b) {
                    return b.receptor == site->type && b.efficacy.value < 0.05;
                });
                EXPECT_TRUE(!blocks || told.now.values[static_cast<std::size_t>(other)] <= percent)
                    << id << " holds more: " << told.where;
            }
        }
    }

    static const StageReceptors& counted_row(const Told& told) {
        return *std::ranges::find(
            told.stage.of<StageReceptors>(), told.stage.headline.receptors, &StageReceptors::id);
    }

    /// The receptors that are told of are all that hold something; nobody who holds one goes untold.
    void check_counts(const Told& told) const {
        if (told.stage.headline.receptors.empty()) {
            return;
        }
        const StageReceptors& row = counted_row(told);
        double told_of = 0.0;
        for (const Claim& claim : told.claims) {
            told_of += claim.kind == Claim::Kind::count ? claim.size : 0.0;
        }
        const double occupied = value(told, row.site + ".occupied") / 100.0 * row.count;
        EXPECT_NEAR(told_of, occupied, 1.0) << told.where;
        const bool others = told.text.find(", others\u00a0") != std::string::npos;
        for (const StageLigand& ligand : row.ligands) {
            const double held =
                value(told, row.site + ".occupancy." + ligand.substance) / 100.0 * row.count;
            EXPECT_TRUE(held < 1.0 || others || names(told, ligand.substance))
                << ligand.substance << " holds " << held << ": " << told.where;
        }
    }

    void check_count(const Told& told, const Claim& claim) {
        const StageReceptors& row = counted_row(told);
        EXPECT_EQ(claim.of, row.count);
        if (claim.who.empty()) {
            EXPECT_NE(told.text.find(", others\u00a0" + number_text(claim.size, 0)),
                      std::string::npos)
                << told.where;
            return;
        }
        const double exact = value(told, row.site + ".occupancy." + claim.who) / 100.0 * row.count;
        EXPECT_NEAR(claim.size, exact, 1.0) << claim.who << " at " << told.where;
        EXPECT_NE(told.text.find(inside(claim.who)), std::string::npos) << told.where;
        EXPECT_NE(told.text.find(number_text(claim.size, 0)), std::string::npos) << told.where;
    }

    void check_act(const Told& told, const Claim& claim) {
        EXPECT_GT(claim.size, 0.0) << told.where;
        if (claim.who.empty()) {
            return;
        }
        EXPECT_TRUE(names(told, claim.who)) << claim.who << " at " << told.where;
        EXPECT_TRUE(names(told, claim.whom)) << claim.whom << " at " << told.where;
        // The clause that names the two says the direction, and no other one.
        const std::string clause = clause_with(told.text, claim.who, claim.whom);
        const auto says = [&](int direction) {
            return std::ranges::any_of(kActs.at(direction), [&](const std::string& word) {
                return clause.find(word) != std::string::npos;
            });
        };
        EXPECT_TRUE(says(claim.direction)) << told.where;
        EXPECT_FALSE(says(-claim.direction)) << told.where;
        const Entity& who = *entities_.find(claim.who);
        if (who.kind == EntityKind::substance && !library_.substances.at(who.id).endogenous) {
            EXPECT_GT(value(told, who.signal), 0.0) << who.id << " is not there: " << told.where;
        }
    }

    /// What stands before the name of `whom` in the clause that names both; the name of `who` may have a capital.
    std::string
    clause_with(const std::string& text, const std::string& who, const std::string& whom) const {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(';', begin), text.size());
            const std::string clause = text.substr(begin, end - begin);
            const std::size_t object = clause.rfind(" " + inside(whom));
            const std::string rest_of_name = inside(who).substr(1);
            if (object != std::string::npos && clause.find(rest_of_name) < object) {
                return clause.substr(0, object + 1);
            }
            begin = end + 1;
        }
        return {};
    }

    /// Takes the cause away, once for each pair and direction of this course.
    void knock(const Told& told,
               const Claim& claim,
               const std::string& who,
               const std::string& whom,
               double t_s) {
        const std::string key = who + whom + std::to_string(claim.direction);
        if (who.empty() || !tried_.insert(key).second) {
            return;
        }
        const std::optional<KnockOut> knocked = knock_out(run_, who, whom, t_s);
        if (knocked) {
            ++knocked_;
            EXPECT_GT(knocked->difference * claim.direction, 0.0)
                << who << " on " << whom << " at " << told.where;
        }
    }

    const Library& library_ = shipped_library();
    Scenario scenario_;
    Trajectory course_;
    EntityTable entities_;
    Texts texts_;
    Knockable run_;
    std::vector<Stage> stages_;
    std::vector<StageSignals> signals_;
    std::set<std::string> tried_;
    int sentences_ = 0;
    int knocked_ = 0;
};

class HeadlineWalk : public testing::TestWithParam<std::string> {};

TEST_P(HeadlineWalk, EverySentenceIsTrueAtEveryMomentLevelAndHypothesis) {
    for (const auto& [circuit, description] : shipped_library().circuits) {
        Walk walk(GetParam(), circuit);
        walk.all_moments();
        EXPECT_GE(walk.sentences(), 3 * kMoments);
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped,
                         HeadlineWalk,
                         testing::ValuesIn(shipped_scenarios()),
                         scenario_name);

} // namespace headline_walk_test
} // namespace disinhibit
