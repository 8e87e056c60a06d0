#include "engine/app/command/invocation.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <initializer_list>
#include <sstream>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/command/number_option.h"
#include "engine/run/stamp.h"

namespace disinhibit {
namespace {

/// The options as CLI11 leaves them.
struct RawOptions {
    std::string size;
    std::string at;
    std::string from;
    std::string to;
    std::string time_axis;
    std::string level;
    std::string speed;
    std::string soak;
    double text_scale_percent = 0.0; ///< 0: not given
};

void add_common_options(CLI::App& app, Invocation& invocation, RawOptions& raw) {
    app.add_option("--theme", invocation.theme, "Theme: dark, light, projector, high_contrast")
        ->type_name("ID");
    app.add_option("--size", raw.size, "Size in pixels, e.g. 1920x1080")->type_name("WxH");
    app.add_option("--level", raw.level, "Level of the picture: brain, circuit, synapse")
        ->type_name("LEVEL");
    app.add_option("--text-scale",
                   raw.text_scale_percent,
                   "Size of all text, 75 to 250; a still of 3840x2160 has 200 by itself")
        ->type_name("PERCENT")
        ->check(number_within(75.0, 250.0));
    app.add_flag(
        "--reduced-motion", invocation.reduced_motion, "Arrows instead of moving particles");
    app.add_option("--dose",
                   invocation.changes.doses,
                   "Adds a dose: AMOUNT SUBSTANCE [ROUTE] [at TIME] [over TIME] [strength %] "
                   "[every TIME times N]; may be repeated")
        ->type_name("TEXT")
        ->take_all()
        ->allow_extra_args(false); // one value each, the next word is the scenario
    app.add_option("--set",
                   invocation.changes.assignments,
                   "Sets a parameter at the start: path=\"value unit\"; may be repeated")
        ->type_name("PATH=VALUE")
        ->take_all()
        ->allow_extra_args(false); // one value each, the next word is the scenario
    app.add_flag("--beyond",
                 invocation.changes.beyond,
                 "--set may leave the range of a parameter; the course is marked as beyond data");
}

void add_compare_options(CLI::App& app, Invocation& invocation) {
    CLI::Option* against =
        app.add_option("--against", invocation.against, "A | B: scenario id or file of side B")
            ->type_name("SCENARIO");
    app.add_option("--against-hypothesis",
                   invocation.against_circuit,
                   "Circuit of side B instead of the one its scenario names")
        ->type_name("ID")
        ->needs(against);
    CLI::Option* overlay =
        app.add_flag("--overlay", invocation.overlay, "One stage, side B dashed in the plots")
            ->needs(against);
    app.add_flag_function(
           "--split", [](std::int64_t) {}, "Two stages side by side (default)")
        ->needs(against)
        ->excludes(overlay);
}

StageLevel parse_level(const std::string& text) {
    const auto level = level_of_name(text);
    if (!level) {
        throw InputError({}, "--level", text, "brain, circuit or synapse");
    }
    return *level;
}

constexpr const char* footer =
    "Times read like 45min, \"1 h\", 90d. A scenario is an id (disinhibit-lab list) or a file.\n"
    "Exit codes: 0 fine, 1 a run failed, 2 bad input or usage.\n"
    "For education and research; not medical advice.";

/// A scenario or a shot.
void add_subject_of_picture(
    CLI::App& app,
    Invocation& invocation,
    const std::string& what = "Scenario id or file, or a file with a shot") {
    CLI::Option* scenario = app.add_option("SCENARIO", invocation.scenario, what);
    CLI::Option* shot =
        app.add_option("--shot",
                       invocation.shot,
                       "A shot instead of a scenario: a saved session, a PNG or SVG that was drawn "
                       "here, or the id of a pair; other options change how it is looked at")
            ->type_name("FILE|ID")
            ->excludes(scenario);
    app.callback([scenario, shot] {
        if (scenario->count() + shot->count() == 0) {
            throw CLI::RequiredError("SCENARIO or --shot");
        }
    });
}

void add_words_above(CLI::App& app, Invocation& invocation) {
    app.add_flag("--clock", invocation.clock, "The time of the course above the picture");
    app.add_option("--caption", invocation.caption, "One sentence above the picture")
        ->type_name("TEXT");
}

void describe_render(CLI::App& render, Invocation& invocation, RawOptions& raw) {
    add_subject_of_picture(render, invocation);
    render.add_option("--at", raw.at, "Time since the scenario's start (default: where it opens)")
        ->type_name("TIME");
    render
        .add_option("--out",
                    invocation.out,
                    "The PNG to write; with --plot: .svg, .png or .csv, or a name without an "
                    "ending for all three")
        ->type_name("FILE")
        ->required();
    render.add_flag("--stage-only", invocation.stage_only, "Only the picture, without panels");
    add_words_above(render, invocation);
    render.add_flag("--alpha", invocation.alpha, "No ground: what lies behind the picture is seen");
    render
        .add_option("--plot",
                    invocation.plot,
                    "A figure of one plot instead of the window: a row of the traces by its id, or "
                    "a signal (disinhibit-lab list signals)")
        ->type_name("ROW");
    render.add_option("--from", raw.from, "With --plot: where the time axis begins")
        ->type_name("TIME");
    render.add_option("--to", raw.to, "With --plot: where it ends (default: the whole course)")
        ->type_name("TIME");
    render
        .add_option("--time-axis", raw.time_axis, "With --plot: linear, logarithmic or segmented")
        ->check(CLI::IsMember({"linear", "logarithmic", "segmented"}));
    add_compare_options(render, invocation);
    add_common_options(render, invocation, raw);
    render.footer(footer);
}

void describe_film(CLI::App& film, Invocation& invocation, RawOptions& raw) {
    add_subject_of_picture(film, invocation, "Scenario id or file, a file with a shot, or a deck");
    film.add_option(
            "--out",
            invocation.out,
            "The film to write, .mp4, .webm or .gif (with ffmpeg), or a folder for its frames")
        ->type_name("FILE|FOLDER");
    film.add_option("--from", raw.from, "Where it begins (default: where the scenario opens)")
        ->type_name("TIME");
    film.add_option("--to", raw.to, "Where it ends (default: the end of the longer scenario)")
        ->type_name("TIME");
    film.add_option("--speed", raw.speed, "Simulated time per second of film, e.g. 1min")
        ->type_name("TIME");
    film.add_option("--fps", invocation.frames_per_s, "Frames per second")
        ->check(whole_number(1, 120))
        ->capture_default_str();
    film.add_flag("--stage-only", invocation.stage_only, "Only the picture, without panels");
    add_words_above(film, invocation);
    CLI::Option* slides =
        film.add_option("--slides",
                        invocation.slides,
                        "Of a deck: every slide as a PNG, slides.pdf, and a page with notes and "
                        "descriptions, index.html")
            ->type_name("FOLDER");
    film.add_flag("--alpha", invocation.alpha, "Slides without a ground")->needs(slides);
    add_compare_options(film, invocation);
    add_common_options(film, invocation, raw);
    film.footer("Ctrl-C ends the film with the frame that is there; it can be played.\n" +
                std::string(footer));
}

void describe_present(CLI::App& present, Invocation& invocation, RawOptions& raw) {
    present
        .add_option("DECK",
                    invocation.deck,
                    "Id of a deck that comes with the program (the menu \u22EF lists them) or a "
                    "file; without it: "
                    "the session as one slide")
        ->type_name("DECK");
    present.add_flag("--notes",
                     invocation.notes,
                     "A window with the notes also where there is one display; the talk stays a "
                     "window then, e.g. to share it in a call");
    present.add_option("--size", raw.size, "Size of the window that stands behind, in pixels")
        ->type_name("WxH");
    present.footer(
        "Keys: PageDown, →, Enter or a click go on; PageUp or ← back; Home, End; B or . black,\n"
        "W white, H the clock, Space plays or pauses, the keys of the doses give them, Esc "
        "ends.\n" +
        std::string(footer));
}

void describe_bench(CLI::App& bench, Invocation& invocation, RawOptions& raw) {
    bench.add_option("SCENARIO", invocation.scenario, "Scenario id or file");
    bench.add_option("--frames", invocation.frames, "How many frames are timed")
        ->check(whole_number(1, 100000))
        ->capture_default_str();
    bench.add_option("--speed", raw.speed, "Simulated time per second, e.g. 1d")->type_name("TIME");
    bench.add_option("--soak", raw.soak, "Plays so long and reports the memory, e.g. 1h")
        ->type_name("TIME");
    bench.add_flag("--drag", invocation.drag, "Drags the first dose and times the new course");
    bench.add_flag("--empty", invocation.empty, "Memory of an empty picture, to compare with");
    add_compare_options(bench, invocation);
    add_common_options(bench, invocation, raw);
    bench.footer(
        "Prints JSON: median_ms, p95_ms, max_ms of one frame; model_share of its time;\n"
        "renderer; reference_ms of a static picture with 2,000 discs in the same run and\n"
        "multiple_of_reference; cold_start_ms from the start of the program to the end of\n"
        "the first frame.");
}

void describe_pictures(CLI::App& pictures, Invocation& invocation, RawOptions& raw) {
    pictures.add_option("--out", invocation.out, "The folder to write into")
        ->type_name("FOLDER")
        ->required();
    pictures.add_option("--theme", invocation.theme, "Only this theme")->type_name("ID");
    pictures.add_option("--level", raw.level, "Only this level: brain, circuit, synapse")
        ->type_name("LEVEL");
    pictures.footer(
        "Draws the moments of assets/pictures.toml at every level in every theme, and one of them\n"
        "in every size of window and text; index.html in the folder lays them out side by side.");
}

using AskedOptions = std::initializer_list<std::pair<const char*, bool>>;

/// Refuses those that were asked for.
void refuse(const char* beside, const AskedOptions& options, const char* expected) {
    std::string found;
    for (const auto& [name, asked] : options) {
        if (asked) {
            found += (found.empty() ? "" : ", ") + std::string(name);
        }
    }
    if (!found.empty()) {
        throw InputError({}, beside, "found " + found + " beside it", expected);
    }
}

} // namespace

void require_options_of_figure(const Invocation& asked) {
    refuse("--plot",
           {{"--at", asked.at_s.has_value()},
            {"--size", asked.size.has_value()},
            {"--level", asked.level.has_value()},
            {"--text-scale", asked.text_scale > 0.0f},
            {"--reduced-motion", asked.reduced_motion},
            {"--stage-only", asked.stage_only},
            {"--clock", asked.clock},
            {"--caption", !asked.caption.empty()},
            {"--alpha", asked.alpha},
            {"--overlay", asked.overlay}},
           "what a figure of one plot has a use for: --from, --to, --time-axis, --theme");
}

void require_options_of_picture(const Invocation& asked) {
    refuse("render",
           {{"--from", asked.from_s.has_value()},
            {"--to", asked.to_s.has_value()},
            {"--time-axis", asked.time_scale.has_value()}},
           "--plot with it, or --at");
}

ParsedCommandLine parse_command_line(int argc, const char* const* argv) {
    Invocation invocation;
    RawOptions raw;
    CLI::App app("The reward circuit of the brain, live: drink, take a tablet, see the brake lift.",
                 "disinhibit");
    app.set_version_flag("--version", version_text);
    CLI::Option* scenario = app.add_option(
        "SCENARIO",
        invocation.scenario,
        "Scenario id or file, a session saved with Ctrl+S, or a PNG or SVG that was drawn here");
    CLI::Option* resume =
        app.add_option("--resume",
                       invocation.resume,
                       "Opens the Nth last session that was kept, 1 to 20; without SCENARIO the "
                       "last one comes back by itself")
            ->type_name("N")
            ->check(CLI::Range(1, 20))
            ->excludes(scenario);
    app.add_flag("--fresh", invocation.fresh, "Begins afresh; the former session is kept")
        ->excludes(resume);
    add_compare_options(app, invocation);
    add_common_options(app, invocation, raw);
    app.footer(footer);
    app.require_subcommand(0, 1);
    CLI::App* render =
        app.add_subcommand("render", "Draws one moment of a scenario into a PNG; needs no display");
    describe_render(*render, invocation, raw);
    CLI::App* pictures = app.add_subcommand(
        "pictures", "Draws the whole gallery for people to look at; needs no display");
    describe_pictures(*pictures, invocation, raw);
    CLI::App* film = app.add_subcommand("film",
                                        "Draws a stretch of a scenario or shot, or a deck, as a "
                                        "film or as pictures; needs no display");
    describe_film(*film, invocation, raw);
    CLI::App* present = app.add_subcommand("present", "Opens a talk: slides that live");
    describe_present(*present, invocation, raw);
    CLI::App* bench = app.add_subcommand("bench", "Times the drawing of frames; needs no display");
    describe_bench(*bench, invocation, raw);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        std::ostringstream text;
        app.exit(help, text);
        print_text(text.str());
        return {std::nullopt, 0};
    } catch (const CLI::ParseError& error) {
        print_error("disinhibit: " + one_line(error.what(), 200) + " (see --help)");
        return {std::nullopt, 2};
    }

