#include "engine/run/history.h"

#include <cassert>
#include <utility>

namespace disinhibit {

SessionState first_state(const Scenario& scenario) {
    SessionState state;
    state.scenario = std::make_shared<const Scenario>(scenario);
    return state;
}

ShotRun run_of(const SessionState& state) {
    ShotRun run{*state.scenario, {}, state.loop};
    for (const Ghost& ghost : state.ghosts) {
        run.ghosts.push_back({ghost.name, ghost.style, ghost.automatic, *ghost.scenario});
    }
    return run;
}

SessionState state_of(const ShotRun& run) {
    SessionState state = first_state(run.scenario);
    for (const ShotGhost& ghost : run.ghosts) {
        state.ghosts.push_back({state.next_ghost_id++,
                                ghost.name,
                                ghost.style,
                                ghost.automatic,
                                std::make_shared<const Scenario>(ghost.scenario)});
    }
    state.loop = run.loop;
    return state;
}

SessionHistory::SessionHistory(PairState first) {
    states_.push_back(std::move(first));
}

void SessionHistory::push(PairState next) {
    states_.resize(present_ + 1);
    states_.push_back(std::move(next));
    if (states_.size() > longest) {
        states_.erase(states_.begin());
    }
    present_ = states_.size() - 1;
}

void SessionHistory::undo() {
    assert(can_undo());
    --present_;
}

const Scenario* SessionHistory::former_scenario() const {
    for (std::size_t i = present_; i > 0; --i) {
        if (states_[i - 1].a.scenario != present().a.scenario) {
            return states_[i - 1].a.scenario.get();
        }
    }
    return nullptr;
}

void SessionHistory::redo() {
    assert(can_redo());
    ++present_;
}

} // namespace disinhibit
