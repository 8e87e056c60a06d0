#include "engine/ui/commands/rows.h"

/// A talk and its slides: the keys of the clickers that lecturers hold (PageUp, PageDown, F5, Esc, B or a full stop), and those
/// of the programs they know.
namespace disinhibit {
namespace {

Command in_a_talk(const char* id, std::vector<Key> keys, Action action) {
    return {.id = id,
            .keys = std::move(keys),
            .time = KeyTime::presenting,
            .run = wish(std::move(action))};
}

} // namespace

Commands talk_commands() {
    return {
        {.id = "talk.begin", .keys = {key(SDLK_F5)}, .run = wish(StartPresenting{})},
        in_a_talk(
            "talk.go_on",
            {key(SDLK_PAGEDOWN), key(SDLK_RIGHT), quiet(key(SDLK_DOWN)), quiet(key(SDLK_RETURN))},
            GoOn{}),
        in_a_talk(
            "talk.back",
            {key(SDLK_PAGEUP), key(SDLK_LEFT), quiet(key(SDLK_UP)), quiet(key(SDLK_BACKSPACE))},
            StepSlide{-1}),
        in_a_talk("talk.first", {key(SDLK_HOME)}, GoToSlide{0}),
        in_a_talk("talk.last", {key(SDLK_END)}, GoToSlide{-1}),
        in_a_talk("talk.black", {key(SDLK_b), sign('.')}, BlankScreen{Blank::black}),
        in_a_talk("talk.white", {key(SDLK_w)}, BlankScreen{Blank::white}),
        in_a_talk("talk.clock", {key(SDLK_h)}, ToggleClock{}),
        in_a_talk("talk.end", {key(SDLK_ESCAPE)}, EndPresenting{}),
    };
}

} // namespace disinhibit
