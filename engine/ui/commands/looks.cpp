#include <algorithm>
#include <string>

#include "engine/ui/commands/rows.h"

/// How near we look, and how it looks.
namespace disinhibit {
namespace {

Command level_command(StageLevel level, int digit, int keypad) {
    return {.id = std::string("level.") + name_of(level),
            .keys = {key(digit), quiet(key(keypad))},
            .time = KeyTime::both,
            .on = [level](const CommandContext& context) { return context.view.level == level; },
            .run = wish(ShowLevel{level})};
}

bool confidence(const CommandContext& context) {
    return context.view.looks.confidence;
}

bool reduced_motion(const CommandContext& context) {
    return context.view.looks.reduced_motion;
}

bool as_in_a_hall(const CommandContext& context) {
    return context.view.theme->id == context.assets.hall_theme;
}

void toggle_hall_theme(const CommandContext& context) {
    context.actions.push_back(ChooseTheme{as_in_a_hall(context) ? context.assets.usual_theme
                                                                : context.assets.hall_theme});
}

constexpr float rounding = 0.01f; ///< of a text size, share

bool can_grow(const CommandContext& context) {
    return context.view.looks.text_scale < largest_text_scale - rounding;
}

bool can_shrink(const CommandContext& context) {
    return context.view.looks.text_scale > smallest_text_scale + rounding;
}

void step_text_scale(const CommandContext& context, float step) {
    context.actions.push_back(SetTextScale{
        std::clamp(context.view.looks.text_scale + step, smallest_text_scale, largest_text_scale)});
}

} // namespace

Commands look_commands() {
    using enum KeyUse;
    return {
        level_command(StageLevel::brain, SDLK_1, SDLK_KP_1),
        level_command(StageLevel::circuit, SDLK_2, SDLK_KP_2),
        level_command(StageLevel::synapse, SDLK_3, SDLK_KP_3),
        {.id = "looks.confidence",
         .keys = {key(SDLK_c)},
         .time = KeyTime::both,
         .on = confidence,
         .run = wish(ToggleConfidence{})},
        {.id = "looks.hall_theme",
         .keys = {key(SDLK_p)},
         .on = as_in_a_hall,
         .run = toggle_hall_theme},
        {.id = "looks.motion",
         .keys = {key(SDLK_r)},
         .menu = MenuPart::looks,
         .on = reduced_motion,
         .run = wish(ToggleReducedMotion{})},
        {.id = "looks.larger_text",
         .keys = {ctrl(SDLK_PLUS), quiet(ctrl(SDLK_EQUALS)), quiet(ctrl(SDLK_KP_PLUS))},
         .icon = Icon::plus,
         .cannot = only_if(can_grow, "command.not.largest_text"),
         .run = [](const CommandContext& context) { step_text_scale(context, text_step); }},
        {.id = "looks.smaller_text",
         .keys = {ctrl(SDLK_MINUS), quiet(ctrl(SDLK_KP_MINUS))},
         .icon = Icon::minus,
         .cannot = only_if(can_shrink, "command.not.smallest_text"),
         .run = [](const CommandContext& context) { step_text_scale(context, -text_step); }},
        {.id = "looks.normal_text", .keys = {ctrl(SDLK_0)}, .run = wish(SetTextScale{1.0f})},
        {.id = "looks.full_screen",
         .keys = {key(SDLK_F11, even_in_text)},
         .time = KeyTime::both,
         .run = wish(ToggleFullScreen{})},
    };
}

} // namespace disinhibit
