#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "circuit/describe/circuit.h"
#include "tests/support/assets.h"

/// A circuit small enough to be written by hand: the midbrain part of the textbook and nothing else.
namespace disinhibit {

template <class Entity>
void keep_only(std::vector<Entity>& entities, const std::set<std::string>& ids) {
    std::erase_if(entities, [&](const Entity& entity) { return !ids.contains(entity.id); });
}

/// The shipped library with its textbook circuit cut down: arcuate, glutamate, VTA GABA and dopamine cells, one pool of
/// endorphin, two receptor sites that do not desensitise, dopamine. Ethanol acts on the arcuate with a plain hyperbola.
inline const Library& midbrain_library() {
    static const Library library = [] {
        Library cut = shipped_library();
        CircuitDescription& circuit = cut.circuits.at("textbook");
        keep_only(circuit.populations, {"arcuate", "glutamate", "vta_gaba", "vta_dopamine"});
        keep_only(circuit.projections,
                  {"glutamate_to_dopamine", "glutamate_to_gaba", "gaba_to_dopamine"});
        keep_only(circuit.receptor_sites, {"mu_vta_gaba", "mu_brain"});
        keep_only(circuit.pools, {"endorphin_vta"});
        keep_only(circuit.adaptations, {"terminal_autoreceptor", "ethanol_tolerance"});
        keep_only(circuit.modulations,
                  {"ethanol_on_arcuate", "mu_on_gaba", "autoreceptor_on_release"});
        circuit.responses.clear();
        for (Modulation& modulation : circuit.modulations) {
            if (modulation.id == "ethanol_on_arcuate") {
                modulation.shape.hill.value = 1.0;
            } else if (modulation.id == "mu_on_gaba") {
                modulation.attenuated_by.clear();
                modulation.factors.clear();
            }
        }
        return cut;
    }();
    return library;
}

/// A shipped scenario in the cut-down circuit.
inline Scenario midbrain_scenario(const std::string& id) {
    Scenario scenario = shipped_library().scenarios.at(id);
    scenario.circuit = "textbook";
    return scenario;
}

} // namespace disinhibit
