#pragma once

#include "circuit/model.h"
#include "circuit/numerics/mathematics.h"

/// What acts on what: the size of a modulation, and how modulations join at a port.
namespace disinhibit {

/// S(x): linear gives x, hill gives x^n / (ec50^n + x^n).
template <class T, class C> T shaped(const ShapedSource& source, const C* c, const T* v) {
    return source.shape == ShapeKind::hill ? hill(v[source.source], c[source.ec50], c[source.hill])
                                           : T(v[source.source]);
}

/// Size of one modulation:  m = g S(x) h (1 - a T) prod_k (1 + g_k S_k(x_k))
///   x the source, h the signal that gates it, T the level that attenuates it, x_k what expresses or limits it.
template <class T, class C>
T modulation(const Model& model, const Modulator& modulator, const C* c, const T* v) {
    T size = c[modulator.gain] * shaped(modulator.x, c, v);
    if (modulator.gate >= 0) {
        size = size * v[modulator.gate];
    }
    if (modulator.attenuated_by > 0) {
        size = size * (1.0 - c[modulator.attenuation] * v[modulator.attenuated_by]);
    }
    for (int i = modulator.first_factor; i < modulator.first_factor + modulator.factor_count; ++i) {
        const Factor& factor = model.factors[i];
        size = size * (1.0 + c[factor.gain] * shaped(factor.x, c, v));
    }
    return size;
}

/// Product of all factors at a port: (1 + m) / (1 + m_rest) for `scale`, 1 + m for `block`.
template <class T, class C>
T port_factor(const Model& model, const Port& port, const C* c, const T* v) {
    T factor = T(1.0);
    for (int i = port.first; i < port.first + port.count; ++i) {
        const Modulator& modulator = model.modulators[i];
        const T size = modulation(model, modulator, c, v);
        factor = factor * (modulator.norm >= 0 ? c[modulator.norm] * (1.0 + size) : 1.0 + size);
    }
    return factor;
}

/// Sum of all modulations at a port that adds.
template <class T, class C>
T port_sum(const Model& model, const Port& port, const C* c, const T* v) {
    T sum = T(0.0);
    for (int i = port.first; i < port.first + port.count; ++i) {
        sum += modulation(model, model.modulators[i], c, v);
    }
    return sum;
}

/// Graded responses, in the order of the circuit file:  R = G (R_0 + sum m).   R_0 base, G product of gain factors.
template <class T, class C>
void compute_responses(const Model& model, Purpose purpose, const C* c, T* v) {
    for (const GradedResponse& response : model.responses) {
        if (response.purpose != purpose) {
            continue;
        }
        T level = c[response.base] + port_sum(model, response.drive_port, c, v);
        if (response.gain_port.count > 0) {
            level = level * port_factor(model, response.gain_port, c, v);
        }
        v[response.level] = level;
    }
}

} // namespace disinhibit
