#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <sstream>

#include "circuit/io/read/load_library.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "engine/run/pair.h"

/// Undo and redo as a property: whatever was done, in whatever order, undoing all of it gives back the start and redoing
/// all of it the end, byte for byte.
namespace disinhibit {
namespace history_test {

const Library& library() {
    static const Library loaded =
        load_library(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets");
    return loaded;
}

/// A scenario as bytes: every field that decides the course.
std::string text_of(const Scenario& scenario) {
    std::ostringstream out;
    out.precision(17);
    out << scenario.id << '|' << scenario.subject << '|' << scenario.circuit << '|'
        << scenario.duration_s << '\n';
    for (const Dose& dose : scenario.doses) {
        out << dose.substance << ' ' << dose.route << ' ' << dose.mass_kg << ' ' << dose.amount_nmol
            << ' ' << dose.at_s << ' ' << dose.over_s << ' ' << dose.every_s << ' ' << dose.count
            << ' ' << dose.written << '\n';
    }
    for (const ParameterChange& change : scenario.changes) {
        out << change.path << ' ' << change.value << ' ' << change.at_s << '\n';
    }
    return out.str();
}

std::string text_of(const SessionState& state) {
    std::ostringstream out;
    out << text_of(*state.scenario) << state.loop.begin_s << ' ' << state.loop.end_s << '\n';
    for (const Ghost& ghost : state.ghosts) {
        out << ghost.id << ' ' << ghost.name << ' ' << ghost.style << ' ' << ghost.automatic << '\n'
            << text_of(*ghost.scenario);
    }
    return out.str();
}

std::string csv_of(const Trajectory& trajectory) {
    std::ostringstream out;
    write_csv(out, trajectory, make_recipe(library(), trajectory, "test"));
    return out.str();
}

/// Random acts of a person, of every kind that the history knows and some that it does not.
class Person {
  public:
    explicit Person(unsigned seed) : random_(seed) {}

    Action act(const Session& session) {
        const Scenario& scenario = session.scenario();
        const int doses = static_cast<int>(scenario.doses.size());
        const auto& ghosts = session.state().ghosts;
        const int ghost =
            ghosts.empty()
                ? 1
                : ghosts[static_cast<std::size_t>(below(static_cast<int>(ghosts.size())))].id;
        switch (below(16)) {
        case 0:
        case 1:
            return TakeDose{
                parse_dose("0.5 g/kg ethanol oral", library(), library().subjects.at("human"))};
        case 2:
            return TakeDose{
                parse_dose("50 mg naltrexone oral", library(), library().subjects.at("human"))};
        case 3:
            return MoveDose{below(doses + 1), time(), below(4) - 1};
        case 4:
            return DeleteDose{below(doses + 1), below(4) - 1};
        case 5:
            return SetParameterNow{"vta_dopamine.rest_rate", 4.0 + below(5)};
        case 6:
            return ChooseSubject{below(2) == 0 ? "human" : "human_dependent"};
        case 7:
            return OpenScenario{below(2) == 0 ? "ethanol" : "ninety_days"};
        case 8:
            return SetLoop{time(), time()};
        case 9:
            return KeepGhost{};
        case 10:
            return RenameGhost{ghost, "course " + std::to_string(below(100))};
        case 11:
            return DeleteGhost{ghost};
        case 12:
            return RestoreGhost{ghost};
        case 13:
            return SeekTo{time()};
        case 14:
            return PreviewMove{below(doses + 1), time(), -1};
        default:
            return below(3) == 0 ? Action{Undo{}} : Action{Redo{}};
        }
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    double time() { return below(7200); }
    std::mt19937 random_;
};

class HistoryProperty : public testing::TestWithParam<unsigned> {};

TEST_P(HistoryProperty, undoing_all_gives_the_start_and_redoing_all_gives_the_end) {
    SessionSettings settings;
    settings.playing = false;
    settings.threaded = GetParam() % 2 == 0;
    SessionPair pair(library(), library().scenarios.at("rest"), settings);
    const std::string start = text_of(pair.active().state());
    const std::string start_csv = csv_of(simulate(library(), pair.active().scenario()));
    Person person(GetParam());
    for (int i = 0; i < 60; ++i) {
        const std::string before = text_of(pair.active().state());
        pair.carry_out(person.act(pair.active()));
        pair.advance(0.001);
        ASSERT_EQ(text_of(pair.active().scenario()), text_of(*pair.active().state().scenario));
        if (!pair.active().message().empty()) {
            ASSERT_EQ(text_of(pair.active().state()), before) << pair.active().message();
        }
    }
    while (pair.can_redo()) {
        pair.carry_out(Redo{});
    }
    const std::string end = text_of(pair.active().state());
    int undone = 0;
    for (; pair.can_undo(); ++undone) {
        pair.carry_out(Undo{});
        pair.advance(0.0);
    }
    ASSERT_GT(undone, 5);
    EXPECT_EQ(text_of(pair.active().state()), start);
    EXPECT_EQ(text_of(pair.active().scenario()), text_of(library().scenarios.at("rest")));
    pair.carry_out(SeekTo{pair.active().scenario().duration_s});
    pair.settle();
    EXPECT_TRUE(csv_of(pair.active().trajectory()) == start_csv);
    for (; pair.can_redo(); --undone) {
        pair.carry_out(Redo{});
        pair.advance(0.0);
    }
    EXPECT_EQ(undone, 0);
    EXPECT_EQ(text_of(pair.active().state()), end);
}

INSTANTIATE_TEST_SUITE_P(ManyPeople, HistoryProperty, testing::Range(1u, 13u));

TEST(History, a_new_act_forgets_what_was_undone) {
    SessionPair pair(library(), library().scenarios.at("ethanol"), {});
    pair.carry_out(SetLoop{10.0, 20.0});
    pair.carry_out(Undo{});
    pair.carry_out(SetLoop{30.0, 40.0});
    EXPECT_FALSE(pair.can_redo());
    pair.carry_out(Undo{});
    EXPECT_FALSE(pair.active().state().loop.active());
    EXPECT_FALSE(pair.can_undo());
}

TEST(History, it_is_long_but_not_endless) {
    PairState state;
    SessionHistory history(state);
    for (int i = 1; i <= 2000; ++i) {
        state.a.next_ghost_id = i;
        history.push(state);
    }
    std::size_t undone = 0;
    for (; history.can_undo(); ++undone) {
        history.undo();
    }
    EXPECT_EQ(undone, SessionHistory::longest - 1);
    EXPECT_EQ(history.present().a.next_ghost_id, 2000 - static_cast<int>(undone));
}

} // namespace history_test
} // namespace disinhibit
