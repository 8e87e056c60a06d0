#include "engine/app/session_history.h"

#include <cassert>
#include <utility>

namespace disinhibit {

SessionHistory::SessionHistory(SessionState first) {
    states_.push_back(std::move(first));
}

void SessionHistory::push(SessionState next) {
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
        if (states_[i - 1].scenario != present().scenario) {
            return states_[i - 1].scenario.get();
        }
    }
    return nullptr;
}

void SessionHistory::redo() {
    assert(can_redo());
    ++present_;
}

} // namespace disinhibit
