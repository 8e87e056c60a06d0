#pragma once

#include "circuit/rates.h"

/// Release and uptake: peptide pools filled by firing, and fast transmitters with saturable uptake.
namespace disinhibit {

/// Peptide pool B [nM] and its releasable store S [fraction], per second:
///   dS/dt = (1 - S) / t_r - (u / t_r) x m S            x = r / r_rest of the source, m modulation of release
///   dB/dt = (B_tone x m S / S_rest - B) / t_c           S_rest = 1 / (1 + u)
/// The store makes release refractory: strong firing empties it, and it recovers with t_r.
template <class T, class C>
void advance_pools(const Model& model, const C* c, const T* y, const T* v, T* dy) {
    for (const PoolOfPeptide& pool : model.pools) {
        T relative_release = c[pool.inverse_rest_rate] * v[pool.source_rate] * y[pool.store];
        if (pool.release_port.count > 0) {
            relative_release = relative_release * port_factor(model, pool.release_port, c, v);
        }
        dy[pool.store] += c[pool.inverse_recovery] * (1.0 - y[pool.store]) -
                          c[pool.use_over_recovery] * relative_release;
        dy[pool.state] += c[pool.inverse_clearance] *
                          (c[pool.tone_over_rest_store] * relative_release - y[pool.state]);
    }
}

/// Extracellular transmitter C [nM]:
///   dC/dt = q P (r (1 + (beta - 1) b) + r_stim) + J - U Vmax C / (Km k + C)
///   q released per single spike [nM], P modulation of release, b burst share, beta gain of a burst spike,
///   r_stim synchronous stimulation [Hz], J efflux through the transporter, U and k modulation of Vmax and Km.
/// q is solved from the resting concentration. Sources: [Ejdrup2026] (well-mixed reduction), data in assets/circuits.
/// Tests: tests/validation/transmitters_test.cpp.
template <class T, class C>
void advance_transmitters(const Model& model, const C* c, const T* y, T* v, T* dy) {
    for (const ExtracellularTransmitter& transmitter : model.transmitters) {
        T spikes = v[transmitter.source_rate];
        if (transmitter.source_burst >= 0) {
            spikes = spikes * (1.0 + c[transmitter.burst_excess] * v[transmitter.source_burst]);
        }
        const T release = c[transmitter.per_spike] *
                          port_factor(model, transmitter.release_port, c, v) *
                          (spikes + c[transmitter.stimulation]);
        T half_saturation = T(c[transmitter.half_saturation]);
        if (transmitter.half_saturation_port.count > 0) {
            half_saturation =
                half_saturation * port_factor(model, transmitter.half_saturation_port, c, v);
        }
        const T& concentration = y[transmitter.state];
        T uptake =
            c[transmitter.maximum_uptake] * concentration / (half_saturation + concentration);
        if (transmitter.uptake_port.count > 0) {
            uptake = uptake * port_factor(model, transmitter.uptake_port, c, v);
        }
        v[transmitter.release] = release;
        v[transmitter.uptake] = uptake;
        dy[transmitter.state] += release - uptake;
        if (transmitter.efflux_port.count > 0) {
            dy[transmitter.state] += port_sum(model, transmitter.efflux_port, c, v);
        }
    }
}

} // namespace disinhibit
