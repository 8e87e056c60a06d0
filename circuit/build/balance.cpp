#include <algorithm>
#include <cmath>

#include "circuit/body.h"
#include "circuit/build/model_builder.h"
#include "circuit/derivative.h"

/// The resting state in closed form, and the constants solved from it.
namespace disinhibit {

namespace {

/// Levels that follow normed quantities and norms that follow levels settle in a few rounds.
constexpr int kMostRounds = 50;

/// Populations, pools, stores and transmitters at their stated resting values.
void set_stated_rest(const Model& model, const std::vector<double>& p, std::vector<double>& y) {
    for (const PopulationOfNeurons& population : model.populations) {
        y[population.state] = p[population.rest_parameter];
    }
    for (const PoolOfPeptide& pool : model.pools) {
        y[pool.state] = p[pool.tone_parameter];
        y[pool.store] = 1.0 / (1.0 + p[pool.use_parameter]);
    }
    for (const ExtracellularTransmitter& transmitter : model.transmitters) {
        y[transmitter.state] = p[transmitter.rest_parameter];
    }
}

/// Bound fractions at the equilibrium of the competition:  o_l = w x_l / (1 + sum x),  x = (L / K)^n  (receptors.h).
void set_receptors_at_equilibrium(const Model& model,
                                  const std::vector<double>& c,
                                  const std::vector<double>& v,
                                  std::vector<double>& y) {
    for (const SiteOfReceptors& site : model.sites) {
        double sum = 1.0;
        const auto bound = [&](const LigandAtSite& ligand) {
            return c[ligand.k_on] / c[ligand.k_off] *
                   regular_power(v[ligand.concentration], c[ligand.hill], 1e-6 * c[ligand.k_d]);
        };
        for (int i = 0; i < site.ligand_count; ++i) {
            sum += bound(model.ligands[site.first_ligand + i]);
        }
        for (int i = 0; i < site.ligand_count && site.kinetic; ++i) {
            const LigandAtSite& ligand = model.ligands[site.first_ligand + i];
            y[ligand.state] = c[site.present] * bound(ligand) / sum;
        }
    }
}

/// Every adaptation at what it follows; repeated so that one that follows or is attenuated by another settles too.
/// One with a pace starts at its stated level.
void set_adaptations(const Model& model,
                     const std::vector<double>& parameters,
                     const std::vector<double>& c,
                     std::vector<double>& v,
                     std::vector<double>& y) {
    for (std::size_t pass = 0; pass <= model.adaptations.size(); ++pass) {
        for (const AdaptationChain& chain : model.adaptations) {
            const double level = chain.has_pace ? parameters[chain.rest_level]
                                                : adaptation_target(chain, c.data(), v.data());
            for (int i = 0; i < chain.stages; ++i) {
                y[chain.first_state + i] = level;
            }
        }
        compute_values(model, c.data(), y.data(), v.data());
    }
}

/// Norms from the present values; the largest change.
double set_norms(Body& body, std::vector<double>& c, const std::vector<double>& v) {
    const Model& model = *body.model;
    double change = 0.0;
    for (const Modulator& modulator : model.modulators) {
        if (modulator.norm >= 0) {
            const double norm = 1.0 / (1.0 + modulation(model, modulator, c.data(), v.data()));
            change = std::max(change, std::abs(norm - c[modulator.norm]));
            body.norms[modulator.norm - model.coefficient_rules.size()] = norm;
            c[modulator.norm] = norm;
        }
    }
    return change;
}

/// b = F^-1(r_rest) - inputs at rest,  F^-1: H = r / (1 - r / r_max), I = H - s^2 / H
void solve_biases(const Model& model,
                  const std::vector<double>& c,
                  const std::vector<double>& v,
                  std::vector<double>& parameters) {
    for (const PopulationOfNeurons& population : model.populations) {
        const double rate = parameters[population.rest_parameter];
        const double rectified = rate / (1.0 - c[population.inverse_ceiling] * rate);
        double inputs = port_sum(model, population.drive_port, c.data(), v.data());
        for (int i = 0; i < population.input_count; ++i) {
            const Input& input = model.inputs[population.first_input + i];
            inputs += input.sign * v[input.projection_current];
        }
        parameters[population.bias_parameter] =
            rectified - c[population.softness_squared] / rectified - inputs;
    }
}

/// q = (uptake at rest - efflux at rest) / (spikes at rest)
void solve_release(const Model& model,
                   const std::vector<double>& c,
                   const std::vector<double>& v,
                   std::vector<double>& parameters) {
    for (const ExtracellularTransmitter& transmitter : model.transmitters) {
        const double rest = parameters[transmitter.rest_parameter];
        const double half =
            c[transmitter.half_saturation] *
            port_factor(model, transmitter.half_saturation_port, c.data(), v.data());
        const double uptake = c[transmitter.maximum_uptake] * rest / (half + rest) *
                              port_factor(model, transmitter.uptake_port, c.data(), v.data());
        const double efflux = port_sum(model, transmitter.efflux_port, c.data(), v.data());
        double spikes = v[transmitter.source_rate];
        if (transmitter.source_burst >= 0) {
            spikes *= 1.0 + c[transmitter.burst_excess] * v[transmitter.source_burst];
        }
        spikes *= port_factor(model, transmitter.release_port, c.data(), v.data());
        parameters[transmitter.per_spike_parameter] = (uptake - efflux) / spikes;
    }
}

/// The resting value of everything in closed form: states with all populations, pools and transmitters at their stated
/// rest, receptors and adaptations following. Fills rest and norms, and the biases and release per spike among the
/// parameters.
void solve_balance(Body& body) {
    const Model& model = *body.model;
    body.norms.assign(model.norm_count, 1.0);
    body.rest.assign(model.states.size(), 0.0);
    std::vector<double>& parameters = body.parameters;
    std::vector<double>& y = body.rest;
    std::vector<double> c = compute_coefficients(body, parameters);
    std::vector<double> v(model.value_count, 0.0);
    set_stated_rest(model, parameters, y);
    compute_values(model, c.data(), y.data(), v.data());
    set_receptors_at_equilibrium(model, c, v, y);
    compute_values(model, c.data(), y.data(), v.data());
    double change = 1.0;
    for (int round = 0; round < kMostRounds && change > 0.0; ++round) {
        set_adaptations(model, parameters, c, v, y);
        change = set_norms(body, c, v);
        compute_values(model, c.data(), y.data(), v.data());
    }
    solve_biases(model, c, v, parameters);
    solve_release(model, c, v, parameters);
}

} // namespace

void ModelBuilder::declare_norms() {
    for (Modulator& modulator : model_->modulators) {
        if (modulator.combine == CombineKind::scale) {
            modulator.norm = model_->coefficient_count();
            ++model_->norm_count;
        }
    }
}

std::shared_ptr<const Body> make_body(std::shared_ptr<const Model> model,
                                      const Scenario& scenario) {
    auto body = std::make_shared<Body>();
    for (const Parameter& row : model->parameters.rows) {
        body->parameters.push_back(row.quantity.value);
    }
    for (const ParameterChange& change : scenario.changes) {
        const int index = changes_rest(change) ? model->parameters.index(change.path) : -1;
        if (index >= 0) {
            body->parameters[index] = change.value;
        }
    }
    for (const Model::Floor& floor : model->floor_rules) {
        body->error_floor.push_back(floor(body->parameters.data()));
    }
    body->model = std::move(model);
    solve_balance(*body);
    return body;
}

std::shared_ptr<const Body> make_body(const Library& library, const Scenario& scenario) {
    return make_body(make_model(library, scenario), scenario);
}

std::vector<double> compute_coefficients(const Body& body, const std::vector<double>& parameters) {
    const Model& model = *body.model;
    std::vector<double> coefficients;
    coefficients.reserve(model.coefficient_count());
    for (const Rule& rule : model.coefficient_rules) {
        coefficients.push_back(rule(parameters.data()));
    }
    coefficients.insert(coefficients.end(), body.norms.begin(), body.norms.end());
    return coefficients;
}

} // namespace disinhibit
