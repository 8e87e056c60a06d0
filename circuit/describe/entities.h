#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"

/// The things a circuit consists of and what acts on what: the map that a person walks along.
namespace disinhibit {

enum class EntityKind {
    receptor_type,
    population,
    projection,
    receptor_site,
    pool,
    transmitter,
    response,
    adaptation,
    modulation,
    substance,
    subject
};

/// The kind as the key of a text: "population", "receptor_site" ...
std::string to_text(EntityKind kind);

/// How well an arrow is supported, as grades: that it acts in this direction, and how strongly. Empty: not stated.
struct ArrowEvidence {
    std::string direction;
    std::string size;
};

/// Of the projection, modulation, pool or transmitter of this id; empty for anything else. The grade of a size is that of the
/// number that says it: a weight, a gain, a resting concentration.
ArrowEvidence evidence_of(const CircuitDescription& circuit, const std::string& id);

/// One thing of the circuit. Everything a person may set belongs to one (Parameter::entity).
struct Entity {
    EntityKind kind = EntityKind::population;
    std::string id;
    std::string name;
    std::string role;       ///< palette role or empty
    ArrowEvidence evidence; ///< of the arrow that it is or that fills it; else empty
    std::string signal;     ///< path of the signal that says most about it; empty for the subject
    std::vector<std::string> inputs;  ///< ids of what acts on it, each once
    std::vector<std::string> outputs; ///< ids of what it acts on, each once
};

/// All entities of one circuit in one subject, in the order of the model's vocabulary.
struct EntityTable {
    std::vector<Entity> rows;
    /// The entity of that id, or nullptr.
    const Entity* find(const std::string& id) const;
};

/// Receptor types, populations, projections, receptor sites, pools, transmitters, responses, adaptations and modulations
/// of the circuit, the substances of the library and the subject ("subject"). `subject` decides which substances have kinetics.
EntityTable make_entity_table(const Library& library,
                              const CircuitDescription& circuit,
                              const Subject& subject);

/// "<entity>" of a path "<entity>.<quantity>".
std::string entity_of(const std::string& path);

} // namespace disinhibit
