#include "circuit/io/report/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <ostream>

#include "circuit/describe/clock.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/course_table.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/write_file.h"

namespace disinhibit {
namespace {

std::string window(double at_s, double until_s) {
    return " at " + exact_time_text(at_s) +
           (until_s > at_s ? " until " + exact_time_text(until_s) : "");
}

std::string parameter_text(const Library& library,
                           const Trajectory& trajectory,
                           const std::string& path,
                           double value) {
    const Parameter& row = require_parameter(trajectory.parameters(), path, {}, "path");
    return path + "=" + exact_parameter_text(value, row, library);
}

void add_events(Recipe& recipe, const Library& library, const Trajectory& trajectory) {
    const Scenario& scenario = trajectory.scenario();
    for (const Dose& dose : scenario.doses) {
        recipe.emplace_back("dose", dose_sentence(dose, library));
    }
    for (const Removal& removal : scenario.removals) {
        recipe.emplace_back("removal",
                            fmt::format("{}{} at {}",
                                        removal.substance,
                                        removal.everywhere ? " everywhere" : "",
                                        exact_time_text(removal.at_s)));
    }
    for (const ParameterChange& change : scenario.changes) {
        recipe.emplace_back("set",
                            parameter_text(library, trajectory, change.path, change.value) +
                                window(change.at_s, change.until_s));
    }
    for (const Clamp& clamp : scenario.clamps) {
        const Signal& row = require_signal(trajectory.signals(), clamp.signal, {}, "signal");
        recipe.emplace_back("clamp",
                            clamp.signal + "=" + exact_signal_text(clamp.value, row, library) +
                                window(clamp.at_s, clamp.until_s));
    }
    for (const PulseTrain& train : scenario.pulses) {
        recipe.emplace_back(
            "pulses",
            fmt::format("{} at {}, {} of {} at {} Hz",
                        parameter_text(library, trajectory, train.path, train.height),
                        exact_time_text(train.at_s),
                        train.count,
                        exact_time_text(train.width_s),
                        format_number(train.frequency_hz)));
    }
}

} // namespace

Recipe make_recipe(const Library& library,
                   const Trajectory& trajectory,
                   const std::string& program_version,
                   unsigned long seed) {
    const Scenario& scenario = trajectory.scenario();
    Recipe recipe{{"program", "disinhibit " + program_version},
                  {"science", library.content_hash},
                  {"scenario", scenario.id},
                  {"subject", scenario.subject},
                  {"circuit", scenario.circuit}};
    add_events(recipe, library, trajectory);
    for (const Beyond& beyond : summary_of(beyond_data(trajectory))) {
        recipe.emplace_back("beyond", describe_beyond(beyond));
    }
    recipe.emplace_back("duration", exact_time_text(scenario.duration_s));
    recipe.emplace_back("relative tolerance", format_number(trajectory.relative_tolerance()));
    recipe.emplace_back("seed", std::to_string(seed));
    return recipe;
}

Recipe make_recipe(const Library& library,
                   const Trajectory& a,
                   const Trajectory& b,
                   const std::string& program_version) {
    Recipe recipe = make_recipe(library, a, program_version);
    for (const auto& [key, value] : make_recipe(library, b, program_version)) {
        recipe.emplace_back("B: " + key, value);
    }
    return recipe;
}

namespace {

constexpr std::size_t longest_recipe_line = 900;
constexpr std::size_t longest_header = 400; ///< of a column

} // namespace

void write_recipe(std::ostream& out, const Recipe& recipe) {
    for (const auto& [key, value] : recipe) {
        out << "# " << one_line(key) << ": " << one_line(value, longest_recipe_line) << '\n';
    }
}

std::string csv_number(double value) {
    char buffer[40];
    const auto printed = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, printed.ptr};
}

std::string csv_header(const Signal& signal) {
    return one_line(signal.path + " [" + signal.unit + "]", longest_header);
}

void write_csv(std::ostream& out, const CsvTable& table, const Recipe& recipe) {
    write_recipe(out, recipe);
    std::string line;
    for (const std::string& header : table.headers) {
        line += (line.empty() ? "" : ",") + one_line(header, longest_header);
    }
    out << line << '\n';
    const std::size_t rows = table.columns.empty() ? 0 : table.columns.front().size();
    for (std::size_t row = 0; row < rows; ++row) {
        line.clear();
        for (const std::vector<double>& column : table.columns) {
            line += line.empty() ? "" : ",";
            line += csv_number(column[row]);
        }
        out << line << '\n';
    }
}

void write_csv(const std::filesystem::path& file, const CsvTable& table, const Recipe& recipe) {
    write_file(file, [&](std::ostream& out) { write_csv(out, table, recipe); });
}

std::vector<double> report_times_s(const Trajectory& trajectory) {
    const Scenario& scenario = trajectory.scenario();
    return report_times_s(std::min(scenario.duration_s, trajectory.reached_s()),
                          scenario.report_every_s);
}

std::vector<double> report_times_s(double end_s, double every_s) {
    // The last report time counts even if the division of the duration leaves a rounding.
    constexpr double slack = 1e-9;
    const auto rows = static_cast<long>(std::floor(end_s / every_s + slack));
    std::vector<double> times_s;
    for (long row = 0; row <= rows; ++row) {
        times_s.push_back(std::min(on_clock(static_cast<double>(row) * every_s), end_s));
    }
    if (end_s - times_s.back() > slack * every_s) {
        times_s.push_back(end_s);
    }
    return times_s;
}

void write_csv(std::ostream& out, const Trajectory& trajectory, const Recipe& recipe) {
    std::vector<int> all(trajectory.signals().rows.size());
    std::iota(all.begin(), all.end(), 0);
    write_course(out, trajectory, all, TableShape::wide, recipe);
}

void write_csv(const std::filesystem::path& file,
               const Trajectory& trajectory,
               const Recipe& recipe) {
    write_file(file, [&](std::ostream& out) { write_csv(out, trajectory, recipe); });
}

} // namespace disinhibit
