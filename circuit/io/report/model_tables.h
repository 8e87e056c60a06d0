#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/experiment.h"

namespace disinhibit {

/// Markdown tables for circuit/README.md, generated so that nobody types a result: counted rows by hypothesis and what
/// stands apart, log scores, every row that is not a hit, results over an unmeasured parameter, and the numbers that were
/// set with published rows in view.
/// Runs every row under every circuit: seconds.
std::string model_tables(const Library& library, const std::vector<ExperimentRow>& rows);

/// The results of all rows, by circuit.
using ResultsByCircuit = std::map<std::string, std::vector<RowResult>>;
/// The same of results that are there already, for all circuits of the library.
std::string model_tables(const Library& library,
                         const std::vector<ExperimentRow>& rows,
                         const ResultsByCircuit& results);

} // namespace disinhibit
