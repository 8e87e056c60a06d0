#include "engine/app/window/appearance.h"

#include <algorithm>

namespace disinhibit {
namespace {

void apply(const ChooseTheme& act, Appearance& looks) {
    looks.theme = act.id;
}
void apply(const SetTextScale& act, Appearance& looks) {
    looks.text_scale = std::clamp(act.scale, smallest_text_scale, largest_text_scale);
}
void apply(const ShowLevel& act, Appearance& looks) {
    looks.camera.go_to(act.level);
}
void apply(const ZoomStage& act, Appearance& looks) {
    looks.camera.push(act.levels);
}
void apply(const StepLevel& act, Appearance& looks) {
    looks.camera.step(act.levels);
}
void apply(const ToggleReducedMotion&, Appearance& looks) {
    looks.reduced_motion = !looks.reduced_motion;
}
void apply(const ToggleHelp&, Appearance& looks) {
    looks.help_open = !looks.help_open;
}
void apply(const ToggleTraces&, Appearance& looks) {
    looks.traces = !looks.traces;
}
void apply(const ToggleScoreboard&, Appearance& looks) {
    looks.scoreboard_open = !looks.scoreboard_open;
}
void apply(const ToggleConfidence&, Appearance& looks) {
    looks.confidence = !looks.confidence;
}
void apply(const ToggleLegend&, Appearance& looks) {
    looks.legend = !looks.legend;
}
void apply(const ToggleClock&, Appearance& looks) {
    looks.clock = !looks.clock;
}
void apply(const ToggleFullScreen&, Appearance& looks) {
    looks.full_screen = !looks.full_screen;
}
void apply(const Quit&, Appearance& looks) {
    looks.quit = true;
}

} // namespace

void look(const View& view, Appearance& appearance) {
    Looks looks = view;
    looks.theme = view.theme.empty() ? appearance.theme : view.theme;
    // Whoever needs large text or no motion keeps it, whoever made the shot.
    looks.text_scale = std::max(appearance.text_scale, view.text_scale);
    looks.reduced_motion |= appearance.reduced_motion;
    static_cast<Looks&>(appearance) = looks;
    appearance.camera =
        view.camera > 0.0f ? LevelCamera(view.level, view.camera) : LevelCamera(view.level);
    appearance.caption = view.caption;
    appearance.clock = view.clock;
    appearance.presenting = view.presenting;
}

bool carry_out(const Action& action, Appearance& appearance) {
    return visit(
        LookWishes{}, [&](const auto& act) { apply(act, appearance); }, action);
}

} // namespace disinhibit
