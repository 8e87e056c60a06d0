#include "circuit/course/recorded_derivative.h"

#include "circuit/derivative.h"

namespace disinhibit {

RecordedDerivative record_derivative(const Model& model,
                                     const std::vector<RecordedConstant>& coefficients) {
    std::vector<Recorded> states;
    for (int i = 0; i < model.state_count(); ++i) {
        states.push_back(Recorded::variable(i));
    }
    RecordedDerivative result;
    result.values.resize(model.value_count);
    result.slopes.resize(model.state_count());
    derivative(
        model, coefficients.data(), states.data(), result.values.data(), result.slopes.data());
    return result;
}

} // namespace disinhibit
