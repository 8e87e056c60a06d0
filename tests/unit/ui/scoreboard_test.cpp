#include <gtest/gtest.h>

#include "engine/ui/plot/band_bar.h"
#include "engine/ui/state/scoreboard_rows.h"

namespace disinhibit {
namespace scoreboard_test {

/// Four rows in two groups and one behavioural row between them; the first three are computed.
struct Board {
    Board() {
        add("pk.a", RowKind::hard, Verdict::hit);
        add("cli.b", RowKind::soft, Verdict::not_applicable);
        add("occ.c", RowKind::soft, Verdict::miss);
        add("occ.d", RowKind::hard, std::nullopt);
        rows[2].contested = true;
        rows[0].role = RowRole::calibrated;
        view.rows = &rows;
        view.circuit = "one";
        view.results = &results;
    }
    void add(const std::string& id, RowKind kind, std::optional<Verdict> verdict) {
        ExperimentRow row;
        row.id = id;
        row.kind = kind;
        rows.push_back(row);
        if (verdict) {
            RowResult result;
            result.id = id;
            result.verdict = *verdict;
            result.counted = *verdict != Verdict::not_applicable;
            results["one"].push_back(result);
        }
    }
    /// "pk: pk.a | occ: ..." of the lines.
    std::string text(const ScoreboardState& state) const {
        std::string text;
        for (const ScoreboardLine& line : scoreboard_lines(view, state)) {
            text +=
                line.row < 0 ? "[" + line.group + "]" : rows[static_cast<std::size_t>(line.row)].id;
            text += " ";
        }
        return text;
    }

    std::vector<ExperimentRow> rows;
    std::map<std::string, std::vector<RowResult>> results;
    ScoreboardView view;
};

TEST(UiScoreboard, behavioural_rows_stand_apart_at_the_end) {
    EXPECT_EQ(Board().text({}), "[pk] pk.a [occ] occ.c occ.d [cli] cli.b ");
}

TEST(UiScoreboard, headings_count_hits_of_what_has_been_computed) {
    const Board board;
    const auto lines = scoreboard_lines(board.view, {});
    EXPECT_EQ(lines[0].hits, 1);
    EXPECT_EQ(lines[0].answered, 1);
    EXPECT_EQ(lines[2].hits, 0);
    EXPECT_EQ(lines[2].answered, 1);
}

TEST(UiScoreboard, filters_that_are_on_must_all_hold) {
    const Board board;
    ScoreboardState state;
    state.misses = true;
    EXPECT_EQ(board.text(state), "[occ] occ.c ");
    state.hard = true;
    EXPECT_EQ(board.text(state), "");
    state.misses = false;
    EXPECT_EQ(board.text(state), "[pk] pk.a [occ] occ.d ");
    state.predicted = true;
    EXPECT_EQ(board.text(state), "[occ] occ.d ");
    state = {};
    state.contested = true;
    EXPECT_EQ(board.text(state), "[occ] occ.c ");
}

TEST(UiScoreboard, rows_that_count_can_be_shown_alone_and_fill_the_headings) {
    Board board;
    board.rows[0].scatter = 1.0; // the others are loose
    board.rows[3].role = RowRole::built_in;
    board.results["one"][2].counted = false;
    ScoreboardState state;
    state.counted = true;
    EXPECT_EQ(board.text(state), "[pk] pk.a ");
    EXPECT_EQ(scoreboard_lines(board.view, {})[2].answered, 0);
}

TEST(UiScoreboard, the_separating_rows_can_be_shown_alone) {
    Board board;
    std::vector<RowSeparation> separations(4);
    separations[1].separation = Separation::separates;
    board.view.separations = &separations;
    ScoreboardState state;
    state.separations = state.separating = true;
    EXPECT_EQ(board.text(state), "[cli] cli.b ");
}

TEST(UiScoreboard, steps_go_through_the_rows_that_are_shown_and_stop_at_the_ends) {
    const Board board;
    const auto lines = scoreboard_lines(board.view, {});
    EXPECT_EQ(chosen_after(lines, board.view, "", 1), "pk.a");
    EXPECT_EQ(chosen_after(lines, board.view, "pk.a", 1), "occ.c");
    EXPECT_EQ(chosen_after(lines, board.view, "pk.a", -1), "pk.a");
    EXPECT_EQ(chosen_after(lines, board.view, "occ.c", 12), "cli.b");
}

TEST(UiScoreboard, the_hits_take_the_middle_third_of_their_bar) {
    RowResult result;
    result.hits = {80.0, 110.0};
    const BandScale scale = band_scale(result);
    EXPECT_NEAR(scale.share_of(80.0), 1.0 / 3.0, 1e-12);
    EXPECT_NEAR(scale.share_of(110.0), 2.0 / 3.0, 1e-12);
    EXPECT_LT(scale.share_of(30.0), 0.0);
}

} // namespace scoreboard_test
} // namespace disinhibit
