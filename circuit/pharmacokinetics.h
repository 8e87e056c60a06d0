#pragma once

#include "circuit/model.h"
#include "circuit/numerics/mathematics.h"

/// Dosing, absorption, distribution, metabolism, elimination and effect sites.
/// T: number type of the states (double, Dual, ...); C: number type of the coefficients.
/// y: states, v: values, c: coefficients, dy: derivatives (all indexed as in circuit/model.h).
namespace disinhibit {

/// Concentrations from amounts and effect-site pools:  v = sum_i w_i y_i
///   w_i  1 / volume for the central amount (plasma), weight_i or partition / volume for a site   [nM per state unit]
template <class T, class C>
void compute_concentrations(const Model& model, const C* c, const T* y, T* v) {
    for (int value : model.concentration_values) {
        v[value] = T(0.0);
    }
    for (const ConcentrationTerm& term : model.concentration_terms) {
        v[term.value] += c[term.weight] * y[term.state];
    }
}

/// First-order, saturable and gastric flows of amount (nmol/s), and effect sites.
///   linear      dA_from = -k A,   dA_to = +k A f               absorption, distribution, clearance CL / V, depot stages
///   saturable   dA = -Vmax A / (Km V + A)                      Michaelis-Menten [Norberg2000 for ethanol]
///   gastric     dA_s = -k_e A_s, k_e = k_ref (s / s_ref)^g, s = strength of the stomach contents (volume fraction)
///   effect site dC_i = k_i (p C_plasma - C_i)
/// A drink of no volume has the reference strength (1e-6 L regularises the quotient).
/// Tests: tests/validation/pharmacokinetics_test.cpp.
template <class T, class C>
void advance_pharmacokinetics(const Model& model, const C* c, const T* y, const T* v, T* dy) {
    for (const LinearFlow& flow : model.linear_flows) {
        const T flux = c[flow.rate] * y[flow.from];
        dy[flow.from] -= flux;
        if (flow.to >= 0) {
            dy[flow.to] += c[flow.yield] * flux;
        }
        if (flow.extra >= 0) {
            dy[flow.extra] += c[flow.extra_yield] * flux;
        }
    }
    for (const SaturableFlow& flow : model.saturable_flows) {
        const T flux = c[flow.maximum] * y[flow.from] / (c[flow.half_amount] + y[flow.from]);
        dy[flow.from] -= flux;
        if (flow.to >= 0) {
            dy[flow.to] += c[flow.yield] * flux;
        }
    }
    for (const Stomach& stomach : model.stomachs) {
        constexpr double kNoDrink = 1e-6; // L
        const T relative_strength =
            smooth_positive(c[stomach.strength_per_amount] * y[stomach.amount] + kNoDrink,
                            kNoDrink) /
            smooth_positive(y[stomach.drink_volume] + kNoDrink, kNoDrink);
        const T rate =
            c[stomach.rate] * exponential(c[stomach.exponent] * logarithm(relative_strength));
        const T flux = rate * y[stomach.amount];
        dy[stomach.amount] -= flux;
        dy[stomach.to] += flux;
        dy[stomach.drink_volume] -= rate * y[stomach.drink_volume];
    }
    for (const SiteFollower& site : model.site_followers) {
        dy[site.state] += c[site.rate] * (c[site.partition] * v[site.plasma] - y[site.state]);
    }
}

} // namespace disinhibit
