#include <algorithm>

#include "engine/ui/commands/rows.h"
#include "engine/ui/timeline/map.h"
#include "engine/ui/widgets/time_text.h"

/// Time passes, and how much of it is seen.
namespace disinhibit {
namespace {

/// Around the playhead if it is in view, else around the middle.
void zoom(const CommandContext& context, double factor) {
    const FrameView& view = context.view;
    const TimeSpan window{view.window_begin_s, view.window_end_s};
    const bool in_view = view.now_s >= window.begin_s && view.now_s <= window.end_s;
    const double pivot_s = in_view ? view.now_s : (window.begin_s + window.end_s) / 2.0;
    const TimeSpan zoomed = zoom_around(window, pivot_s, factor, view.course_end_s);
    context.actions.push_back(ShowWindow{zoomed.begin_s, zoomed.end_s});
}

bool loops(const CommandContext& context) {
    return context.view.loop_end_s > context.view.loop_begin_s;
}

/// One end of the loop comes to the playhead; the other stays if it can, else it is that of the window.
void begin_loop(const CommandContext& context) {
    const FrameView& view = context.view;
    const bool keeps = loops(context) && view.loop_end_s > view.now_s;
    context.actions.push_back(SetLoop{view.now_s, keeps ? view.loop_end_s : view.window_end_s});
}

void end_loop(const CommandContext& context) {
    const FrameView& view = context.view;
    const bool keeps = loops(context) && view.loop_begin_s < view.now_s;
    context.actions.push_back(SetLoop{keeps ? view.loop_begin_s : view.window_begin_s, view.now_s});
}

/// No loop, or one over what the window shows.
void toggle_loop(const CommandContext& context) {
    const FrameView& view = context.view;
    context.actions.push_back(loops(context) ? SetLoop{0.0, 0.0}
                                             : SetLoop{view.window_begin_s, view.window_end_s});
}

void change_speed(const CommandContext& context, int direction) {
    context.actions.push_back(SetSpeed{next_speed(context.view.speed, direction)});
}

} // namespace

Commands time_commands() {
    using enum KeyUse;
    return {
        {.id = "time.play",
         .keys = {key(SDLK_SPACE)},
         .time = KeyTime::both,
         .icon = Icon::play,
         .run = wish(PlayPause{})},
        {.id = "time.step_forward",
         .keys = {key(SDLK_RIGHT, not_focused)},
         .repeats = true,
         .icon = Icon::step_forward,
         .run = wish(StepBy{step_display_s})},
        {.id = "time.step_back",
         .keys = {key(SDLK_LEFT, not_focused)},
         .repeats = true,
         .icon = Icon::step_back,
         .run = wish(StepBy{-step_display_s})},
        {.id = "time.restart",
         .keys = {key(SDLK_HOME)},
         .icon = Icon::restart,
         .menu = MenuPart::history,
         .run = wish(RestartScenario{})},
        {.id = "time.next_event",
         .keys = {key(SDLK_n), ctrl(SDLK_RIGHT, not_focused)},
         .icon = Icon::skip,
         .run = wish(SkipToNextEvent{})},
        {.id = "time.previous_event",
         .keys = {ctrl(SDLK_LEFT, not_focused)},
         .icon = Icon::skip_back,
         .run = wish(SkipToPreviousEvent{})},
        {.id = "time.faster",
         .keys = {sign('+'), quiet(sign('='))},
         .time = KeyTime::both,
         .repeats = true,
         .run = [](const CommandContext& context) { change_speed(context, 1); }},
        {.id = "time.slower",
         .keys = {sign('-')},
         .time = KeyTime::both,
         .repeats = true,
         .run = [](const CommandContext& context) { change_speed(context, -1); }},
        {.id = "timeline.zoom_in",
         .keys = {ctrl(SDLK_UP, not_focused)},
         .repeats = true,
         .run = [](const CommandContext& context) { zoom(context, 0.5); }},
        {.id = "timeline.zoom_out",
         .keys = {ctrl(SDLK_DOWN, not_focused)},
         .repeats = true,
         .run = [](const CommandContext& context) { zoom(context, 2.0); }},
        {.id = "timeline.whole", .keys = {key(SDLK_w)}, .run = wish(ShowWholeCourse{})},
        {.id = "loop.begin", .keys = {key(SDLK_i)}, .run = begin_loop},
        {.id = "loop.end", .keys = {key(SDLK_o)}, .run = end_loop},
        {.id = "loop.toggle", .keys = {key(SDLK_l)}, .on = loops, .run = toggle_loop},
    };
}

} // namespace disinhibit
