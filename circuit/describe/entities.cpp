#include "circuit/describe/entities.h"

#include <algorithm>
#include <map>

namespace disinhibit {
namespace {

/// Fills a table: first all things, then what links them.
class EntityTableBuilder {
  public:
    EntityTableBuilder(const Library& library,
                       const CircuitDescription& circuit,
                       const Subject& subject)
        : library_(library), circuit_(circuit), species_(subject.species) {
        add(EntityKind::subject, "subject", subject.name, "", "");
    }

    EntityTable build() {
        add_things();
        add_arrows();
        link_arrows();
        link_chemistry();
        link_substances();
        return std::move(table_);
    }

  private:
    void add(EntityKind kind,
             const std::string& id,
             const std::string& name,
             const std::string& role,
             const std::string& signal) {
        index_[id] = table_.rows.size();
        table_.rows.push_back({kind, id, name, role, evidence_of(circuit_, id), signal, {}, {}});
    }

    std::string role_of(const std::string& id) const {
        const auto found = index_.find(id);
        return found == index_.end() ? std::string() : table_.rows[found->second].role;
    }

    bool has_kinetics(const Substance& substance) const {
        return substance.kinetics.contains(species_);
    }

    void add_things() {
        for (const auto& [id, substance] : library_.substances) {
            const std::string signal = has_kinetics(substance) ? id + ".brain" : "";
            add(EntityKind::substance, id, substance.name, substance.role, signal);
        }
        for (const ReceptorType& row : circuit_.receptor_types) {
            add(EntityKind::receptor_type, row.id, row.name, row.role, "");
        }
        for (const Population& row : circuit_.populations) {
            add(EntityKind::population, row.id, row.name, row.role, row.id + ".rate");
        }
        for (const PeptidePool& row : circuit_.pools) {
            const std::string role = role_of(row.substance);
            add(EntityKind::pool, row.id, row.name, role, row.id + ".concentration");
        }
        for (const ReceptorSite& row : circuit_.receptor_sites) {
            add(EntityKind::receptor_site,
                row.id,
                row.name,
                role_of(row.type),
                row.id + ".activation");
        }
        for (const Transmitter& row : circuit_.transmitters) {
            add(EntityKind::transmitter, row.id, row.name, row.role, row.id + ".concentration");
        }
        for (const Response& row : circuit_.responses) {
            add(EntityKind::response, row.id, row.name, row.role, row.id + ".level");
        }
    }

    void add_arrows() {
        for (const Projection& row : circuit_.projections) {
            add(EntityKind::projection, row.id, row.name, role_of(row.from), row.id + ".current");
        }
        for (const Adaptation& row : circuit_.adaptations) {
            const std::string role = role_of(entity_of(row.source));
            add(EntityKind::adaptation, row.id, row.name, role, row.id + ".level");
        }
        for (const Modulation& row : circuit_.modulations) {
            const std::string role = role_of(entity_of(row.source));
            add(EntityKind::modulation, row.id, row.name, role, row.source);
        }
    }

    /// Notes that `from` acts on `to`, once, if both exist.
    void link(const std::string& from, const std::string& to) {
        const auto source = index_.find(from);
        const auto target = index_.find(to);
        if (source == index_.end() || target == index_.end()) {
            return;
        }
        const auto note = [](std::vector<std::string>& ids, const std::string& id) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                ids.push_back(id);
            }
        };
        note(table_.rows[source->second].outputs, to);
        note(table_.rows[target->second].inputs, from);
    }

    void link_arrows() {
        for (const Projection& row : circuit_.projections) {
            link(row.from, row.id);
            link(row.id, row.to);
        }
        for (const Modulation& row : circuit_.modulations) {
            link(entity_of(row.source), row.id);
            link(entity_of(row.gated_by), row.id);
            link(row.attenuated_by, row.id);
            for (const ModulationFactor& factor : row.factors) {
                link(entity_of(factor.source), row.id);
            }
            link(row.id, entity_of(row.target));
        }
        for (const Adaptation& row : circuit_.adaptations) {
            link(entity_of(row.source), row.id);
            link(row.attenuated_by, row.id);
            if (row.pace) {
                link(entity_of(row.pace->source), row.id);
            }
        }
    }

    void link_chemistry() {
        for (const PeptidePool& row : circuit_.pools) {
            link(row.source, row.id);
            link(row.substance, row.id);
        }
        for (const Transmitter& row : circuit_.transmitters) {
            link(row.source, row.id);
        }
        for (const ReceptorSite& site : circuit_.receptor_sites) {
            link(site.type, site.id);
            for (const auto& [id, substance] : library_.substances) {
                const bool binds = std::any_of(
                    substance.bindings.begin(),
                    substance.bindings.end(),
                    [&](const Binding& binding) { return binding.receptor == site.type; });
                if (!binds) {
                    continue;
                }
                link(id, site.id);
                for (const PeptidePool& pool : circuit_.pools) {
                    if (pool.substance == id && pool.place == site.place) {
                        link(pool.id, site.id);
                    }
                }
            }
        }
    }

    void link_substances() {
        for (const auto& [id, substance] : library_.substances) {
            const auto kinetics = substance.kinetics.find(species_);
            if (kinetics == substance.kinetics.end()) {
                continue;
            }
            link("subject", id);
            for (const Elimination& elimination : kinetics->second.eliminations) {
                link(id, elimination.metabolite);
            }
            for (const Route& route : kinetics->second.routes) {
                link(id, route.first_pass_metabolite);
            }
        }
    }

    const Library& library_;
    const CircuitDescription& circuit_;
    std::string species_;
    EntityTable table_;
    std::map<std::string, std::size_t> index_;
};

} // namespace

ArrowEvidence evidence_of(const CircuitDescription& circuit, const std::string& id) {
    ArrowEvidence found;
    const auto look = [&](const auto& rows, const auto& size) {
        const auto row = std::ranges::find_if(rows, [&](const auto& one) { return one.id == id; });
        if (row != rows.end()) {
            found = {row->grade, size(*row).provenance.grade};
        }
    };
    look(circuit.projections, [](const Projection& row) { return row.weight; });
    look(circuit.modulations, [](const Modulation& row) { return row.gain; });
    look(circuit.pools, [](const PeptidePool& row) { return row.tone; });
    look(circuit.transmitters, [](const Transmitter& row) { return row.rest; });
    return found;
}

std::string to_text(EntityKind kind) {
    switch (kind) {
    case EntityKind::receptor_type:
        return "receptor_type";
    case EntityKind::response:
        return "response";
    case EntityKind::population:
        return "population";
    case EntityKind::projection:
        return "projection";
    case EntityKind::receptor_site:
        return "receptor_site";
    case EntityKind::pool:
        return "pool";
    case EntityKind::transmitter:
        return "transmitter";
    case EntityKind::adaptation:
        return "adaptation";
    case EntityKind::modulation:
        return "modulation";
    case EntityKind::substance:
        return "substance";
    case EntityKind::subject:
        return "subject";
    }
    return "";
}

const Entity* EntityTable::find(const std::string& id) const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Entity& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

EntityTable make_entity_table(const Library& library,
                              const CircuitDescription& circuit,
                              const Subject& subject) {
    return EntityTableBuilder(library, circuit, subject).build();
}

std::string entity_of(const std::string& path) {
    return path.substr(0, path.find('.'));
}

} // namespace disinhibit
