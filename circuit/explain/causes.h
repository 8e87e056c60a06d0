#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/explain/attribution.h"

/// From a thing back to what moved it most, and on to what it moves, at one moment of a course.
namespace disinhibit {

class CauseReader {
  public:
    /// All of them must outlive the reader; `entities` is the table of the circuit and subject of `trajectory`.
    CauseReader(const Library& library,
                const EntityTable& entities,
                const Trajectory& trajectory,
                double t_s);

    /// The balance of a thing; computed once. An unknown id has an empty one.
    const Balance& balance(const std::string& entity) const;
    /// What moved `entity` the way it has gone, from the first cause to `entity` itself. Every step is the largest push on
    /// the next one in the direction that one has gone. One step where the entity has not moved, is held or only lingers.
    std::vector<CauseStep> causes_of(const std::string& entity) const;
    /// The thing that `entity` pushes most, measured by the rest of that thing: 0 or 1 steps.
    std::vector<CauseStep> effect_of(const std::string& entity) const;

    /// What a push on it is measured by: its value at rest; of receptors all of them; where it rests at zero its value.
    double scale_of(const std::string& entity) const;

    const EntityTable& entities() const { return entities_; }
    const ModelReading& now() const { return now_; }
    const ModelReading& rest() const { return rest_; }
    /// The substance that was given and became this one, or this one if it was given itself; else empty.
    std::string given_as(const std::string& substance) const;

  private:
    CauseStep step(const Entity& entity) const;
    const std::string& pool_substance(const Entity& pool) const;
    const Push* cause_of(const Entity& entity, const std::vector<std::string>& visited) const;

    const EntityTable& entities_;
    const Scenario& scenario_;
    ModelReading now_;
    ModelReading rest_;
    mutable std::map<std::string, Balance> balances_;
};

/// The pushes of a balance that are worth telling: a share of the largest one and of rest.
std::vector<Push> telling_pushes(const Balance& balance);

/// The largest telling push of that direction (1, -1); no entity if there is none.
Push largest_push(const Balance& balance, int direction);

} // namespace disinhibit
