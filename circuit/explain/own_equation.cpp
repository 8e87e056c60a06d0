#include "circuit/explain/own_equation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "circuit/derivative.h"

namespace disinhibit {
namespace {

/// A pump cannot be asked for more than nearly all it can do: beyond that no level settles.
constexpr double most_of_uptake = 0.995;

void read_source(const Model& model, const Modulator& modulator, std::set<int>& reads) {
    reads.insert(modulator.x.source);
    if (modulator.gate >= 0) {
        reads.insert(modulator.gate);
    }
    if (modulator.attenuated_by > 0) {
        reads.insert(modulator.attenuated_by);
    }
    for (int i = 0; i < modulator.factor_count; ++i) {
        reads.insert(model.factors[modulator.first_factor + i].x.source);
    }
}

void read_port(const Model& model, const Port& port, std::set<int>& reads) {
    for (int i = port.first; i < port.first + port.count; ++i) {
        read_source(model, model.modulators[i], reads);
    }
}

OwnEquation population_equation(const Model& model, const PopulationOfNeurons& row) {
    OwnEquation equation;
    std::vector<std::pair<double, const AxonBundle*>> axons;
    for (int i = row.first_input; i < row.first_input + row.input_count; ++i) {
        const Input& input = model.inputs[i];
        const auto axon =
            std::ranges::find(model.axons, input.projection_current, &AxonBundle::current);
        axons.emplace_back(input.sign, &*axon);
        equation.reads.insert(axon->from_rate);
        read_port(model, axon->strength_port, equation.reads);
    }
    read_port(model, row.drive_port, equation.reads);
    read_port(model, row.gain_port, equation.reads);
    equation.settled = [&model, &row, axons](const double* c, const double* v) {
        double drive = c[row.bias] + port_sum(model, row.drive_port, c, v);
        for (const auto& [sign, axon] : axons) {
            drive += sign * c[axon->weight] * v[axon->from_rate] *
                     port_factor(model, axon->strength_port, c, v);
        }
        const double rectified = rectified_drive(drive, c[row.softness_squared]);
        return port_factor(model, row.gain_port, c, v) * rectified /
               (1.0 + c[row.inverse_ceiling] * rectified);
    };
    return equation;
}

OwnEquation transmitter_equation(const Model& model, const ExtracellularTransmitter& row) {
    OwnEquation equation;
    equation.reads.insert(row.source_rate);
    if (row.source_burst >= 0) {
        equation.reads.insert(row.source_burst);
    }
    for (const Port* port :
         {&row.release_port, &row.uptake_port, &row.half_saturation_port, &row.efflux_port}) {
        read_port(model, *port, equation.reads);
    }
    equation.settled = [&model, &row](const double* c, const double* v) {
        double spikes = v[row.source_rate];
        if (row.source_burst >= 0) {
            spikes *= 1.0 + c[row.burst_excess] * v[row.source_burst];
        }
        const double inflow = c[row.per_spike] * port_factor(model, row.release_port, c, v) *
                                  (spikes + c[row.stimulation]) +
                              port_sum(model, row.efflux_port, c, v);
        const double maximum = c[row.maximum_uptake] * port_factor(model, row.uptake_port, c, v);
        const double half =
            c[row.half_saturation] * port_factor(model, row.half_saturation_port, c, v);
        const double share = std::clamp(inflow / maximum, 0.0, most_of_uptake);
        return half * share / (1.0 - share);
    };
    return equation;
}

OwnEquation pool_equation(const Model& model, const PoolOfPeptide& row) {
    OwnEquation equation;
    equation.slow = true;
    equation.reads = {row.source_rate, row.store_value};
    read_port(model, row.release_port, equation.reads);
    equation.settled = [&model, &row](const double* c, const double* v) {
        return c[row.tone_over_rest_store] * c[row.inverse_rest_rate] * v[row.source_rate] *
               v[row.store_value] * port_factor(model, row.release_port, c, v);
    };
    return equation;
}

/// Who a ligand comes from: the pool of it at that place, or the substance.
std::string source_of_ligand(const ModelReading& reading,
                             const ReceptorSite& site,
                             const std::string& substance) {
    const auto known = reading.library->substances.find(substance);
    if (known != reading.library->substances.end() && known->second.endogenous) {
        for (const PeptidePool& pool : reading.circuit->pools) {
            if (pool.substance == substance && pool.place == site.place) {
                return pool.id;
            }
        }
    }
    return substance;
}

OwnEquation site_equation(const ModelReading& now,
                          const ModelReading& rest,
                          const ReceptorSite& site,
                          const SiteOfReceptors& row) {
    const Model& model = *now.model;
    OwnEquation equation;
    const std::string stem = site.id + ".occupancy.";
    for (const Signal& signal : model.signals.rows) {
        if (signal.baseline_of < 0 && signal.path.starts_with(stem)) {
            equation.input[signal.value_index] =
                source_of_ligand(now, site, signal.path.substr(stem.size()));
        }
    }
    const auto ratios = [&](const ModelReading& reading, std::map<int, double>& into) {
        double free = reading.c[row.present];
        for (int i = 0; i < row.ligand_count; ++i) {
            free -= reading.v[model.ligands[row.first_ligand + i].occupancy];
        }
        for (int i = 0; i < row.ligand_count; ++i) {
            const int occupancy = model.ligands[row.first_ligand + i].occupancy;
            into[occupancy] = reading.v[occupancy] / std::max(free, 1e-12);
        }
    };
    ratios(now, equation.now);
    ratios(rest, equation.rest);
    for (const auto& [index, ratio] : equation.now) {
        equation.reads.insert(index);
    }
    for (const Port* port : {&row.density_port, &row.coupling_port, &row.activation_port}) {
        read_port(model, *port, equation.reads);
    }
    equation.settled = [&model, &row](const double* c, const double* v) {
        double all = 1.0;
        double stimulus = 0.0;
        for (int i = 0; i < row.ligand_count; ++i) {
            const LigandAtSite& ligand = model.ligands[row.first_ligand + i];
            all += v[ligand.occupancy];
            stimulus += c[ligand.efficacy] * v[ligand.occupancy];
        }
        return c[row.expression] * port_factor(model, row.density_port, c, v) *
                   port_factor(model, row.coupling_port, c, v) * stimulus / all +
               port_sum(model, row.activation_port, c, v);
    };
    return equation;
}

OwnEquation response_equation(const Model& model, const GradedResponse& row) {
    OwnEquation equation;
    read_port(model, row.drive_port, equation.reads);
    read_port(model, row.gain_port, equation.reads);
    equation.settled = [&model, &row](const double* c, const double* v) {
        return port_factor(model, row.gain_port, c, v) *
               (c[row.base] + port_sum(model, row.drive_port, c, v));
    };
    return equation;
}

OwnEquation adaptation_equation(const AdaptationChain& row) {
    OwnEquation equation;
    equation.slow = true;
    equation.reads.insert(row.x.source);
    if (row.attenuated_by > 0) {
        equation.reads.insert(row.attenuated_by);
    }
    equation.settled = [&row](const double* c, const double* v) {
        return adaptation_target(row, c, v);
    };
    return equation;
}

} // namespace

OwnEquation own_equation(const ModelReading& now, const ModelReading& rest, const Entity& entity) {
    const CircuitDescription& circuit = *now.circuit;
    const Model& model = *now.model;
    if (entity.kind == EntityKind::population) {
        return population_equation(model,
                                   model.populations[row_of(circuit.populations, entity.id)]);
    }
    if (entity.kind == EntityKind::transmitter) {
        return transmitter_equation(model,
                                    model.transmitters[row_of(circuit.transmitters, entity.id)]);
    }
    if (entity.kind == EntityKind::pool) {
        return pool_equation(model, model.pools[row_of(circuit.pools, entity.id)]);
    }
    if (entity.kind == EntityKind::receptor_site) {
        const int index = row_of(circuit.receptor_sites, entity.id);
        return site_equation(now, rest, circuit.receptor_sites[index], model.sites[index]);
    }
    if (entity.kind == EntityKind::response) {
        return response_equation(model, model.responses[row_of(circuit.responses, entity.id)]);
    }
    if (entity.kind == EntityKind::adaptation) {
        const int level = model.signals.index(entity.signal);
        const int value = model.signals.rows[static_cast<std::size_t>(level)].value_index;
        const auto row = std::ranges::find(model.adaptations, value, &AdaptationChain::level);
        if (value > 0 && row != model.adaptations.end()) {
            return adaptation_equation(*row);
        }
    }
    return {};
}

} // namespace disinhibit
