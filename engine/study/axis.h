#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"

/// What a sweep goes through.
namespace disinhibit {

enum class AxisKind {
    parameter,  ///< PATH: a parameter from birth
    dose,       ///< dose.SUBSTANCE: the amount of every dose of it in the scenario; 0 gives none
    subject,    ///< subject: ids
    hypothesis, ///< hypothesis: ids of circuits
};

/// One thing of a scenario and the values that it takes one after the other.
struct Axis {
    AxisKind kind = AxisKind::parameter;
    std::string key;                 ///< as it was written: "pool.tone", "dose.x", "subject"
    std::string name;                ///< the path, or the substance
    std::string unit;                ///< that the values are said in; empty: they are words
    std::vector<std::string> values; ///< "0.4 g/kg", or ids

    /// What follows the key in the header of a table.
    std::string header() const;
    /// What stands in the table for a value: its number, or NaN for a word.
    double number(std::size_t index) const;
};

/// "KEY=a,b,c" (a list) or "KEY=from:to:steps" (equal steps, both ends included; with ":log" equal factors). A value without
/// a unit has that of the next one that has one; parameters without any are in their own unit.
/// Checks what can be checked against the scenario: that key and values are there, and ranges unless `beyond`. A subject may
/// be a file: it becomes one of the library. Throws InputError.
Axis parse_axis(const std::string& text,
                Library& library,
                const Scenario& scenario,
                const ParameterTable& parameters,
                bool beyond);

/// Puts a value of an axis into a scenario. Throws InputError, or ModelError for a parameter that its model does not have.
void put_value(const Axis& axis,
               std::size_t index,
               const Library& library,
               const ParameterTable& parameters,
               Scenario& scenario);

/// The values of combination `row` of the axes, the last of which goes through its values fastest.
std::vector<std::size_t> combination(const std::vector<Axis>& axes, std::uint64_t row);
/// How many there are; a double, since they may be more than numbers can count.
double count_combinations(const std::vector<Axis>& axes);

} // namespace disinhibit
