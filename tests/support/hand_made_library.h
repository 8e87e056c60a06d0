#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"

/// A library made in memory, so that a test shows all numbers it depends on. Values are in internal units.
/// One subject "person" of 70 kg and one circuit "bench" without any entry; tests add what they need.
namespace disinhibit {

/// `unit` matters only where it tells "per body mass" or the unit of a signal.
inline Quantity quantity(double value, const std::string& unit = "1") {
    Quantity result;
    result.value = value;
    result.unit = unit;
    result.provenance = {"assumed", "M", "made for a test"};
    return result;
}

inline constexpr double kTestDose_nmol = 1000.0;

/// A substance of 100 g/mol that is measured in nM, in `volume_L` and with an intravenous route "iv". Reference amount
/// kTestDose_nmol. Its concentration in the brain is that in plasma.
inline Substance hand_made_substance(const std::string& id, double volume_L) {
    Substance result;
    result.id = id;
    result.name = id;
    result.molar_mass = quantity(1e-10, "kg/nmol");
    result.label_factor = quantity(1.0);
    result.plasma_unit = "nM";
    result.reference_amount = quantity(kTestDose_nmol, "nmol");
    Kinetics kinetics;
    kinetics.volume = quantity(volume_L, "L");
    kinetics.effect_site.partition = quantity(1.0);
    Route bolus;
    bolus.id = "iv";
    bolus.name = "intravenous";
    bolus.kind = RouteKind::bolus;
    bolus.bioavailability = quantity(1.0);
    kinetics.routes.push_back(bolus);
    result.kinetics["person"] = kinetics;
    return result;
}

inline Kinetics& kinetics_of(Library& library, const std::string& substance) {
    return library.substances.at(substance).kinetics.at("person");
}

inline Elimination first_order(double clearance_L_per_s) {
    Elimination result;
    result.kind = EliminationKind::first_order;
    result.clearance = quantity(clearance_L_per_s, "L/s");
    return result;
}

inline Elimination michaelis_menten(double maximum_nmol_per_s, double half_saturation_nM) {
    Elimination result;
    result.kind = EliminationKind::michaelis_menten;
    result.maximum_rate = quantity(maximum_nmol_per_s, "nmol/s");
    result.half_saturation = quantity(half_saturation_nM, "nM");
    return result;
}

inline Binding
hand_made_binding(double k_d_nM, double k_off_per_s, double efficacy, double hill = 1.0) {
    Binding result;
    result.receptor = "gate";
    result.k_d = quantity(k_d_nM, "nM");
    result.k_off = quantity(k_off_per_s, "1/s");
    result.efficacy = quantity(efficacy);
    result.hill = quantity(hill);
    return result;
}

inline ReceptorSite hand_made_site(const std::string& id, BindingKind kind, double ratio) {
    ReceptorSite result;
    result.id = id;
    result.name = id;
    result.type = "gate";
    result.place = "bath";
    result.binding = kind;
    result.access = quantity(1.0);
    result.transducer_ratio = quantity(ratio);
    result.transducer_slope = quantity(1.0);
    return result;
}

inline Population hand_made_population(const std::string& id, double rest_hz) {
    Population result;
    result.id = id;
    result.name = id;
    result.rest_rate = quantity(rest_hz, "Hz");
    result.time_constant = quantity(0.02, "s");
    result.gain.ceiling = quantity(100.0, "Hz");
    result.gain.softness = quantity(0.5, "Hz");
    return result;
}

inline Projection hand_made_projection(const std::string& from,
                                       const std::string& to,
                                       bool excitatory,
                                       double weight) {
    Projection result;
    result.id = from + "_to_" + to;
    result.name = result.id;
    result.from = from;
    result.to = to;
    result.excitatory = excitatory;
    result.weight = quantity(weight, "Hz/Hz");
    return result;
}

inline Library hand_made_library() {
    Library library;
    Subject person;
    person.id = "person";
    person.name = "Person";
    person.species = "person";
    person.body_mass = quantity(70.0, "kg");
    library.subjects["person"] = person;
    CircuitDescription circuit;
    circuit.id = "bench";
    circuit.receptor_types.push_back({"gate", "Gate receptor", "", quantity(1.0)});
    library.circuits["bench"] = circuit;
    return library;
}

inline CircuitDescription& circuit_of(Library& library) {
    return library.circuits.at("bench");
}

inline Scenario hand_made_scenario(double duration_s) {
    Scenario scenario;
    scenario.id = "test";
    scenario.name = "Test";
    scenario.subject = "person";
    scenario.circuit = "bench";
    scenario.duration_s = duration_s;
    return scenario;
}

inline Dose hand_made_dose(const std::string& substance,
                           const std::string& route,
                           double amount_nmol,
                           double at_s = 0.0,
                           double over_s = 0.0) {
    Dose dose;
    dose.substance = substance;
    dose.route = route;
    dose.amount_nmol = amount_nmol;
    dose.at_s = at_s;
    dose.over_s = over_s;
    return dose;
}

} // namespace disinhibit
