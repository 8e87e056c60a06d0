#pragma once

#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"

namespace disinhibit {

/// The best role that a row may claim, and why.
struct DerivedRole {
    RowRole role = RowRole::predicted;
    std::string
        because; ///< the number that names it, or the mechanism that decides it; empty for predicted
};

/// calibrated: a number of the library names the row (Calibration); built_in: the row notices (circuit/experiment/knockout.h) when one
/// mechanism of the circuit is taken out whose source is among the row's own sources; else predicted. Identities follow
/// from definitions and are not derived. Both may hold: then built_in, the weaker claim.
/// Runs the row once for itself and once per mechanism that shares a source. Test: tests/validation/role_test.cpp.
DerivedRole
derive_role(const Library& library, const ExperimentRow& row, const std::string& circuit_id);

/// True if `claimed` says more for the model than `derived`: predicted > calibrated > built_in > identity.
bool claims_more(RowRole claimed, RowRole derived);

} // namespace disinhibit