    invocation.task = render->parsed()     ? Task::render
                      : pictures->parsed() ? Task::pictures
                      : film->parsed()     ? Task::film
                      : bench->parsed()    ? Task::bench
                                           : Task::window;
    invocation.present = present->parsed();
    if (!invocation.shot.empty() &&
        (!invocation.changes.doses.empty() || !invocation.changes.assignments.empty() ||
         !invocation.against.empty())) {
        throw InputError({},
                         "--shot",
                         "found --dose, --set or --against beside it",
                         "a shot as it is: another run is another shot");
    }
    invocation.text_scale = static_cast<float>(raw.text_scale_percent / 100.0);
    if (!raw.size.empty()) {
        invocation.size = parse_size(raw.size, "--size");
    }
    if (!raw.level.empty()) {
        invocation.level = parse_level(raw.level);
    }
    if (!raw.at.empty()) {
        invocation.at_s = parse_time_s(raw.at, "--at");
    }
    if (!raw.from.empty()) {
        invocation.from_s = parse_time_s(raw.from, "--from");
    }
    if (!raw.to.empty()) {
        invocation.to_s = parse_time_s(raw.to, "--to");
    }
    if (!raw.speed.empty()) {
        invocation.speed = parse_time_s(raw.speed, "--speed");
    }
    if (!raw.soak.empty()) {
        invocation.soak_s = parse_time_s(raw.soak, "--soak");
    }
    if (!raw.time_axis.empty()) {
        invocation.time_scale = raw.time_axis == "logarithmic" ? TimeScale::logarithmic
                                : raw.time_axis == "segmented" ? TimeScale::segmented
                                                               : TimeScale::linear;
    }
    if (!invocation.plot.empty()) {
        require_options_of_figure(invocation);
    }
    return {invocation, 0};
}

} // namespace disinhibit
