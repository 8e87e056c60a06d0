#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/app/command/invocation.h"
#include "engine/app/offscreen/bench.h"
#include "engine/app/offscreen/bench_long.h"
#include "engine/app/offscreen/film.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/offscreen/pictures.h"
#include "engine/app/offscreen/render_plot.h"
#include "engine/app/window.h"
#include "engine/app/window/asked_deck.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/program_data.h"
#include "engine/run/guarded.h"

namespace disinhibit {
namespace {

/// Fills in what the command line left open about the looks of a picture. A window remembers its own.
Invocation with_picture_defaults(Invocation invocation, const ProgramData& data) {
    if (invocation.theme.empty()) {
        invocation.theme =
            invocation.plot.empty() ? data.defaults.theme : data.defaults.figure_theme;
    }
    if (invocation.text_scale <= 0.0f) {
        invocation.text_scale = text_scale_of_still(invocation.size, data.defaults);
    }
    return invocation;
}

Invocation with_scenario(Invocation invocation, const ProgramData& data) {
    if (invocation.scenario.empty()) {
        invocation.scenario = data.defaults.scenario;
    }
    return invocation;
}

/// A deck may stand in the place of a scenario: the window presents it, `film` shoots it.
Invocation with_deck(Invocation invocation, const ProgramData& data) {
    const std::string& name = invocation.scenario;
    const bool window = invocation.task == Task::window;
    if (invocation.task == Task::render && is_deck_file(name)) {
        throw InputError({name}, "", "found a deck", "a scenario or a shot; `film` draws a deck");
    }
    if (name.empty() || (!window && invocation.task != Task::film) ||
        data.library.scenarios.contains(name)) {
        return invocation;
    }
    if (is_deck_file(name) || (!window && is_shipped_deck(data, name))) {
        invocation.present = window;
        invocation.deck = std::exchange(invocation.scenario, "");
    }
    return invocation;
}

/// So may a file with a shot, unless another run is made of its scenario: `render` and `film` show it as it is.
Invocation with_shot(Invocation invocation, const ProgramData& data) {
    const bool draws = invocation.task == Task::render || invocation.task == Task::film;
    const bool as_it_is = invocation.changes.doses.empty() &&
                          invocation.changes.assignments.empty() && invocation.against.empty();
    std::error_code unseen;
    if (draws && as_it_is && !invocation.scenario.empty() &&
        !data.library.scenarios.contains(invocation.scenario) &&
        std::filesystem::exists(invocation.scenario, unseen) &&
        read_asked_shot(data, invocation.scenario)) {
        invocation.shot = std::exchange(invocation.scenario, "");
    }
    return invocation;
}

/// Fills in what the command line left open. A window finds its own scenario.
Invocation with_defaults(Invocation invocation, const ProgramData& data) {
    if (invocation.task != Task::window && invocation.shot.empty() && invocation.deck.empty()) {
        invocation = with_scenario(std::move(invocation), data);
    }
    // A shot says how it is looked at.
    const bool of_scenario = invocation.shot.empty() && invocation.deck.empty() &&
                             (invocation.task == Task::render || invocation.task == Task::film);
    const bool one_look = of_scenario || invocation.task == Task::bench;
    return one_look ? with_picture_defaults(std::move(invocation), data) : invocation;
}

int run(int argc, const char* const* argv) {
    const auto started = std::chrono::steady_clock::now();
    const ParsedCommandLine parsed = parse_command_line(argc, argv);
    if (!parsed.invocation) {
        return parsed.exit_code;
    }
    if (parsed.invocation->empty) {
        run_empty_bench(*parsed.invocation);
        return fine;
    }
    ProgramData data = load_program_data();
    const Invocation invocation =
        with_defaults(with_shot(with_deck(*parsed.invocation, data), data), data);
    switch (invocation.task) {
    case Task::render:
        if (asks_for_figure(data, invocation)) {
            run_render_plot(data, invocation);
        } else {
            require_options_of_picture(invocation);
            run_render(data, invocation);
        }
        break;
    case Task::film:
        run_film(data, invocation);
        break;
    case Task::pictures:
        run_pictures(data, invocation);
        break;
    case Task::bench:
        if (invocation.soak_s) {
            run_soak_bench(data, invocation);
        } else if (invocation.drag) {
            run_drag_bench(data, invocation);
        } else {
            run_bench(data, invocation, started);
        }
        break;
    case Task::window:
        if (!run_window(data, invocation)) {
            if (invocation.present) {
                throw InputError({}, "present", "found no display", "a screen to present on");
            }
            run_without_display(data, with_picture_defaults(with_scenario(invocation, data), data));
        }
        break;
    }
    return fine;
}

} // namespace
} // namespace disinhibit

int main(int argc, char** argv) {
    return disinhibit::guarded("disinhibit: ", [&] { return disinhibit::run(argc, argv); });
}
