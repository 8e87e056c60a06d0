#pragma once

#include <vector>

#include "circuit/model.h"
#include "circuit/numerics/recorded.h"

namespace disinhibit {

/// What derivative.h does with a model, written down.
struct RecordedDerivative {
    std::vector<Recorded> slopes; ///< dy/dt by state, without inflows and holds
    std::vector<Recorded> values; ///< by v; index() is -1 where no state needs the value
};

/// Evaluates the derivative once with numbers that write into the Recording of the moment, which it needs; state i is
/// variable i. `coefficients`: one for each of the model.
RecordedDerivative record_derivative(const Model& model,
                                     const std::vector<RecordedConstant>& coefficients);

} // namespace disinhibit
