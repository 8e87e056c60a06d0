#include "engine/run/arguments.h"

#include <charconv>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/assignment.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/report/remarks.h"
#include "circuit/io/text/input_error.h"
#include "engine/core/log.h"

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

/// Shares that are set to more than a whole count less than was said.
void add_remarks_on_wholes(const Trajectory& trajectory,
                           const Scenario& scenario,
                           std::vector<std::string>& remarks) {
    const ParameterTable& parameters = trajectory.parameters();
    for (const std::vector<int>& whole : parameters.wholes) {
        double sum = 0.0;
        std::string paths;
        bool is_set = false;
        for (const int share : whole) {
            const std::string& path = parameters.rows[static_cast<std::size_t>(share)].path;
            double value = trajectory.parameter_at(share, 0.0);
            for (const ParameterChange& change : scenario.changes) {
                if (change.path == path && changes_rest(change)) {
                    value = change.value;
                    is_set = true;
                }
            }
            sum += value;
            paths += (paths.empty() ? "" : ", ") + path;
        }
        if (is_set && sum > 1.0) {
            remarks.push_back(paths + " add up to " + format_quantity(sum, "1") +
                              ": each counts as its part of the sum");
        }
    }
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
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
    const bool is_time = written && written->unit.dimension == Dimension::time;
    const double t_s = is_time ? value_on_clock(*written).value_or(-1.0) : -1.0;
    if (t_s < 0.0 || t_s > longest_time_d * internal_per("d")) {
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
    if (!changes.subject.empty()) {
        scenario.subject = changes.subject;
    }
    std::vector<std::string> remarks;
    for (const std::string& dose : changes.doses) {
        scenario.doses.push_back(
            parse_dose(dose, library, library.subjects.at(scenario.subject), &remarks));
    }
    if (!changes.assignments.empty() || changes.who.number > 0) {
        try {
            const Trajectory trajectory = start_trajectory(library, scenario);
            become(scenario, trajectory.parameters(), changes.who);
            for (const std::string& assignment : changes.assignments) {
                put_change(
                    scenario,
                    parse_assignment(assignment, trajectory.parameters(), library, changes.beyond));
            }
            add_remarks_on_wholes(trajectory, scenario, remarks);
        } catch (const ModelError& error) {
            throw as_input_error(error.where, error.found, error.expected);
        }
    }
    const std::vector<std::string> late = remarks_on(scenario, library);
    remarks.insert(remarks.end(), late.begin(), late.end());
    for (const std::string& line : remarks) {
        log_warning(line);
    }
    return scenario;
}

} // namespace disinhibit
