#pragma once

#include "circuit/mathematics.h"
#include "circuit/model.h"

/// Firing rates of populations: projections, gain functions, modulation by receptors and drugs.
namespace disinhibit {

/// Size of one modulation:  m = g S(x) (1 - a T),  S linear or Hill, x the source, T the level that attenuates it.
template <class T, class C> T modulation(const Modulator& modulator, const C* c, const T* v) {
    T size =
        modulator.shape == ShapeKind::hill
            ? c[modulator.gain] * hill(v[modulator.source], c[modulator.ec50], c[modulator.hill])
            : c[modulator.gain] * v[modulator.source];
    if (modulator.attenuated_by > 0) {
        size = size * (1.0 - c[modulator.attenuation] * v[modulator.attenuated_by]);
    }
    return size;
}

/// Product of all factors at a port: (1 + m) / (1 + m_rest) for `scale`, 1 + m for `block`.
template <class T, class C>
T port_factor(const Model& model, const Port& port, const C* c, const T* v) {
    T factor = T(1.0);
    for (int i = port.first; i < port.first + port.count; ++i) {
        const Modulator& modulator = model.modulators[i];
        const T size = modulation(modulator, c, v);
        factor = factor * (modulator.norm >= 0 ? c[modulator.norm] * (1.0 + size) : 1.0 + size);
    }
    return factor;
}

/// Sum of all modulations at a port that adds.
template <class T, class C>
T port_sum(const Model& model, const Port& port, const C* c, const T* v) {
    T sum = T(0.0);
    for (int i = port.first; i < port.first + port.count; ++i) {
        sum += modulation(model.modulators[i], c, v);
    }
    return sum;
}

/// Burst share of the spikes:  b = logistic(logit b0 + s (r / r0 - 1)).   r0 resting rate; b0, s data of the population.
template <class T, class C> void compute_burst_shares(const Model& model, const C* c, T* v) {
    using std::exp;
    for (const PopulationOfNeurons& population : model.populations) {
        if (population.burst_share >= 0) {
            const T x =
                c[population.burst_logit] +
                c[population.burst_slope] * (c[population.inverse_rest] * v[population.rate] - 1.0);
            v[population.burst_share] = 1.0 / (1.0 + exp(-x));
        }
    }
}

/// Drive delivered by each projection, Hz:  J = w p r_pre,  p the presynaptic factor (1 at rest).
template <class T, class C> void compute_projections(const Model& model, const C* c, T* v) {
    for (const AxonBundle& axon : model.axons) {
        T current = c[axon.weight] * v[axon.from_rate];
        if (axon.strength_port.count > 0) {
            current = current * port_factor(model, axon.strength_port, c, v);
        }
        v[axon.current] = current;
    }
}

/// Rate equation of every population:
///   tau dr/dt = -r + G F(I),   I = b + sum_j +-J_j + sum m     [Hz]
///   F(I) = H / (1 + H / r_max),  H = (I + sqrt(I^2 + 4 s^2)) / 2     smooth threshold-linear gain with a ceiling
/// b tonic bias (solved so that r_rest is a fixed point), J_j projections, m modulations of the drive, G of the gain.
/// After [Maex2014], with rates in Hz. Tests: tests/validation/rates_test.cpp.
template <class T, class C>
void advance_rates(const Model& model, const C* c, const T* y, T* v, T* dy) {
    using std::sqrt;
    for (const PopulationOfNeurons& population : model.populations) {
        T drive = port_sum(model, population.drive_port, c, v);
        drive += c[population.bias];
        for (int i = population.first_input; i < population.first_input + population.input_count;
             ++i) {
            drive += model.inputs[i].sign * v[model.inputs[i].projection_current];
        }
        v[population.drive] = drive;
        const T rectified =
            0.5 * (drive + sqrt(drive * drive + 4.0 * c[population.softness_squared]));
        T target = rectified / (1.0 + c[population.inverse_ceiling] * rectified);
        if (population.gain_port.count > 0) {
            target = target * port_factor(model, population.gain_port, c, v);
        }
        dy[population.state] += c[population.inverse_time] * (target - y[population.state]);
    }
}

} // namespace disinhibit
