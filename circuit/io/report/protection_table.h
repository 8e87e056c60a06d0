#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"

namespace disinhibit {

/// Markdown for circuit/README.md: the mechanisms and the numbers that no published experiment protects, as the files of
/// assets/knockouts say. What has not been tried is said to be so. Throws InputError.
std::string protection_table(const std::filesystem::path& assets,
                             const Library& library,
                             const std::vector<ExperimentRow>& rows);

} // namespace disinhibit
