#include <algorithm>
#include <cmath>

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
double set_norms(Model& model, std::vector<double>& c, const std::vector<double>& v) {
    double change = 0.0;
    for (const Modulator& modulator : model.modulators) {
        if (modulator.norm >= 0) {
            const double norm = 1.0 / (1.0 + modulation(model, modulator, c.data(), v.data()));
            change = std::max(change, std::abs(norm - c[modulator.norm]));
            model.norms[modulator.norm - model.coefficient_rules.size()] = norm;
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

} // namespace

void solve_balance(Model& model, std::vector<double>& parameters) {
    model.norms.clear();
    for (Modulator& modulator : model.modulators) {
        if (modulator.combine == CombineKind::scale) {
            modulator.norm = static_cast<int>(model.coefficient_rules.size() + model.norms.size());
            model.norms.push_back(1.0);
        }
    }
    std::vector<double> c = compute_coefficients(model, parameters);
    std::vector<double>& y = model.resting_guess;
    std::vector<double> v(model.value_count, 0.0);
    set_stated_rest(model, parameters, y);
    compute_values(model, c.data(), y.data(), v.data());
    set_receptors_at_equilibrium(model, c, v, y);
    compute_values(model, c.data(), y.data(), v.data());
    double change = 1.0;
    for (int round = 0; round < kMostRounds && change > 0.0; ++round) {
        set_adaptations(model, parameters, c, v, y);
        change = set_norms(model, c, v);
        compute_values(model, c.data(), y.data(), v.data());
    }
    solve_biases(model, c, v, parameters);
    solve_release(model, c, v, parameters);
}

} // namespace disinhibit
