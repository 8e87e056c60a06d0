#pragma once

#include <string>
#include <vector>

#include "engine/view/scoreboard_view.h"

namespace disinhibit {

/// Which rows of the scoreboard are shown, and which one is chosen. Filters that are on must all hold.
struct ScoreboardState {
    float detail_scroll = 0.0f; ///< px, of the column that tells the chosen row
    float detail_height = 0.0f; ///< px, of all that stands in it
    std::string detail_row;     ///< the row that these belong to
    bool counted = false;
    bool misses = false;
    bool hard = false;
    bool predicted = false;
    bool contested = false;
    bool separations = false; ///< what tells the hypotheses apart, instead of hits and misses
    bool separating = false;  ///< in that view: only the rows that do
    std::string chosen;       ///< id of the row whose details are shown
    float scroll = 0.0f;      ///< px
    bool show_chosen = false; ///< scroll so that the chosen row can be seen
    int steps = 0;            ///< asked for by keys, carried out when the panel is drawn
    bool open_chosen = false; ///< the same for opening the chosen row
    bool one_at_a_time =
        false; ///< result of drawing: there is room for the list or the details, not for both
    bool details_open = false; ///< if so: the details are what is shown
    std::string member_row;    ///< row that `member` belongs to
    std::vector<int> member;   ///< chosen member of each arm
};

/// One line of the list: a heading or a row.
struct ScoreboardLine {
    int row = -1;      ///< index into ScoreboardView::rows; -1: a heading
    std::string group; ///< of a heading: "pk", "eda" ...
    int hits = 0;      ///< of a heading: over the counted rows of the group, as far as computed
    int answered = 0;
};

/// "eda" of "eda.1p0".
std::string group_of(const std::string& row_id);

/// Headings and rows in the order of the files, behavioural rows at the end. Rows whose result is not known yet pass the
/// filters that need one only if these are off.
std::vector<ScoreboardLine> scoreboard_lines(const ScoreboardView& view,
                                             const ScoreboardState& state);

/// The id of the row `steps` rows away from the chosen one; the ends stop. The first row if none is chosen.
std::string chosen_after(const std::vector<ScoreboardLine>& lines,
                         const ScoreboardView& view,
                         const std::string& chosen,
                         int steps);

} // namespace disinhibit
