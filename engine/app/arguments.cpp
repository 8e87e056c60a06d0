#include "engine/app/arguments.h"

#include <charconv>
#include <cmath>

#include "circuit/io/assignment.h"
#include "circuit/io/dose_text.h"
#include "circuit/io/input_error.h"
#include "circuit/io/load_library.h"
#include "circuit/simulate.h"
#include "circuit/units.h"

namespace disinhibit {
namespace {

constexpr int smallest_side_px = 64;
constexpr int largest_side_px = 16384;
constexpr double longest_time_d = 1000.0;

bool read_whole(const char*& at, const char* end, int& value) {
    const auto [rest, error] = std::from_chars(at, end, value);
    at = rest;
    return error == std::errc() && value >= smallest_side_px && value <= largest_side_px;
}

std::string known_ids(const std::map<std::string, CircuitDescription>& circuits) {
    std::string ids;
    for (const auto& [id, circuit] : circuits) {
        ids += (ids.empty() ? "" : ", ") + id;
    }
    return ids;
}

} // namespace

PixelSize parse_size(const std::string& text, const std::string& key) {
    PixelSize size;
    const char* at = text.data();
    const char* end = at + text.size();
    const bool width_read = read_whole(at, end, size.width);
    const bool crossed = width_read && at != end && (*at == 'x' || *at == 'X');
    if (!crossed || !read_whole(++at, end, size.height) || at != end) {
        throw InputError({}, key, text, "WIDTHxHEIGHT in pixels, each 64 to 16384");
    }
    return size;
}

double parse_time_s(const std::string& text, const std::string& key) {
    double number = 0.0;
    const char* end = text.data() + text.size();
    auto [at, error] = std::from_chars(text.data(), end, number);
    while (at != end && *at == ' ') {
        ++at;
    }
    const auto unit = parse_unit(std::string_view(at, static_cast<std::size_t>(end - at)));
    const bool is_time = error == std::errc() && unit && unit->dimension == Dimension::time;
    const double t_s = is_time ? number * unit->internal_per_unit : -1.0;
    if (!std::isfinite(t_s) || t_s < 0.0 || t_s > longest_time_d * internal_per("d")) {
        throw InputError({}, key, text, "a time such as 45min, \"1 h\" or 90d, at most 1000 d");
    }
    return t_s;
}

void require_circuit(const Library& library, const std::string& id) {
    if (!library.circuits.contains(id)) {
        throw InputError({}, "--hypothesis", id, known_ids(library.circuits));
    }
}

Scenario make_scenario(const Library& library,
                       const std::string& id_or_file,
                       const ScenarioChanges& changes) {
    Scenario scenario = find_scenario(id_or_file, library);
    if (!changes.circuit.empty()) {
        require_circuit(library, changes.circuit);
        scenario.circuit = changes.circuit;
    }
    for (const std::string& dose : changes.doses) {
        scenario.doses.push_back(parse_dose(dose, library, library.subjects.at(scenario.subject)));
    }
    if (!changes.assignments.empty() || changes.who.number > 0) {
        try {
            const Trajectory trajectory = start_trajectory(library, scenario);
            become(scenario, trajectory.parameters(), changes.who);
            for (const std::string& assignment : changes.assignments) {
                scenario.changes.push_back(
                    parse_assignment(assignment, trajectory.parameters(), library, changes.beyond));
            }
        } catch (const ModelError& error) {
            throw as_input_error(error.where, error.found, error.expected);
        }
    }
    return scenario;
}

} // namespace disinhibit
