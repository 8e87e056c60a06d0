#include "circuit/experiment/evaluate_band.h"

#include <cmath>

#include "circuit/body.h"
#include "circuit/course/simulate.h"
#include "circuit/experiment/calculation.h"

namespace disinhibit {

namespace {

/// A parameter with its declared range, as it stands in the circuit and subject of the row's first arm.
std::optional<Quantity>
find_parameter(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    Scenario scenario = row.arms.front().members.front();
    scenario.circuit = scenario.circuit.empty() ? circuit_id : scenario.circuit;
    const std::shared_ptr<const Body> body = make_body(library, scenario);
    const ParameterTable& table = body->model->parameters;
    const int index = table.index(row.over);
    if (index < 0) {
        return std::nullopt;
    }
    const auto i = static_cast<std::size_t>(index);
    Quantity quantity = table.rows[i].quantity;
    quantity.value = body->parameters[i];
    return quantity;
}

/// The row with the parameter changed in every arm from t = 0 on.
ExperimentRow with_parameter(const ExperimentRow& row, double value) {
    ExperimentRow changed = row;
    for (ExperimentArm& arm : changed.arms) {
        for (Scenario& member : arm.members) {
            put_change(member, {row.over, value, 0.0, 0.0});
        }
    }
    return changed;
}

std::optional<double>
result_of(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    RunCache cache(library);
    const RowNumber number = calculate(row, cache, circuit_id);
    return std::isfinite(number.value) ? std::optional(say_in(number.value, number.unit, row.unit))
                                       : std::nullopt;
}

template <class Better>
std::optional<double> best_result(const ResultBand& band, const Better& better) {
    std::optional<double> best = band.at_default;
    for (const BandPoint& point : band.points) {
        if (point.result && (!best || better(*point.result, *best))) {
            best = point.result;
        }
    }
    return best;
}

} // namespace

std::optional<double> ResultBand::low() const {
    return best_result(*this, [](double a, double b) { return a < b; });
}

std::optional<double> ResultBand::high() const {
    return best_result(*this, [](double a, double b) { return a > b; });
}

std::vector<double> ResultBand::silent() const {
    std::vector<double> values;
    for (const BandPoint& point : points) {
        if (!point.result) {
            values.push_back(point.parameter);
        }
    }
    return values;
}

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
        band.parameter_unit = parameter->unit;
        band.parameter_default = parameter->value / parameter->internal_per_unit;
        band.at_default = result_of(library, row, circuit_id);
        for (int i = 0; i < kBandPoints; ++i) {
            const double share = static_cast<double>(i) / (kBandPoints - 1);
            const double value = *parameter->low + share * (*parameter->high - *parameter->low);
            band.points.push_back({value / parameter->internal_per_unit,
                                   result_of(library, with_parameter(row, value), circuit_id)});
        }
        return band;
    } catch (const ModelError&) {
        return std::nullopt;
    }
}

} // namespace disinhibit
