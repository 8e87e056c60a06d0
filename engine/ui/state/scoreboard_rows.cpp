#include "engine/ui/state/scoreboard_rows.h"

#include <algorithm>

namespace disinhibit {
namespace {

/// The result of a row, or nullptr while it is not known.
const RowResult* result_of(const ScoreboardView& view, std::size_t row) {
    const std::vector<RowResult>* table = view.shown();
    return table != nullptr && row < table->size() ? &(*table)[row] : nullptr;
}

bool passes(const ScoreboardView& view, const ScoreboardState& state, std::size_t i) {
    const ExperimentRow& row = (*view.rows)[i];
    const RowResult* result = result_of(view, i);
    if ((state.hard && row.kind != RowKind::hard) || (state.contested && !row.contested) ||
        (state.predicted && row.role != RowRole::predicted) ||
        (state.counted && standing_of(row) != Standing::counted)) {
        return false;
    }
    if (state.separations) {
        const bool known = view.separations != nullptr && i < view.separations->size();
        return !state.separating ||
               (known && (*view.separations)[i].separation == Separation::separates);
    }
    return !state.misses || (result != nullptr && result->verdict == Verdict::miss);
}

void add_group(const ScoreboardView& view,
               const ScoreboardState& state,
               const std::string& group,
               std::vector<ScoreboardLine>& lines) {
    ScoreboardLine heading;
    heading.group = group;
    std::vector<ScoreboardLine> rows;
    for (std::size_t i = 0; i < view.rows->size(); ++i) {
        if (group_of((*view.rows)[i].id) != group) {
            continue;
        }
        const RowResult* result = result_of(view, i);
        if (result != nullptr && result->counted) {
            ++heading.answered;
            heading.hits += result->verdict == Verdict::hit ? 1 : 0;
        }
        if (passes(view, state, i)) {
            ScoreboardLine line;
            line.row = static_cast<int>(i);
            rows.push_back(line);
        }
    }
    if (!rows.empty()) {
        lines.push_back(heading);
        lines.insert(lines.end(), rows.begin(), rows.end());
    }
}

} // namespace

std::string group_of(const std::string& row_id) {
    return row_id.substr(0, row_id.find('.'));
}

std::vector<ScoreboardLine> scoreboard_lines(const ScoreboardView& view,
                                             const ScoreboardState& state) {
    std::vector<ScoreboardLine> lines;
    if (view.rows == nullptr) {
        return lines;
    }
    std::vector<std::string> groups;
    for (const bool behavioural : {false, true}) {
        for (const ExperimentRow& row : *view.rows) {
            const std::string group = group_of(row.id);
            const bool known = std::find(groups.begin(), groups.end(), group) != groups.end();
            if (is_behavioural(row.id) == behavioural && !known) {
                groups.push_back(group);
            }
        }
    }
    for (const std::string& group : groups) {
        add_group(view, state, group, lines);
    }
    return lines;
}

std::string chosen_after(const std::vector<ScoreboardLine>& lines,
                         const ScoreboardView& view,
                         const std::string& chosen,
                         int steps) {
    std::vector<std::string> ids;
    int place = -1;
    for (const ScoreboardLine& line : lines) {
        if (line.row < 0) {
            continue;
        }
        const std::string& id = (*view.rows)[static_cast<std::size_t>(line.row)].id;
        if (id == chosen) {
            place = static_cast<int>(ids.size());
        }
        ids.push_back(id);
    }
    if (ids.empty()) {
        return chosen;
    }
    const int last = static_cast<int>(ids.size()) - 1;
    const int next = place < 0 ? 0 : std::clamp(place + steps, 0, last);
    return ids[static_cast<std::size_t>(next)];
}

} // namespace disinhibit
