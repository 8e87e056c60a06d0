#include <algorithm>
#include <cmath>

#include "circuit/build/model_builder.h"
#include "circuit/numerics/elementary.h"

/// Receptor sites: which ligands of this scenario compete at which receptors.
namespace disinhibit {

namespace {

constexpr double kOccupancyFloor = 1e-2;

const PeptidePool* find_pool(const CircuitDescription& circuit,
                             const std::string& substance,
                             const std::string& place) {
    for (const PeptidePool& pool : circuit.pools) {
        if (pool.substance == substance && pool.place == place) {
            return &pool;
        }
    }
    return nullptr;
}

/// A receptor that this circuit lacks is called by its id.
std::string name_of_type(const CircuitDescription& circuit, const std::string& id) {
    const auto type = std::ranges::find(circuit.receptor_types, id, &ReceptorType::id);
    return type != circuit.receptor_types.end() ? type->name : id;
}

} // namespace

void ModelBuilder::declare_bindings(const Substance& item) {
    for (const Binding& binding : item.bindings) {
        const std::string stem = item.id + ".binding." + binding.receptor;
        const std::string label = library_.wording.say(
            "binding.pair",
            {{"substance", item.name}, {"receptor", name_of_type(*circuit_, binding.receptor)}});
        add_parameter(stem + ".k_d", words("binding.k_d", label), item.id, binding.k_d);
        add_parameter(stem + ".k_off", words("binding.k_off", label), item.id, binding.k_off);
        add_parameter(
            stem + ".efficacy", words("binding.efficacy", label), item.id, binding.efficacy);
        add_parameter(stem + ".hill", words("binding.hill", label), item.id, binding.hill);
    }
}

void ModelBuilder::declare_receptor_types() {
    for (const ReceptorType& type : circuit_->receptor_types) {
        add_parameter(type.id + ".expression",
                      words("receptor_type.expression", type.name),
                      type.id,
                      type.expression);
    }
}

void ModelBuilder::declare_receptor_site(const ReceptorSite& site) {
    SiteOfReceptors result;
    const int expression = model_->parameters.index(site.type + ".expression");
    if (expression < 0) {
        throw ModelError{site.id, site.type, "the id of a receptor type of this circuit"};
    }
    const int stage = stage_site + 2 * static_cast<int>(model_->sites.size());
    result.density = add_value(site.id + ".density", stage + 1);
    result.expression = coefficient_of(expression);
    result.present =
        add_coefficient([expression](const auto* p) { return choose(p[expression], 1.0, 0.0); });
    result.kinetic = site.binding == BindingKind::kinetic;
    result.first_ligand = static_cast<int>(model_->ligands.size());
    result.activation = add_value(site.id + ".activation", stage + 1);
    result.effect = add_value(site.id + ".effect", stage_effect);
    result.free = add_value(site.id + ".free", stage_display);
    result.occupied = add_value(site.id + ".occupied", stage_display);
    result.blocked = add_value(site.id + ".blocked", stage);
    result.transducer_ratio =
        coefficient_of(add_parameter(site.id + ".transducer_ratio",
                                     words("site.transducer_ratio", site.name),
                                     site.id,
                                     site.transducer_ratio));
    result.transducer_slope =
        coefficient_of(add_parameter(site.id + ".transducer_slope",
                                     words("site.transducer_slope", site.name),
                                     site.id,
                                     site.transducer_slope));
    const int access =
        add_parameter(site.id + ".access", words("site.access", site.name), site.id, site.access);
    const int weighing = site.efficacy_exponent
                             ? add_parameter(site.id + ".efficacy_exponent",
                                             words("site.efficacy_exponent", site.name),
                                             site.id,
                                             *site.efficacy_exponent)
                             : -1;
    for (const auto& [id, item] : library_.substances) {
        const auto binding =
            std::find_if(item.bindings.begin(), item.bindings.end(), [&](const Binding& b) {
                return b.receptor == site.type;
            });
        if (binding == item.bindings.end()) {
            continue;
        }
        int concentration = 0;
        if (item.endogenous) {
            if (const PeptidePool* pool = find_pool(*circuit_, id, site.place)) {
                concentration = value_of(pool->id + ".concentration", site.id);
            }
        } else if (const auto found = values_.find(id + ".brain"); found != values_.end()) {
            concentration = found->second;
        }
        int occupancy = 0;
        if (concentration > 0) {
            const std::string stem = id + ".binding." + site.type;
            const ParameterTable& table = model_->parameters;
            const int k_d = table.index(stem + ".k_d");
            const int k_off = table.index(stem + ".k_off");
            const int exponent = table.index(stem + ".hill");
            LigandAtSite ligand;
            ligand.concentration = concentration;
            occupancy = add_value(site.id + ".occupancy." + id, stage);
            ligand.occupancy = occupancy;
            if (result.kinetic) {
                ligand.state = add_state(site.id + ".bound." + id, kOccupancyFloor);
            }
            const int reach = item.endogenous ? access : -1;
            const auto effective_k_d = [=](const auto* p) {
                return reach >= 0 ? p[k_d] / p[reach] : p[k_d];
            };
            ligand.k_d = reach >= 0 ? add_coefficient(effective_k_d) : coefficient_of(k_d);
            ligand.k_off = coefficient_of(k_off);
            ligand.hill = coefficient_of(exponent);
            ligand.antagonist = binding->efficacy.value <= 0.0;
            const int efficacy = table.index(stem + ".efficacy");
            ligand.efficacy = weighing >= 0 ? add_coefficient([=](const auto* p) {
                return power(p[efficacy], p[weighing]);
            })
                                            : coefficient_of(efficacy);
            ligand.k_on = add_coefficient(
                [=](const auto* p) { return p[k_off] / power(effective_k_d(p), p[exponent]); });
            model_->ligands.push_back(ligand);
            ++result.ligand_count;
        } else {
            values_[site.id + ".occupancy." + id] = 0;
        }
        add_signal(
            site.id + ".occupancy." + id,
            library_.wording.say("site.occupancy", {{"name", site.name}, {"substance", item.name}}),
            "%",
            100.0,
            occupancy)
            .role = item.role;
    }
    add_signal(site.id + ".free", words("site.free", site.name), "%", 100.0, result.free);
    add_signal(
        site.id + ".occupied", words("site.occupied", site.name), "%", 100.0, result.occupied);
    add_signal(site.id + ".blocked", words("site.blocked", site.name), "%", 100.0, result.blocked);
    add_signal(site.id + ".activation",
               words("site.activation", site.name),
               "% of full agonist",
               100.0,
               result.activation);
    add_signal(
        site.id + ".effect", words("site.effect", site.name), "% of maximum", 100.0, result.effect);
    add_signal(site.id + ".density",
               words("site.density", site.name),
               "% of usual",
               100.0,
               result.density);
    entity_index_[site.id] = static_cast<int>(model_->sites.size());
    model_->sites.push_back(result);
}

} // namespace disinhibit
