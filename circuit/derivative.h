#pragma once

#include "circuit/adaptation.h"
#include "circuit/modulation.h"
#include "circuit/pharmacokinetics.h"
#include "circuit/rates.h"
#include "circuit/receptors.h"
#include "circuit/transmitters.h"

/// d(state)/dt: the table of contents of the science. Written once for any number type.
namespace disinhibit {

/// Copies of states into values: rates, pools, transmitters, levels.
template <class T> void compute_copies(const Model& model, const T* y, T* v) {
    for (const StateCopy& copy : model.copies) {
        v[copy.value] = y[copy.state];
    }
}

/// Receptors and what follows from them, for one purpose. What serves the states never reads what is only read.
template <class T, class C>
void compute_algebra(const Model& model, Purpose purpose, const C* c, const T* y, T* v) {
    compute_receptors(model, purpose, c, y, v);
    compute_effects(model, purpose, c, v);
    compute_burst_shares(model, purpose, c, v);
    compute_responses(model, purpose, c, v);
}

/// Algebra on the states that mechanisms read. v[0] stays 0.
template <class T, class C> void compute_values(const Model& model, const C* c, const T* y, T* v) {
    v[0] = T(0.0);
    compute_copies(model, y, v);
    compute_concentrations(model, c, y, v);
    compute_algebra(model, Purpose::states, c, y, v);
    compute_projections(model, c, v);
}

/// dy/dt for states y (size state_count), coefficients c; v is scratch (size value_count). No allocation.
template <class T, class C>
void derivative(const Model& model, const C* c, const T* y, T* v, T* dy) {
    for (int i = 0; i < model.state_count(); ++i) {
        dy[i] = T(0.0);
    }
    compute_values(model, c, y, v);
    advance_pharmacokinetics(model, c, y, v, dy);
    advance_receptors(model, c, y, v, dy);
    advance_rates(model, c, y, v, dy);
    advance_pools(model, c, y, v, dy);
    advance_transmitters(model, c, y, v, dy);
    advance_adaptation(model, c, y, v, dy);
}

} // namespace disinhibit
