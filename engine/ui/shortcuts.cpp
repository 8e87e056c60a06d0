#include "engine/ui/shortcuts.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

#include "engine/ui/gui/clipboard.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/plot/menu.h"
#include "engine/ui/state/layers.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/ui.h"
#include "engine/ui/widgets/time_text.h"

namespace disinhibit {
namespace {

constexpr int rows_per_page = 12;
constexpr const char* projector_theme = "projector";

void step_text_scale(const FrameView& view, float step, Actions& actions) {
    actions.push_back(SetTextScale{std::clamp(view.looks.text_scale + step, 0.75f, 2.5f)});
}

void toggle_theme(const FrameView& view, Actions& actions) {
    if (view.theme_ids.empty()) {
        return;
    }
    const bool projecting = view.theme->id == projector_theme;
    actions.push_back(ChooseTheme{projecting ? view.theme_ids.front() : projector_theme});
}

/// To the circuit that has a key of its own, and back to the one that was shown before.
void switch_circuit(const FrameView& view,
                    const UiAssets& assets,
                    UiState& state,
                    Actions& actions) {
    const auto& circuits = view.library->circuits;
    const std::string& now = view.trajectory->scenario().circuit;
    std::string next = assets.keyed_circuit;
    if (now == assets.keyed_circuit) {
        next = state.former_circuit;
        for (const auto& [id, circuit] : circuits) {
            next = next.empty() && id != now ? id : next;
        }
    } else {
        state.former_circuit = now;
    }
    if (next != now && circuits.contains(next)) {
        actions.push_back(ChooseCircuit{next});
    }
}

/// Around the playhead if it is in view, else around the middle.
void zoom(const FrameView& view, double factor, Actions& actions) {
    const TimeSpan window{view.window_begin_s, view.window_end_s};
    const bool in_view = view.now_s >= window.begin_s && view.now_s <= window.end_s;
    const double pivot_s = in_view ? view.now_s : (window.begin_s + window.end_s) / 2.0;
    const TimeSpan zoomed = zoom_around(window, pivot_s, factor, view.course_end_s);
    actions.push_back(ShowWindow{zoomed.begin_s, zoomed.end_s});
}

/// One end of the loop comes to the playhead; the other stays if it can, else it is that of the window.
void set_loop_end(const FrameView& view, bool begin, Actions& actions) {
    const bool active = view.loop_end_s > view.loop_begin_s;
    if (begin) {
        const bool keeps = active && view.loop_end_s > view.now_s;
        actions.push_back(SetLoop{view.now_s, keeps ? view.loop_end_s : view.window_end_s});
    } else {
        const bool keeps = active && view.loop_begin_s < view.now_s;
        actions.push_back(SetLoop{keeps ? view.loop_begin_s : view.window_begin_s, view.now_s});
    }
}

/// No loop, or one over what the window shows.
void toggle_loop(const FrameView& view, Actions& actions) {
    const bool active = view.loop_end_s > view.loop_begin_s;
    actions.push_back(active ? SetLoop{0.0, 0.0} : SetLoop{view.window_begin_s, view.window_end_s});
}

void take_card(
    int card, const FrameView& view, const UiAssets& assets, UiState& state, Actions& actions) {
    const auto subject = view.library->subjects.find(view.trajectory->scenario().subject);
    if (subject == view.library->subjects.end()) {
        return;
    }
    const std::size_t i = static_cast<std::size_t>(card);
    state.cards.resize(assets.cards.size());
    start_card(assets.cards[i], *view.library, subject->second, state.cards[i]);
    const DoseOffer offer =
        offer_of(assets.cards[i], state.cards[i], *view.library, subject->second);
    if (offer.available && offer.amount > 0.0) {
        actions.push_back(TakeDose{offer.dose});
    }
}

/// Letter, digit or '=' of a US keyboard at this place; 0 elsewhere.
int us_key(SDL_Scancode place) {
    if (place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z) {
        return 'a' + (place - SDL_SCANCODE_A);
    }
    if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_9) {
        return '1' + (place - SDL_SCANCODE_1);
    }
    return place == SDL_SCANCODE_0 ? '0' : place == SDL_SCANCODE_EQUALS ? '=' : 0;
}

bool means(const Shortcut& shortcut, const KeyPress& press) {
    if (shortcut.sign || press.sign) {
        return shortcut.sign && press.sign && shortcut.key == press.key;
    }
    const bool wrong_shift =
        shortcut.shift != ShiftUse::any && press.shift != (shortcut.shift == ShiftUse::down);
    return shortcut.key == press.key && shortcut.ctrl == press.ctrl && !press.alt && !wrong_shift;
}

/// True if letters go into a field: also between the click that chose it and the frame that shows it chosen.
bool text_field_active() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    return context.IO.WantTextInput ||
           (context.ActiveId != 0 && context.ActiveId == context.InputTextState.ID);
}

} // namespace

