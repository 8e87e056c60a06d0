#include "engine/view/shot_text.h"

#include <fmt/format.h>

#include "circuit/io/read/readers.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/report/json.h"
#include "circuit/io/report/write_scenario.h"
#include "engine/core/version.h"

namespace disinhibit {
namespace {

constexpr int shot_version = 1;
// Playing at the highest speed leaves the century of a scenario behind.
constexpr double fastest = 1e9; ///< simulated seconds per second

constexpr int most_styles = 100;
constexpr double smallest_text = 0.75, largest_text = 2.5;
constexpr std::size_t longest_caption = 400; ///< bytes: more is no sentence

// Where a course is looked at is no event: no clock rounds it.
const FieldRule moment{"moment", {Dimension::time}, 0.0, farthest_s, true, false};
// Playing backwards moves what is drawn backwards.
const FieldRule motion{"motion", {Dimension::time}, -farthest_s, farthest_s, true, false};
const FieldRule pace{"speed", {Dimension::time}, 0.0, fastest, false, false};

const std::initializer_list<std::pair<std::string_view, CompareLayout>> layouts = {
    {"off", CompareLayout::off},
    {"split", CompareLayout::split},
    {"overlay", CompareLayout::overlay}};
const std::initializer_list<std::pair<std::string_view, Side>> sides = {{"a", Side::a},
                                                                        {"b", Side::b}};
const std::initializer_list<std::pair<std::string_view, TimeScale>> time_scales = {
    {"linear", TimeScale::linear},
    {"logarithmic", TimeScale::logarithmic},
    {"segmented", TimeScale::segmented}};

template <class Words, class Value> std::string word_of(const Words& words, Value value) {
    for (const auto& [word, meaning] : words) {
        if (meaning == value) {
            return std::string(word);
        }
    }
    return "";
}

// ----------------------------------------------------------------------------------------- writing

std::string line(const std::string& key, const std::string& text) {
    return fmt::format("{} = {}\n", key, json_string(text));
}

std::string flag(const std::string& key, bool value) {
    return fmt::format("{} = {}\n", key, value);
}

/// An array of texts; none: no key.
template <class Texts> std::string list_text(const std::string& key, const Texts& texts) {
    std::string row;
    for (const std::string& text : texts) {
        row += (row.empty() ? "" : ", ") + json_string(text);
    }
    return row.empty() ? "" : fmt::format("{} = [{}]\n", key, row);
}

/// How it is looked at; what is as usual is not said.
std::string view_text(const View& view) {
    std::string text = view.theme.empty() ? "" : line("theme", view.theme);
    text += view.text_scale > 0.0f ? fmt::format("text_scale = {}\n", view.text_scale) : "";
    text += view.reduced_motion ? flag("reduced_motion", true) : "";
    text += line("level", name_of(view.level)) + flag("confidence", view.confidence);
    text += view.panels ? "" : flag("panels", false);
    text += view.traces ? "" : flag("traces", false);
    text += view.legend ? flag("legend", true) : "";
    text += list_text("plots_added", view.plots.added) +
            list_text("plots_removed", view.plots.removed) +
            list_text("plots_in_other_unit", view.plots.other_unit) +
            list_text("plots_in_other_scale", view.plots.other_scale);
    text += view.plots.time_scale == TimeScale::linear
                ? ""
                : line("time_axis", word_of(time_scales, view.plots.time_scale));
    text += view.explained.empty() ? "" : line("explained", view.explained);
    text += view.figure.empty() ? "" : line("figure", view.figure);
    text += view.caption.empty() ? "" : line("caption", view.caption);
    text += view.camera > 0.0f ? fmt::format("camera = {}\n", view.camera) : "";
    return text + (view.clock ? flag("clock", true) : "") +
           (view.presenting ? flag("presenting", true) : "");
}

/// A stretch of time as two keys, "<name>_from" and "<name>_to"; none: no keys.
std::string range_text(const std::string& name, const TimeRange& range) {
    return range.active() ? line(name + "_from", exact_time_text(range.begin_s)) +
                                line(name + "_to", exact_time_text(range.end_s))
                          : "";
}

std::string run_table(const std::string& path, const Scenario& scenario, const Library& library) {
    return fmt::format("\n[{}]\n", path) + scenario_text(scenario, library, path + ".");
}

std::string ghosts_text(const std::string& path, const ShotRun& run, const Library& library) {
    std::string text;
    for (const ShotGhost& ghost : run.ghosts) {
        text += fmt::format("\n[[{}.ghost]]\n", path) + line("name", ghost.name) +
                line("id", ghost.scenario.id) + fmt::format("style = {}\n", ghost.style) +
                flag("automatic", ghost.automatic) +
                run_table(path + ".ghost.run", ghost.scenario, library);
    }
    return text;
}

// ----------------------------------------------------------------------------------------- reading

/// The keys "<name>_from" and "<name>_to", or `range` if they are absent.
TimeRange read_range(TableReader& table, const std::string& name, TimeRange range = {}) {
    range.begin_s = table.written_value_or(name + "_from", moment, range.begin_s);
    range.end_s = table.written_value_or(name + "_to", moment, range.end_s);
    if (table.has(name + "_from") != table.has(name + "_to") ||
        (table.has(name + "_to") && !range.active())) {
        table.fail(name + "_to",
                   table.has(name + "_to") ? "found no later time" : "missing",
                   fmt::format("a time after {}_from", name));
    }
    return range;
}

Scenario read_run(TableReader& parent, const std::string& id, const Library& library) {
    return read_scenario(parent.table("run"), id, library);
}

void read_ghosts(TableReader& table, ShotRun& run, const Library& library) {
    for (TableReader& row : table.tables("ghost")) {
        ShotGhost ghost;
        ghost.name = row.text("name");
        ghost.style = row.count_or("style", 0, 0, most_styles);
        ghost.automatic = row.flag_or("automatic", false);
        ghost.scenario = read_run(row, row.text("id"), library);
        row.finish();
        run.ghosts.push_back(std::move(ghost));
    }
}

void read_version(TableReader& table) {
    const int found = table.count_or("version", 0, 0, 1'000'000);
    if (found > shot_version) {
        table.fail("version",
                   fmt::format("found {}, made by a newer Disinhibit", found),
                   fmt::format("{}", shot_version));
    }
    if (found < shot_version) {
        table.fail("version", "missing", fmt::format("{}", shot_version));
    }
}

Shot read_shot_table(TableReader& table, Scenario a, const Library& library) {
    Shot shot;
    shot.a.scenario = std::move(a);
    shot.a.scenario.id = table.text("id");
    shot.a.loop = read_range(table, "loop");
    shot.time_s = table.written_value("time", moment);
    shot.motion_s = table.written_value_or("motion", motion, 0.0);
    shot.speed = table.written_value("speed", pace);
    shot.playing = table.flag_or("playing", false);
    shot.view = read_view(table, {});
    shot.view.figure = table.text_or("figure");
    shot.layout = read_layout_or(table, "compare", CompareLayout::off);
    shot.active = table.choice<Side>("active", sides, Side::a);
    read_ghosts(table, shot.a, library);
    if (std::optional<TableReader> b = table.optional_table("b")) {
        shot.b.emplace();
        shot.b->scenario = read_run(*b, b->text("id"), library);
        shot.b->loop = read_range(*b, "loop");
        read_ghosts(*b, *shot.b, library);
        b->finish();
    } else if (shot.layout != CompareLayout::off) {
        table.fail("compare", "found a comparison without side B", "\"off\" or a table [shot.b]");
    }
    table.finish();
    return shot;
}

std::optional<Shot> read_shot_if_there(const TomlDocument& document,
                                       const std::string& id,
                                       const Library& library,
                                       FieldLog* log = nullptr) {
    ReadContext context;
    context.log = log;
    TableReader root(document, context, "shot");
    std::optional<TableReader> table = root.optional_table("shot");
    if (!table) {
        return std::nullopt;
    }
    read_version(*table); // a newer file may hold anything else too
    return read_shot_table(*table, read_scenario(document, id, library, context), library);
}

/// The texts of a key, or `otherwise` if it is absent.
template <class Texts> void read_texts(TableReader& table, std::string_view key, Texts& texts) {
    const std::vector<std::string> found = table.texts(key);
    if (table.has(key)) {
        texts = Texts(found.begin(), found.end());
    }
}

} // namespace

View read_view(TableReader& table, View view) {
    view.theme = table.text_or("theme", view.theme);
    view.text_scale = static_cast<float>(
        table.number_or("text_scale", view.text_scale, smallest_text, largest_text));
    view.reduced_motion = table.flag_or("reduced_motion", view.reduced_motion);
    view.level = table.choice<StageLevel>("level", level_words, view.level);
    view.confidence = table.flag_or("confidence", view.confidence);
    view.panels = table.flag_or("panels", view.panels);
    view.traces = table.flag_or("traces", view.traces);
    view.legend = table.flag_or("legend", view.legend);
    read_texts(table, "plots_added", view.plots.added);
    read_texts(table, "plots_removed", view.plots.removed);
    read_texts(table, "plots_in_other_unit", view.plots.other_unit);
    read_texts(table, "plots_in_other_scale", view.plots.other_scale);
    view.plots.time_scale =
        table.choice<TimeScale>("time_axis", time_scales, view.plots.time_scale);
    view.explained = table.text_or("explained", view.explained);
    view.window = read_range(table, "window", view.window);
    view.caption = table.text_or("caption", view.caption);
    if (view.caption.size() > longest_caption) {
        table.fail("caption",
                   fmt::format("found {} bytes", view.caption.size()),
                   fmt::format("at most {}", longest_caption));
    }
    view.clock = table.flag_or("clock", view.clock);
    view.presenting = table.flag_or("presenting", view.presenting);
    view.camera = static_cast<float>(table.number_or("camera",
                                                     view.camera,
                                                     static_cast<double>(StageLevel::brain),
                                                     static_cast<double>(StageLevel::synapse)));
    return view;
}

double read_moment_or(TableReader& table, std::string_view key, double otherwise_s) {
    return table.written_value_or(key, moment, otherwise_s);
}

double read_speed_or(TableReader& table, std::string_view key, double otherwise) {
    return table.written_value_or(key, pace, otherwise);
}

CompareLayout read_layout_or(TableReader& table, std::string_view key, CompareLayout otherwise) {
    return table.choice<CompareLayout>(key, layouts, otherwise);
}

std::string shot_text(const Shot& shot, const Library& library) {
    std::string text = "# " + full_stamp(library.content_hash) +
                       "\n# A session of Disinhibit: `disinhibit FILE` opens it as it was, "
                       "`disinhibit-lab run FILE` runs it.\n" +
                       scenario_text(shot.a.scenario, library) + "\n[shot]\n" +
                       fmt::format("version = {}\n", shot_version) +
                       line("id", shot.a.scenario.id) + line("time", exact_time_text(shot.time_s)) +
                       line("motion", exact_time_text(shot.motion_s)) +
                       line("speed", exact_time_text(shot.speed)) + flag("playing", shot.playing);
    text += view_text(shot.view) + range_text("window", shot.view.window) +
            range_text("loop", shot.a.loop) + line("compare", word_of(layouts, shot.layout)) +
            line("active", word_of(sides, shot.active));
    text += ghosts_text("shot", shot.a, library);
    if (shot.b) {
        text += "\n[shot.b]\n" + line("id", shot.b->scenario.id) +
                range_text("loop", shot.b->loop) +
                run_table("shot.b.run", shot.b->scenario, library) +
                ghosts_text("shot.b", *shot.b, library);
    }
    return text;
}

Shot read_shot(const std::filesystem::path& file,
               const std::string& text,
               const Library& library,
               FieldLog* log) {
    std::optional<Shot> shot = read_shot_if_there(parse_toml(file, text), "run", library, log);
    if (!shot) {
        throw InputError({file.string()}, "shot", "missing", "a table [shot]");
    }
    return std::move(*shot);
}

std::optional<Shot> read_shot_file(const std::filesystem::path& file, const Library& library) {
    return read_shot_if_there(parse_toml(file), one_line(file.stem().string()), library);
}

} // namespace disinhibit
