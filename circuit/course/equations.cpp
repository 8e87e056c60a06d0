#include "circuit/course/equations.h"

#include <optional>
#include <utility>

#include "circuit/course/course.h"
#include "circuit/course/recorded_derivative.h"
#include "circuit/describe/units.h"

namespace disinhibit {
namespace {

/// The internal unit of a quantity, whose masses may have been turned into moles.
std::string internal_unit_of(const Quantity& quantity) {
    const std::optional<Unit> unit = parse_unit(quantity.unit);
    if (!unit) {
        return "1";
    }
    Dimension dimension = unit->dimension;
    if (unit->internal_per_unit != quantity.internal_per_unit) {
        dimension.nanomoles += std::exchange(dimension.kilograms, 0);
    }
    return internal_unit(dimension);
}

std::vector<Equations::Constant>
list_constants(const Model& model, const Regime& initial, const CircuitDescription& circuit) {
    std::vector<Equations::Constant> constants;
    for (std::size_t i = 0; i < model.parameters.rows.size(); ++i) {
        const Parameter& row = model.parameters.rows[i];
        constants.push_back({row.path,
                             row.label,
                             internal_unit_of(row.quantity),
                             (*initial.parameters)[i],
                             row.quantity.provenance});
    }
    const std::size_t first_norm = model.coefficient_rules.size();
    constants.resize(constants.size() + model.norm_count);
    for (const Modulator& modulator : model.modulators) {
        if (modulator.norm < 0) {
            continue;
        }
        const auto norm = static_cast<std::size_t>(modulator.norm);
        const Modulation& row = circuit.modulations[static_cast<std::size_t>(modulator.row)];
        constants[model.parameters.rows.size() + norm - first_norm] = {
            "norm." + row.id, row.name, "1", (*initial.coefficients)[norm], {}};
    }
    return constants;
}

/// By state.
std::vector<std::string> state_units(const Model& model) {
    std::vector<std::string> units(model.states.size(), "nmol");
    for (const SiteFollower& site : model.site_followers) {
        units[site.state] = "nM";
    }
    for (const RouteEntry& route : model.routes) {
        if (route.drink_volume_state >= 0) {
            units[route.drink_volume_state] = "L";
        }
    }
    for (const SiteOfReceptors& site : model.sites) {
        for (int i = site.first_ligand; site.kinetic && i < site.first_ligand + site.ligand_count;
             ++i) {
            units[model.ligands[i].state] = "1";
        }
    }
    for (const PopulationOfNeurons& population : model.populations) {
        units[population.state] = "Hz";
    }
    for (const PoolOfPeptide& pool : model.pools) {
        units[pool.state] = "nM";
        units[pool.store] = "1";
    }
    for (const ExtracellularTransmitter& transmitter : model.transmitters) {
        units[transmitter.state] = "nM";
    }
    for (const AdaptationChain& chain : model.adaptations) {
        for (int i = 0; i < chain.stages; ++i) {
            units[chain.first_state + i] = "1";
        }
    }
    return units;
}

/// The coefficients as what is computed from parameters; the norms are constants after those.
std::vector<RecordedConstant> record_coefficients_of_parameters(const Model& model) {
    ExpressionList& list = Recording::list();
    const int parameters = static_cast<int>(model.parameters.rows.size());
    std::vector<RecordedConstant> p;
    for (int i = 0; i < parameters; ++i) {
        p.push_back(RecordedConstant::of(list.constant(i)));
    }
    std::vector<RecordedConstant> coefficients;
    for (const Rule& rule : model.coefficient_rules) {
        coefficients.push_back(rule(p.data()));
    }
    for (int i = 0; i < model.norm_count; ++i) {
        coefficients.push_back(RecordedConstant::of(list.constant(parameters + i)));
    }
    return coefficients;
}

/// Signals that are algebra on the states; those that are a state have its id.
std::vector<Equations::Readout> list_readouts(const Model& model,
                                              const std::vector<Recorded>& values) {
    ExpressionList& list = Recording::list();
    std::vector<Equations::Readout> readouts;
    for (const Signal& signal : model.signals.rows) {
        const int value =
            values[static_cast<std::size_t>(signal.value_index)].index(); // 0: absent here
        const bool computed = value >= 0 && list.all()[static_cast<std::size_t>(value)].varies;
        const bool is_state = computed && list.all()[static_cast<std::size_t>(value)].operation ==
                                              Operation::variable;
        if (computed && !is_state && signal.baseline_of < 0) {
            readouts.push_back({signal.path,
                                signal.unit,
                                list.multiply(value, list.literal(signal.unit_per_internal))});
        }
    }
    return readouts;
}

} // namespace

std::set<int> Equations::set_by_events() const {
    std::set<int> all;
    for (const Event& event : events) {
        for (const Act& act : event.acts) {
            if (act.kind == ActKind::set_parameter) {
                all.insert(act.index);
            }
        }
    }
    return all;
}

Equations make_equations(const Trajectory& trajectory) {
    const TrajectoryImpl& impl = trajectory.impl();
    const Course& course = *impl.course;
    const Model& model = course.model();
    Equations equations;
    equations.constants = list_constants(
        model, course.schedule().initial, impl.library->circuits.at(model.circuit_id));
    const std::vector<std::string> units = state_units(model);
    for (std::size_t i = 0; i < model.states.size(); ++i) {
        equations.states.push_back({model.states[i].name, units[i], course.resting_state()[i]});
    }
    const Recording recording(equations.list);
    const RecordedDerivative derivative =
        record_derivative(model, record_coefficients_of_parameters(model));
    for (const Recorded& slope : derivative.slopes) {
        equations.slopes.push_back(slope.index());
    }
    equations.readouts = list_readouts(model, derivative.values);
    equations.events = course.schedule().events;
    for (const BodyTotal& total : model.body_totals) {
        equations.totals.push_back(total.states);
    }
    return equations;
}

} // namespace disinhibit
