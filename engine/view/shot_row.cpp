#include "engine/view/shot_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/printable.h"
#include "engine/core/playback_clock.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

constexpr int rows_version = 1;
constexpr std::size_t most_rows = 500;

/// `id`, which a key names, if it is one of `all`.
template <class Things>
const std::string&
known_id(const TableReader& table, std::string_view key, const std::string& id, const Things& all) {
    if (!all.contains(id)) {
        std::vector<std::string> ids;
        for (const auto& [name, thing] : all) {
            ids.push_back(name);
        }
        const std::string nearest = nearest_name(id, ids);
        table.fail_quoting(
            key, id, nearest.empty() ? "an id of the library" : fmt::format("\"{}\"", nearest));
    }
    return id;
}

Scenario read_side(TableReader table, const Library& library) {
    Scenario scenario = library.scenarios.at(
        known_id(table, "scenario", table.text("scenario"), library.scenarios));
    for (const std::string& substance : table.texts("without")) {
        scenario = without_substance(std::move(scenario),
                                     known_id(table, "without", substance, library.substances));
    }
    scenario.circuit =
        known_id(table, "circuit", table.text_or("circuit", scenario.circuit), library.circuits);
    scenario.subject =
        known_id(table, "subject", table.text_or("subject", scenario.subject), library.subjects);
    const double from_s = read_moment_or(table, "doses_from", 0.0);
    std::erase_if(scenario.doses, [&](const Dose& dose) { return dose.at_s < from_s; });
    table.finish();
    return scenario;
}

Shot read_named(TableReader& row, const ShotSources& sources) {
    const std::string name = row.text("shot");
    try {
        Shot shot = sources.find(name, std::filesystem::path(row.file()).parent_path());
        shot.playing = false;
        return shot;
    } catch (const InputError& error) {
        if (error.file().empty() && !error.expected().empty()) { // no such name
            row.fail_quoting("shot", name, error.expected());
        }
        row.fail("shot",
                 fmt::format("found \"{}\" ({})", one_line(name), error.what()),
                 "the id of a scenario or a pair, or a file beside this one");
    }
}

} // namespace

Shot shot_of_scenario(const Scenario& scenario, double speed) {
    Shot shot;
    shot.a.scenario = scenario;
    shot.time_s = scenario.open_at_s;
    shot.speed = speed;
    return shot;
}

Scenario without_substance(Scenario scenario, const std::string& substance) {
    std::erase_if(scenario.doses, [&](const Dose& dose) { return dose.substance == substance; });
    std::erase_if(scenario.removals,
                  [&](const Removal& removal) { return removal.substance == substance; });
    return scenario;
}

void check_rows_version(TableReader& root) {
    const int version = root.count_or("version", rows_version, 1, 1'000'000);
    if (version > rows_version) {
        root.fail("version",
                  fmt::format("found {}, made for a newer Disinhibit", version),
                  fmt::format("{}", rows_version));
    }
}

std::vector<TableReader> read_shot_rows(TableReader& root, std::string_view kind) {
    std::vector<TableReader> rows = root.tables(kind);
    if (rows.empty() || rows.size() > most_rows) {
        root.fail(kind,
                  rows.empty() ? "missing" : fmt::format("found {} of them", rows.size()),
                  fmt::format("1 to {} tables [[{}]]", most_rows, kind));
    }
    return rows;
}

Shot read_row_runs(TableReader& row, const ShotSources& sources) {
    std::optional<TableReader> a = row.optional_table("a");
    if (a && row.has("shot")) {
        row.fail("shot", "found beside side A", "either of both");
    }
    Shot shot;
    if (a) {
        shot = shot_of_scenario(read_side(*a, sources.library), sources.speed);
        shot.view.window = {0.0, shot.a.scenario.duration_s};
    } else {
        shot = read_named(row, sources);
    }
    if (std::optional<TableReader> b = row.optional_table("b")) {
        shot.b = ShotRun{read_side(*b, sources.library), {}, {}};
        shot.layout = shot.layout == CompareLayout::off ? CompareLayout::split : shot.layout;
    }
    return shot;
}

void read_row_looks(TableReader& row, Shot& shot) {
    shot.view = read_view(row, std::move(shot.view));
    const double former_s = shot.time_s;
    shot.time_s = read_moment_or(row, "time", shot.time_s);
    shot.speed = read_speed_or(row, "speed", shot.speed);
    shot.playing = row.flag_or("playing", shot.playing);
    shot.layout = read_layout_or(row, "compare", shot.layout);
    if (shot.layout != CompareLayout::off && !shot.b) {
        row.fail("compare", "found a comparison without side B", "\"off\" or a side `b`");
    }
    // What moves, too, is where that stretch would have brought it.
    shot.motion_s += (shot.time_s - former_s) / shot.speed * motion_rate(shot.speed);
}

} // namespace disinhibit
