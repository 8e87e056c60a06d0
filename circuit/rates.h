#pragma once

#include "circuit/modulation.h"

/// Firing rates of populations: projections, gain functions, burst shares.
namespace disinhibit {

/// Burst share of the spikes:  b = logistic(logit b0 + s (r / r0 - 1)).   r0 resting rate; b0, s data of the population.
template <class T, class C>
void compute_burst_shares(const Model& model, Purpose purpose, const C* c, T* v) {
    for (const PopulationOfNeurons& population : model.populations) {
        if (population.burst_share >= 0 && population.burst_purpose == purpose) {
            const T x =
                c[population.burst_logit] +
                c[population.burst_slope] * (c[population.inverse_rest] * v[population.rate] - 1.0);
            v[population.burst_share] = 1.0 / (1.0 + exponential(-x));
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

/// H = (I + sqrt(I^2 + 4 s^2)) / 2: the drive above threshold, Hz.
template <class T, class C> T rectified_drive(const T& drive, const C& softness_squared) {
    using std::sqrt;
    return 0.5 * (drive + sqrt(drive * drive + 4.0 * softness_squared));
}

/// Rate equation of every population:
///   tau dr/dt = -r + G F(I),   I = b + sum_j +-J_j + sum m     [Hz]
///   F(I) = H / (1 + H / r_max),  H = (I + sqrt(I^2 + 4 s^2)) / 2     smooth threshold-linear gain with a ceiling
/// b tonic bias (solved so that r_rest is a fixed point), J_j projections, m modulations of the drive, G of the gain.
/// After [Maex2014], with rates in Hz. Tests: tests/validation/rates_test.cpp.
template <class T, class C>
void advance_rates(const Model& model, const C* c, const T* y, T* v, T* dy) {
    for (const PopulationOfNeurons& population : model.populations) {
        T drive = port_sum(model, population.drive_port, c, v);
        drive += c[population.bias];
        for (int i = population.first_input; i < population.first_input + population.input_count;
             ++i) {
            drive += model.inputs[i].sign * v[model.inputs[i].projection_current];
        }
        v[population.drive] = drive;
        const T rectified = rectified_drive(drive, c[population.softness_squared]);
        T target = rectified / (1.0 + c[population.inverse_ceiling] * rectified);
        if (population.gain_port.count > 0) {
            target = target * port_factor(model, population.gain_port, c, v);
        }
        dy[population.state] += c[population.inverse_time] * (target - y[population.state]);
    }
}

} // namespace disinhibit