std::optional<KeyPress> key_press_of(const SDL_Event& event, const OnLayout& on_layout) {
    KeyPress press;
    if (event.type == SDL_TEXTINPUT) {
        // Signs are ASCII; a longer text comes from an input method.
        press.sign = true;
        press.key = event.text.text[1] == '\0' ? event.text.text[0] : '\0';
        return press;
    }
    if (event.type != SDL_KEYDOWN) {
        return std::nullopt;
    }
    const SDL_Keysym& pressed = event.key.keysym;
    press.key = pressed.sym;
    const int on_us = us_key(pressed.scancode);
    press.place = on_us != 0 && !on_layout(on_us) ? on_us : 0;
    press.ctrl = (pressed.mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    press.shift = (pressed.mod & KMOD_SHIFT) != 0;
    press.alt = (pressed.mod & KMOD_ALT) != 0;
    press.repeated = event.key.repeat != 0;
    return press;
}

const Shortcut* find_shortcut(const std::vector<Shortcut>& table,
                              const KeyPress& press,
                              const KeyboardOwner& owner) {
    for (const Shortcut& shortcut : table) {
        const KeyTime other_time = owner.presenting ? KeyTime::window : KeyTime::presenting;
        if (!means(shortcut, press) || shortcut.time == other_time) {
            continue;
        }
        const bool taken = (owner.text_field && shortcut.use != KeyUse::even_in_text) ||
                           (owner.focused_widget && shortcut.use == KeyUse::not_focused);
        if (!taken && (!press.repeated || shortcut.repeats)) {
            return &shortcut;
        }
    }
    if (press.place != 0) {
        KeyPress by_place = press;
        by_place.key = std::exchange(by_place.place, 0);
        return find_shortcut(table, by_place, owner);
    }
    return nullptr;
}

void apply_command(const Shortcut& shortcut,
                   const FrameView& view,
                   const UiAssets& assets,
                   const UiLayout& layout,
                   UiState& state,
                   Actions& actions) {
    switch (shortcut.command) {
    case Command::play_pause:
        actions.push_back(PlayPause{});
        break;
    case Command::step_forward:
        actions.push_back(StepBy{step_display_s});
        break;
    case Command::step_back:
        actions.push_back(StepBy{-step_display_s});
        break;
    case Command::restart:
        actions.push_back(RestartScenario{});
        break;
    case Command::begin_afresh:
        actions.push_back(BeginAfresh{});
        break;
    case Command::next_event:
        actions.push_back(SkipToNextEvent{});
        break;
    case Command::previous_event:
        actions.push_back(SkipToPreviousEvent{});
        break;
    case Command::zoom_in:
        zoom(view, 0.5, actions);
        break;
    case Command::zoom_out:
        zoom(view, 2.0, actions);
        break;
    case Command::whole_course:
        actions.push_back(ShowWholeCourse{});
        break;
    case Command::loop_begins:
        set_loop_end(view, true, actions);
        break;
    case Command::loop_ends:
        set_loop_end(view, false, actions);
        break;
    case Command::loop:
        toggle_loop(view, actions);
        break;
    case Command::remove_dose:
        if (state.chosen.dose >= 0) {
            disinhibit::remove_dose(view.trajectory->scenario(), state.chosen, state, actions);
        }
        break;
    case Command::keep_ghost:
        actions.push_back(KeepGhost{});
        break;
    case Command::ghosts:
        state.ghosts_open = !state.ghosts_open;
        break;
    case Command::faster:
        actions.push_back(SetSpeed{next_speed(view.speed, 1)});
        break;
    case Command::slower:
        actions.push_back(SetSpeed{next_speed(view.speed, -1)});
        break;
    case Command::level_brain:
        actions.push_back(ShowLevel{StageLevel::brain});
        break;
    case Command::level_circuit:
        actions.push_back(ShowLevel{StageLevel::circuit});
        break;
    case Command::level_synapse:
        actions.push_back(ShowLevel{StageLevel::synapse});
        break;
    case Command::toggle_traces:
        if (layout.traces_in_drawer) {
            state.drawer_open = !state.drawer_open;
        } else {
            actions.push_back(ToggleTraces{});
        }
        break;
    case Command::switch_plot_unit:
        actions.push_back(SwitchPlotUnit{state.plot_in_hand});
        break;
    case Command::next_time_scale:
        actions.push_back(ChooseTimeScale{next_time_scale(view.time_scale)});
        break;
    case Command::export_plot:
        actions.push_back(ExportPlot{state.plot_in_hand});
        break;
    case Command::cycle_compare:
        actions.push_back(SetCompareLayout{next_layout(view.compare.layout)});
        break;
    case Command::swap_sides:
        if (view.compare.on()) {
            actions.push_back(ChooseSide{other_side(view.compare.active)});
        }
        break;
    case Command::switch_circuit:
        switch_circuit(view, assets, state, actions);
        break;
    case Command::toggle_scoreboard:
        actions.push_back(ToggleScoreboard{});
        break;
    case Command::scoreboard_up:
        step_in_scoreboard(view, state, -1);
        break;
    case Command::scoreboard_down:
        step_in_scoreboard(view, state, 1);
        break;
    case Command::scoreboard_page_up:
        step_in_scoreboard(view, state, -rows_per_page);
        break;
    case Command::scoreboard_page_down:
        step_in_scoreboard(view, state, rows_per_page);
        break;
    case Command::scoreboard_open:
        state.scoreboard.open_chosen = view.scoreboard.open;
        break;
    case Command::toggle_theme:
        toggle_theme(view, actions);
        break;
    case Command::toggle_motion:
        actions.push_back(ToggleReducedMotion{});
        break;
    case Command::larger_text:
        step_text_scale(view, text_step, actions);
        break;
    case Command::smaller_text:
        step_text_scale(view, -text_step, actions);
        break;
    case Command::normal_text:
        actions.push_back(SetTextScale{1.0f});
        break;
    case Command::undo:
        actions.push_back(Undo{});
        break;
    case Command::redo:
        actions.push_back(Redo{});
        break;
    case Command::save:
        actions.push_back(SaveScenario{});
        break;
    case Command::save_as:
        actions.push_back(AskForFile{FilePurpose::save});
        break;
    case Command::open_file:
        actions.push_back(AskForFile{FilePurpose::open});
        break;
    case Command::copy_shot:
        actions.push_back(CopyShot{});
        break;
    case Command::full_screen:
        actions.push_back(ToggleFullScreen{});
        break;
    case Command::paste_shot:
        actions.push_back(OpenShotText{text_to_paste()});
        break;
    case Command::search:
        state.search = {};
        state.search.open = true;
        break;
    case Command::confidence:
        actions.push_back(ToggleConfidence{});
        break;
    case Command::changes:
        state.side = state.side == SidePanel::changes ? SidePanel::none : SidePanel::changes;
        break;
    case Command::help:
        actions.push_back(ToggleHelp{});
        break;
    case Command::close:
        close_top(view, state, actions);
        break;
    case Command::quit:
        actions.push_back(Quit{});
        break;
    case Command::take_card:
        take_card(shortcut.card, view, assets, state, actions);
        break;
    case Command::present:
        actions.push_back(StartPresenting{});
        break;
    case Command::go_on:
        actions.push_back(GoOn{});
        break;
    case Command::slide_back:
        actions.push_back(StepSlide{-1});
        break;
    case Command::first_slide:
        actions.push_back(GoToSlide{0});
        break;
    case Command::last_slide:
        actions.push_back(GoToSlide{-1});
        break;
    case Command::black_screen:
        actions.push_back(BlankScreen{Blank::black});
        break;
    case Command::white_screen:
        actions.push_back(BlankScreen{Blank::white});
        break;
    case Command::toggle_clock:
        actions.push_back(ToggleClock{});
        break;
    case Command::end_presenting:
        actions.push_back(EndPresenting{});
        break;
    }
}

bool handle_shortcut(const SDL_Event& event,
                     const FrameView& view,
                     const UiAssets& assets,
                     const UiLayout& layout,
                     UiState& state,
                     Actions& actions) {
    std::optional<KeyPress> press = key_press_of(
        event, [](int key) { return SDL_GetScancodeFromKey(key) != SDL_SCANCODE_UNKNOWN; });
    if (!press) {
        return false;
    }
    if (press->sign) {
        // The key that types it went down just before.
        press->repeated = state.key_repeats;
        if (state.key_with_alt) {
            return false;
        }
    } else {
        state.key_repeats = press->repeated;
        state.key_with_alt = (event.key.keysym.mod & KMOD_LALT) != 0;
    }
    const Shortcut* found =
        find_shortcut(assets.shortcuts,
                      *press,
                      {text_field_active(), ImGui::GetIO().NavVisible, view.presenting.on});
    if (found == nullptr) {
        return false;
    }
    apply_command(*found, view, assets, layout, state, actions);
    return true;
}

} // namespace disinhibit
