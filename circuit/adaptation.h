#pragma once

#include "circuit/mathematics.h"
#include "circuit/model.h"

/// States that follow what happens: autoreceptors, tolerance, and slower ones.
namespace disinhibit {

/// What an adaptation follows:  S(x) (1 - T), T the level of another adaptation or 0.
template <class T, class C>
T adaptation_target(const AdaptationChain& chain, const C* c, const T* v) {
    T target = chain.shape == ShapeKind::hill ? hill(v[chain.source], c[chain.ec50], c[chain.hill])
                                              : T(v[chain.source]);
    if (chain.attenuated_by > 0) {
        target = target * (1.0 - v[chain.attenuated_by]);
    }
    return target;
}

/// Chain of n equal first-order stages:  dz_1/dt = k (S - z_1), dz_i/dt = k (z_(i-1) - z_i),  k = n / t.
/// With different times up and down, k blends smoothly between n / t_down and n / t_up over a difference of 0.01.
template <class T, class C>
void advance_adaptation(const Model& model, const C* c, const T* y, const T* v, T* dy) {
    using std::sqrt;
    for (const AdaptationChain& chain : model.adaptations) {
        T input = adaptation_target(chain, c, v);
        for (int i = 0; i < chain.stages; ++i) {
            const int state = chain.first_state + i;
            const T difference = input - y[state];
            if (chain.rate_up == chain.rate_down) {
                dy[state] += c[chain.rate_up] * difference;
            } else {
                const T rising = 0.5 * (1.0 + difference / sqrt(difference * difference + 1e-4));
                dy[state] +=
                    (c[chain.rate_down] + (c[chain.rate_up] - c[chain.rate_down]) * rising) *
                    difference;
            }
            input = y[state];
        }
    }
}

} // namespace disinhibit
