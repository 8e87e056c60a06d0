#include <algorithm>
#include <utility>

#include "engine/run/edits.h"
#include "engine/run/session.h"

/// Earlier courses that a Session keeps beside the present one.
namespace disinhibit {
namespace {

// Styles of kept ghosts run from 1 to this; style 0 belongs to the automatic one.
constexpr int kept_styles = 4;
constexpr std::size_t most_ghosts = 6;

/// The style that the fewest ghosts have.
int free_style(const std::vector<Ghost>& ghosts) {
    int best = 1;
    std::ptrdiff_t fewest = static_cast<std::ptrdiff_t>(ghosts.size()) + 1;
    for (int style = 1; style <= kept_styles; ++style) {
        const auto used = std::count_if(
            ghosts.begin(), ghosts.end(), [&](const Ghost& ghost) { return ghost.style == style; });
        if (used < fewest) {
            fewest = used;
            best = style;
        }
    }
    return best;
}

/// Kept ghosts beyond what can be told apart: the oldest goes.
void drop_surplus(std::vector<Ghost>& ghosts) {
    while (ghosts.size() > most_ghosts) {
        const auto oldest = std::find_if(
            ghosts.begin(), ghosts.end(), [](const Ghost& ghost) { return !ghost.automatic; });
        ghosts.erase(oldest);
    }
}

auto find_ghost(std::vector<Ghost>& ghosts, int id) {
    return std::find_if(
        ghosts.begin(), ghosts.end(), [id](const Ghost& ghost) { return ghost.id == id; });
}

} // namespace

void Session::leave_ghost(SessionState& state) const {
    std::erase_if(state.ghosts, [](const Ghost& ghost) { return ghost.automatic; });
    const auto& former = state_.scenario;
    const bool kept = std::any_of(state.ghosts.begin(),
                                  state.ghosts.end(),
                                  [&](const Ghost& ghost) { return *ghost.scenario == *former; });
    if (!kept) {
        Ghost ghost{state.next_ghost_id++, course_name(*former, library_), 0, true, former};
        state.ghosts.insert(state.ghosts.begin(), std::move(ghost));
        drop_surplus(state.ghosts);
    }
}

/// The old curves are the curves of the ghost: nothing vanishes while the new course grows.
void Session::keep_picture_of(const std::shared_ptr<const Scenario>& former) {
    for (const Ghost& ghost : state_.ghosts) {
        if (ghost.scenario == former && !ghost_traces_.contains(ghost.id)) {
            ghost_traces_[ghost.id] = course_traces_;
        }
    }
    std::erase_if(ghost_traces_, [this](const auto& entry) {
        const auto& ghosts = state_.ghosts;
        return std::none_of(ghosts.begin(), ghosts.end(), [&](const Ghost& ghost) {
            return ghost.id == entry.first;
        });
    });
}

void Session::act(const KeepGhost&) {
    SessionState state = state_;
    const auto& shown = state.scenario;
    for (const Ghost& ghost : state.ghosts) {
        if (!ghost.automatic && *ghost.scenario == *shown) {
            return; // kept already
        }
    }
    Ghost ghost{state.next_ghost_id++, course_name(*shown, library_), 0, false, shown};
    ghost.style = free_style(state.ghosts);
    ghost_traces_[ghost.id] = course_traces_;
    state.ghosts.push_back(std::move(ghost));
    drop_surplus(state.ghosts);
    state_ = std::move(state);
}

void Session::act(const RenameGhost& act) {
    SessionState state = state_;
    const auto ghost = find_ghost(state.ghosts, act.id);
    if (ghost == state.ghosts.end() || (!ghost->automatic && ghost->name == act.name)) {
        return;
    }
    ghost->name = act.name.empty() ? ghost->name : act.name;
    if (ghost->automatic) {
        ghost->automatic = false;
        ghost->style = free_style(state.ghosts);
    }
    state_ = std::move(state);
}

void Session::act(const DeleteGhost& act) {
    SessionState state = state_;
    const auto ghost = find_ghost(state.ghosts, act.id);
    if (ghost != state.ghosts.end()) {
        state.ghosts.erase(ghost);
        state_ = std::move(state);
    }
}

void Session::act(const RestoreGhost& act) {
    SessionState state = state_;
    const auto ghost = find_ghost(state.ghosts, act.id);
    if (ghost != state.ghosts.end()) {
        change_scenario(*ghost->scenario);
    }
}

} // namespace disinhibit
