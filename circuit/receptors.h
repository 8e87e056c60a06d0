#pragma once

#include "circuit/modulation.h"

/// Ligands competing for the receptors of a site.
namespace disinhibit {

/// Occupancies and what they do.
///   kinetic      o_l is a state
///   equilibrium  o_l = w x_l / (1 + sum_j x_j),  x_l = (L_l / K_l)^n   Gaddum competition, the limit of the kinetic form
///   density      d = X D                    X expression of the genotype, D regulation (1 at rest): receptors per cell
///   activation   rho = d k sum_l e_l^q o_l + sum m  e_l intrinsic efficacy, 1 = full agonist; k coupling (1 at rest);
///                                                   m activity of receptors that hold no agonist;
///                                                   q exponent of efficacy of the site, 1 unless its file says more:
///                                                   what needs a receptor active through q steps at once sees e^q
/// Symbols: L concentration [nM], K dissociation constant [nM], n Hill exponent of association, o bound fraction; w = 1, or
/// 0 where the genotype has none of these receptors (X = 0): nothing is bound and nothing is free.
/// Density changes what bound receptors do, not which share of them is bound: K_d stays (Yoburn1989a).
/// Sources: per ligand in assets/substances. Tests: tests/validation/receptors_test.cpp.
template <class T, class C>
void compute_receptors(const Model& model, Purpose purpose, const C* c, const T* y, T* v) {
    for (const SiteOfReceptors& site : model.sites) {
        if (site.purpose != purpose) {
            continue;
        }
        T activation = T(0.0);
        const LigandAtSite* ligand = model.ligands.data() + site.first_ligand;
        if (site.kinetic) {
            for (int i = 0; i < site.ligand_count; ++i) {
                v[ligand[i].occupancy] = y[ligand[i].state];
                activation += c[ligand[i].efficacy] * y[ligand[i].state];
            }
        } else {
            T sum = T(1.0);
            for (int i = 0; i < site.ligand_count; ++i) {
                const T ratio = v[ligand[i].concentration] / c[ligand[i].k_d];
                const T x = regular_power(ratio, c[ligand[i].hill], 1e-6);
                v[ligand[i].occupancy] = x;
                sum += x;
            }
            for (int i = 0; i < site.ligand_count; ++i) {
                v[ligand[i].occupancy] = c[site.present] * v[ligand[i].occupancy] / sum;
                activation += c[ligand[i].efficacy] * v[ligand[i].occupancy];
            }
        }
        v[site.blocked] = T(0.0);
        for (int i = 0; i < site.ligand_count; ++i) {
            if (ligand[i].antagonist) {
                v[site.blocked] += v[ligand[i].occupancy];
            }
        }
        v[site.density] = c[site.expression] * port_factor(model, site.density_port, c, v);
        activation = activation * v[site.density];
        if (site.coupling_port.count > 0) {
            activation = activation * port_factor(model, site.coupling_port, c, v);
        }
        v[site.activation] = activation + port_sum(model, site.activation_port, c, v);
    }
}

/// Effect of a site by the operational model of agonism:  E = (tau rho)^n / (1 + (tau rho)^n), fraction of the maximum.
/// With rho from competition this gives Schild shifts by 1 + B / K_B and, for a low tau, a falling maximum.
/// Source: Black and Leff 1983 [BlackLeff1983].
template <class T, class C>
void compute_effects(const Model& model, Purpose purpose, const C* c, T* v) {
    for (const SiteOfReceptors& site : model.sites) {
        if (site.effect_purpose != purpose) {
            continue;
        }
        const T stimulus = regular_power(
            c[site.transducer_ratio] * v[site.activation], c[site.transducer_slope], 1e-6);
        v[site.effect] = stimulus / (1.0 + stimulus);
    }
}

/// Kinetic binding:  do_l/dt = k_on L_l^n (w - sum_j o_j) - k_off o_l,  k_on = k_off / K^n   [1/s]
template <class T, class C>
void advance_receptors(const Model& model, const C* c, const T* y, const T* v, T* dy) {
    for (const SiteOfReceptors& site : model.sites) {
        if (!site.kinetic) {
            continue;
        }
        const LigandAtSite* ligand = model.ligands.data() + site.first_ligand;
        T free = T(1.0) * c[site.present];
        for (int i = 0; i < site.ligand_count; ++i) {
            free -= y[ligand[i].state];
        }
        for (int i = 0; i < site.ligand_count; ++i) {
            const T association = regular_power(
                v[ligand[i].concentration], c[ligand[i].hill], 1e-6 * c[ligand[i].k_d]);
            dy[ligand[i].state] +=
                c[ligand[i].k_on] * association * free - c[ligand[i].k_off] * y[ligand[i].state];
        }
    }
}

} // namespace disinhibit
