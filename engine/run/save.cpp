#include "engine/run/save.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/describe/units.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/write_file.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

const double longest_tail_s = 7.0 * internal_per("d");
// Rows of a table that people still open.
constexpr double most_rows = 100'000.0;

/// When the last thing that the scenario says ends; below 0: it says nothing.
double last_event_s(const Scenario& scenario) {
    double last_s = -1.0;
    for (const Dose& dose : scenario.doses) {
        last_s = std::max(last_s, dose.at_s + dose.over_s + (dose.count - 1) * dose.every_s);
    }
    for (const ParameterChange& change : scenario.changes) {
        last_s = std::max({last_s, change.at_s, change.until_s});
    }
    for (const Clamp& clamp : scenario.clamps) {
        last_s = std::max(last_s, clamp.until_s);
    }
    for (const PulseTrain& train : scenario.pulses) {
        last_s = std::max(last_s, train.at_s + train.count / train.frequency_hz);
    }
    for (const Removal& removal : scenario.removals) {
        last_s = std::max(last_s, removal.at_s);
    }
    return last_s;
}

std::string saved_text(Shot shot, const Library& library) {
    for (ShotRun* run : {&shot.a, shot.b ? &*shot.b : nullptr}) {
        if (run != nullptr) {
            run->scenario = saved_scenario(std::move(run->scenario), shot.time_s);
        }
    }
    return shot_text(shot, library);
}

} // namespace

Scenario saved_scenario(Scenario scenario, double seen_s) {
    const double planned_s = scenario.duration_s;
    const double last_s = last_event_s(scenario);
    const double end_s =
        last_s < 0.0 ? planned_s
                     : std::clamp(std::ceil(seen_s), std::ceil(last_s), last_s + longest_tail_s);
    scenario.duration_s = std::max(planned_s, end_s);
    if (scenario.duration_s > planned_s) {
        scenario.report_every_s =
            std::max(scenario.report_every_s, std::ceil(scenario.duration_s / most_rows));
    }
    return scenario;
}

std::filesystem::path free_session_file(const Shot& shot, const std::filesystem::path& folder) {
    std::filesystem::path file;
    for (int number = 1; file.empty() || is_taken(file); ++number) {
        file = folder / fmt::format("{}-session-{}.toml", shot.a.scenario.id, number);
    }
    return file;
}

std::filesystem::path
save_shot(const Shot& shot, const Library& library, const std::filesystem::path& folder) {
    const std::string text = saved_text(shot, library);
    const std::filesystem::path file = free_session_file(shot, folder);
    write_file(file, text);
    return file;
}

std::filesystem::path
save_shot_as(const Shot& shot, const Library& library, std::filesystem::path file) {
    if (!file.has_filename() || (file.has_extension() && file.extension() != ".toml")) {
        throw InputError({file.string()}, "", "found another ending", "a name ending in .toml");
    }
    file.replace_extension(".toml");
    write_file(file, saved_text(shot, library));
    return file;
}

} // namespace disinhibit
