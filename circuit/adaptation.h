#pragma once

#include "circuit/modulation.h"

/// States that follow what happens: autoreceptors, tolerance, and slower ones.
namespace disinhibit {

/// What an adaptation follows:  S(x) (1 - T), T the level of another adaptation or 0.
template <class T, class C>
T adaptation_target(const AdaptationChain& chain, const C* c, const T* v) {
    T target = shaped(chain.x, c, v);
    if (chain.attenuated_by > 0) {
        target = target * (1.0 - v[chain.attenuated_by]);
    }
    return target;
}

/// Rate of one stage, 1/s:  n / t_down for a falling, n / t_up for a rising difference to what it follows.
template <class T, class C>
T adaptation_rate(const AdaptationChain& chain, const C* c, const T& difference) {
    using std::sqrt;
    if (chain.rate_up == chain.rate_down) {
        return T(c[chain.rate_up]);
    }
    const T rising = 0.5 * (1.0 + difference / sqrt(difference * difference + 1e-4));
    return c[chain.rate_down] + (c[chain.rate_up] - c[chain.rate_down]) * rising;
}

/// Chain of n equal first-order stages:  dz_1/dt = k (S - z_1), dz_i/dt = k (z_(i-1) - z_i),  k = n / t.
/// With different times up and down, k blends smoothly between n / t_down and n / t_up over a difference of 0.01.
/// With a pace, k is multiplied by S(pace).
template <class T, class C>
void advance_adaptation(const Model& model, const C* c, const T* y, const T* v, T* dy) {
    for (const AdaptationChain& chain : model.adaptations) {
        T input = adaptation_target(chain, c, v);
        const T pace = chain.has_pace ? shaped(chain.pace, c, v) : T(1.0);
        for (int i = 0; i < chain.stages; ++i) {
            const int state = chain.first_state + i;
            const T difference = input - y[state];
            dy[state] += pace * adaptation_rate(chain, c, difference) * difference;
            input = y[state];
        }
    }
}

} // namespace disinhibit
