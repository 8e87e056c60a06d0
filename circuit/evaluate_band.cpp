#include "circuit/evaluate_band.h"

#include <algorithm>
#include <cmath>

#include "circuit/calculation.h"
#include "circuit/model.h"
#include "circuit/simulate.h"

namespace disinhibit {

namespace {

/// The declared range of a parameter in the circuit and subject of the row's first arm.
std::optional<Quantity>
find_parameter(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    Scenario scenario = row.arms.front().members.front();
    scenario.circuit = scenario.circuit.empty() ? circuit_id : scenario.circuit;
    const std::shared_ptr<const Model> model = make_model(library, scenario);
    const int index = model->parameters.index(row.over);
    if (index < 0) {
        return std::nullopt;
    }
    return model->parameters.rows[static_cast<std::size_t>(index)].quantity;
}

/// The row with the parameter changed in every arm from t = 0 on.
ExperimentRow with_parameter(const ExperimentRow& row, double value) {
    ExperimentRow changed = row;
    for (ExperimentArm& arm : changed.arms) {
        for (Scenario& member : arm.members) {
            member.changes.push_back({row.over, value, 0.0, 0.0});
        }
    }
    return changed;
}

double result_of(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    RunCache cache(library);
    const RowNumber number = calculate(row, cache, circuit_id);
    return say_in(number.value, number.unit, row.unit);
}

} // namespace

std::optional<ResultBand>
evaluate_band(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    if (row.over.empty() || row.arms.empty()) {
        return std::nullopt;
    }
    try {
        const std::optional<Quantity> parameter = find_parameter(library, row, circuit_id);
        if (!parameter || !parameter->low || !parameter->high) {
            return std::nullopt;
        }
        ResultBand band;
        band.parameter = row.over;
        band.at_default = result_of(library, row, circuit_id);
        band.low = band.high = band.at_default;
        for (int i = 0; i < kBandPoints; ++i) {
            const double share = static_cast<double>(i) / (kBandPoints - 1);
            const double value = *parameter->low + share * (*parameter->high - *parameter->low);
            const double result = result_of(library, with_parameter(row, value), circuit_id);
            band.low = std::min(band.low, result);
            band.high = std::max(band.high, result);
        }
        return std::isfinite(band.low + band.high) ? std::optional(band) : std::nullopt;
    } catch (const RowStop&) {
        return std::nullopt;
    } catch (const ModelError&) {
        return std::nullopt;
    }
}

} // namespace disinhibit
