#pragma once

#include <string>
#include <vector>

#include "circuit/circuit.h"
#include "circuit/experiment.h"

namespace disinhibit {

/// Markdown tables for circuit/README.md, generated so that nobody types a result: hits by hypothesis, every miss, results
/// over an unmeasured parameter, and the free parameters with the published rows that their notes name.
/// Runs every row under every circuit: seconds.
std::string model_tables(const Library& library, const std::vector<ExperimentRow>& rows);

} // namespace disinhibit
