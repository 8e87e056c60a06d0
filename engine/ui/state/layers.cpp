#include "engine/ui/state/layers.h"

namespace disinhibit {
namespace {

/// A fault covers the headline until it is put away; a notice goes by itself, so what was opened comes first.
bool message_is_on_top(const FrameView& view, const UiState& state) {
    const bool nothing_open = state.why.held.empty() && !state.ghosts_open && state.open_card < 0 &&
                              state.side == no_side;
    return !view.message.empty() || (!view.notice.empty() && nothing_open);
}

} // namespace

void step_in_scoreboard(const FrameView& view, UiState& state, int rows) {
    if (view.scoreboard.open) {
        state.scoreboard.steps += rows;
    }
}

void close_top(const FrameView& view, UiState& state, Actions& actions) {
    if (!state.refusal.field.empty()) {
        state.refusal = {};
    } else if (state.files.open()) {
        state.files = {};
    } else if (view.help_open) {
        actions.push_back(ToggleHelp{});
    } else if (view.scoreboard.open && state.scoreboard.one_at_a_time &&
               state.scoreboard.details_open) {
        state.scoreboard.details_open = false;
    } else if (view.scoreboard.open) {
        actions.push_back(ToggleScoreboard{});
    } else if (state.search.open) {
        state.search = {};
    } else if (message_is_on_top(view, state)) {
        actions.push_back(PutMessageAway{});
    } else if (!state.why.held.empty()) {
        state.why.held.clear();
        actions.push_back(EndPreview{});
    } else if (state.ghosts_open) {
        state.ghosts_open = false;
    } else if (state.open_card >= 0) {
        state.open_card = -1;
    } else if (state.side != no_side) {
        state.side = no_side;
    } else if (state.drawer_open) {
        state.drawer_open = false;
    } else if (view.looks.legend) {
        actions.push_back(ToggleLegend{});
    }
}

} // namespace disinhibit
