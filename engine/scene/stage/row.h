#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// The sum of some signals. A path that the model does not have counts as zero where `may_be_absent` (a substance
/// nobody took); elsewhere it is an error.
struct SignalSum {
    std::vector<std::string> paths;
    bool may_be_absent = false;
};

/// What every row of a stage file has.
struct StageRow {
    std::string id;  ///< may be empty
    SignalSum needs; ///< without all of these signals in the circuit the row is left out
    SignalSum
        lacks; ///< with all of these signals in the circuit the row is not there: a note on what is left out
    bool left_out = false; ///< not in this hypothesis
};

} // namespace disinhibit
