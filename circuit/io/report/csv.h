#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"

namespace disinhibit {

/// The lines "# key: value" that say how a file came about, in order.
using Recipe = std::vector<std::pair<std::string, std::string>>;

/// Program version, hash of the science, scenario, subject, circuit, every event in words, tolerance and seed.
Recipe make_recipe(const Library& library,
                   const Trajectory& trajectory,
                   const std::string& program_version,
                   unsigned long seed = 0);

void write_recipe(std::ostream& out, const Recipe& recipe);
/// The shortest text that reads back exactly.
std::string csv_number(double value);
/// "path [unit]".
std::string csv_header(const Signal& signal);
/// The same of two runs that are compared: the lines of the second begin with "B: ".
Recipe make_recipe(const Library& library,
                   const Trajectory& a,
                   const Trajectory& b,
                   const std::string& program_version);

/// The times of the rows: every report time from 0 on, on the clock of the events, and the end, min(duration, reached_s).
std::vector<double> report_times_s(const Trajectory& trajectory);
/// The same from 0 to end_s.
std::vector<double> report_times_s(double end_s, double every_s);

/// Every signal, wide (course_table.h): recipe lines, a header "time [h],<signal path> [<unit>],..." and one row per report
/// time; the row at the time of a dose shows the state after it. Numbers are the shortest text that reads back exactly.
void write_csv(std::ostream& out, const Trajectory& trajectory, const Recipe& recipe);

/// Columns of numbers, all equally long, each under its header "name [unit]".
struct CsvTable {
    std::vector<std::string> headers;
    std::vector<std::vector<double>> columns;
};

/// Recipe lines, header, rows; numbers as above.
void write_csv(std::ostream& out, const CsvTable& table, const Recipe& recipe);
/// The same to a file, as a whole (write_file). Throws InputError or OutputError.
void write_csv(const std::filesystem::path& file, const CsvTable& table, const Recipe& recipe);

/// The same to a file, as a whole (write_file). Throws InputError or OutputError.
void write_csv(const std::filesystem::path& file,
               const Trajectory& trajectory,
               const Recipe& recipe);

} // namespace disinhibit
