#include "engine/ui/timeline/parts.h"

/// What is remembered of the doses on the timeline while their number changes.
namespace disinhibit {

OpenRepeats& repeats_of(UiState& state, Side side) {
    return state.repeats[side == Side::a ? 0 : 1];
}

void forget_lost_repeats(OpenRepeats& repeats, const Scenario& scenario) {
    // A key acts a frame before its effect is seen.
    const std::size_t count = scenario.doses.size();
    if (count == repeats.among) {
        repeats.before = count;
    } else if (count != repeats.before) {
        repeats.doses.clear();
    }
}

void keep_open(OpenRepeats& repeats,
               const Scenario& scenario,
               const ChosenDose& which,
               int itself) {
    const Dose& repeat = scenario.doses[static_cast<std::size_t>(which.dose)];
    const bool after = which.member + 1 < repeat.count;
    const int parts = (which.member > 0 ? 1 : 0) + itself + (after ? 1 : 0);
    repeats.doses = open_after_split(repeats.doses, which.dose, parts);
    repeats.among = scenario.doses.size() + static_cast<std::size_t>(parts) - 1;
}

void remove_dose(const FrameView& view, const ChosenDose& which, UiState& state, Actions& actions) {
    make_active(view, which.side, actions);
    actions.push_back(DeleteDose{which.dose, which.member});
    if (which.member >= 0) {
        keep_open(repeats_of(state, which.side), course_of(view, which.side).scenario(), which, 0);
    }
    state.chosen = {};
}

void make_active(const FrameView& view, Side side, Actions& actions) {
    if (view.compare.on() && side != view.compare.active) {
        actions.push_back(ChooseSide{side});
    }
}

} // namespace disinhibit
