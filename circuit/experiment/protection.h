#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/experiment/experiment.h"
#include "circuit/experiment/knockout.h"

namespace disinhibit {

/// Which published experiments protect which mechanisms of one circuit: what a run of all knock-outs found, for those who
/// show it. A row protects only if it counts (circuit/experiment/evaluate.h).
struct Protection {
    bool stale = false; ///< the numbers or the experiments have changed since it was found
    std::map<std::string, std::vector<RowAnswer>> rows; ///< by mechanism: the rows that notice
    std::map<std::string, std::string> closest; ///< by mechanism: the row that changes most without

    /// True if it was found that no row would notice if this mechanism were absent. False for what is no mechanism.
    bool is_unprotected(const std::string& mechanism) const;
    /// The mechanisms that a row protects, in the order of their ids.
    std::vector<std::string> protected_by(const std::string& row) const;
};

/// By id of the circuit; a circuit without an entry has not been tried.
using Protections = std::map<std::string, Protection>;

/// That of a circuit, or nullptr.
const Protection* protection_of(const Protections& protections, const std::string& circuit);

/// Of the outcomes of knock-outs, with the rows as they stand now.
Protection make_protection(const std::vector<TrialOutcome>& outcomes,
                           const std::vector<ExperimentRow>& rows);

} // namespace disinhibit
