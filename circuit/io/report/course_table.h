#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "circuit/course/envelope.h"
#include "circuit/io/report/csv.h"

namespace disinhibit {

/// wide: a column per signal. tidy: a row per time and signal.
enum class TableShape { wide, tidy };

/// The signals that `patterns` name, in the order of the table, each once: paths with commas between them, '*' for any
/// letters, "all" for all. Throws InputError for a pattern that nothing fits; `key` names the option.
std::vector<int>
find_signals(const SignalTable& signals, const std::string& patterns, const std::string& key);

/// The signals that change in a course with these extremes (one per signal) by more than a rounding; where none does, those
/// that are not 0.
std::vector<int> moving_signals(const std::vector<Extremes>& extremes);

/// The rows of a course at its report times. wide: as write_csv, with these columns. tidy: "time [h],signal,unit,value".
void write_course(std::ostream& out,
                  const Trajectory& trajectory,
                  const std::vector<int>& signals,
                  TableShape shape,
                  const Recipe& recipe);

/// Such a table of several courses with the same signals: recipe and header, then the rows of each course. A column ID says whose
/// they are.
void write_courses_head(std::ostream& out,
                        const SignalTable& table,
                        const std::vector<int>& signals,
                        TableShape shape,
                        const Recipe& recipe);
void write_rows_of(std::ostream& out,
                   const std::string& id,
                   const Trajectory& trajectory,
                   const std::vector<int>& signals,
                   TableShape shape);

} // namespace disinhibit
