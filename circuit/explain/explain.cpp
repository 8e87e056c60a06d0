#include "circuit/explain/explain.h"

#include <algorithm>
#include <cmath>

#include "circuit/describe/units.h"
#include "circuit/explain/causes.h"
#include "circuit/explain/reading.h"

namespace disinhibit {
namespace {

ModelReading make_reading(const Library& library,
                          const TrajectoryImpl& impl,
                          const Regime& regime,
                          std::vector<double> y) {
    ModelReading reading;
    Course& course = *impl.course;
    reading.model = &course.model();
    reading.body = &course.body();
    reading.library = &library;
    reading.circuit = &library.circuits.at(reading.model->circuit_id);
    reading.regime = &regime;
    reading.c = regime.coefficients->data();
    reading.y = std::move(y);
    course.system().set_regime(regime);
    reading.v = course.system().values_at(reading.y.data());
    reading.dy.resize(reading.y.size());
    Regime free = regime;
    free.holds.clear();
    course.system().set_regime(free);
    course.system().derivative(reading.y.data(), reading.dy.data());
    course.system().set_regime(regime);
    return reading;
}

std::vector<EquationLine> lines_of(const ModelReading& reading, const Entity& entity) {
    const CircuitDescription& circuit = *reading.circuit;
    switch (entity.kind) {
    case EntityKind::population:
        return explain_population(reading, row_of(circuit.populations, entity.id));
    case EntityKind::projection:
        return explain_projection(reading, row_of(circuit.projections, entity.id));
    case EntityKind::modulation:
        return explain_modulation(reading, row_of(circuit.modulations, entity.id));
    case EntityKind::adaptation:
        return explain_adaptation(reading, row_of(circuit.adaptations, entity.id));
    case EntityKind::receptor_site:
        return explain_receptor_site(reading, row_of(circuit.receptor_sites, entity.id));
    case EntityKind::pool:
        return explain_pool(reading, row_of(circuit.pools, entity.id));
    case EntityKind::transmitter:
        return explain_transmitter(reading, row_of(circuit.transmitters, entity.id));
    case EntityKind::substance:
        return explain_substance(reading, entity.id);
    case EntityKind::response:
        return explain_response(reading, row_of(circuit.responses, entity.id));
    case EntityKind::receptor_type:
    case EntityKind::subject:
        return {};
    }
    return {};
}

} // namespace

const EquationNumber* EquationLine::find(const std::string& name) const {
    const auto found = std::find_if(numbers.begin(), numbers.end(), [&](const EquationNumber& row) {
        return row.name == name;
    });
    return found == numbers.end() ? nullptr : &*found;
}

EquationNumber ModelReading::parameter(const std::string& name, const std::string& path) const {
    const int index = model->parameters.index(path);
    const Quantity& quantity = model->parameters.rows.at(static_cast<std::size_t>(index)).quantity;
    return {name,
            regime->parameters->at(static_cast<std::size_t>(index)),
            quantity.unit,
            quantity.internal_per_unit};
}

EquationNumber ModelReading::signal(const std::string& name, const std::string& path) const {
    const int index = model->signals.index(path);
    const Signal& row = model->signals.rows.at(static_cast<std::size_t>(index));
    const double value = v.at(static_cast<std::size_t>(row.value_index));
    if (row.unit.starts_with("%")) {
        return number(name, value);
    }
    return {name, value, row.unit, 1.0 / row.unit_per_internal};
}

EquationNumber slope(const ModelReading& reading, int state, const std::string& unit) {
    constexpr double rounding_per_s = 1e-11;
    const double size = std::abs(reading.y[state]) + reading.body->error_floor[state];
    const double change = reading.dy[state];
    return number("slope", std::abs(change) < rounding_per_s * size ? 0.0 : change, unit);
}

ModelReading read_model(const Library& library, const Trajectory& trajectory, double t_s) {
    const TrajectoryImpl& impl = trajectory.impl();
    std::vector<double> y;
    const Regime& regime = impl.course->states_at(t_s, y);
    return make_reading(library, impl, regime, std::move(y));
}

ModelReading read_model_at_rest(const Library& library, const Trajectory& trajectory) {
    const TrajectoryImpl& impl = trajectory.impl();
    return make_reading(
        library, impl, impl.course->schedule().initial, impl.course->resting_state());
}

Explanation explain(const Library& library,
                    const EntityTable& entities,
                    const Trajectory& trajectory,
                    const std::string& id,
                    double t_s) {
    Explanation explanation;
    const Entity* entity = entities.find(id);
    if (entity == nullptr) {
        return explanation;
    }
    explanation.entity = id;
    const ModelReading now = read_model(library, trajectory, t_s);
    explanation.lines = lines_of(now, *entity);
    const std::vector<Hold>& holds = now.regime->holds;
    explanation.held = std::any_of(holds.begin(), holds.end(), [&](const Hold& hold) {
        return entity_of(now.model->states[static_cast<std::size_t>(hold.state)].name) == id;
    });
    const ParameterTable& table = now.model->parameters;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Parameter& row = table.rows[i];
        if (row.entity == id) {
            const bool said = value_from_birth(trajectory.scenario(), row.path).has_value();
            explanation.parameters.push_back({static_cast<int>(i),
                                              now.regime->parameters->at(i),
                                              said ? row.quantity.value : now.body->parameters[i]});
        }
    }
    const CauseReader causes(library, entities, trajectory, t_s);
    explanation.chain = causes.causes_of(id);
    explanation.chain_here = explanation.chain.size() - 1;
    for (const CauseStep& effect : causes.effect_of(id)) {
        explanation.chain.push_back(effect);
    }
    explanation.pushes = telling_pushes(causes.balance(id));
    return explanation;
}

} // namespace disinhibit
