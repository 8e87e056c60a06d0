#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "circuit/explain_reading.h"

/// From a thing back to what moved it most, and on to what it moves.
namespace disinhibit {
namespace {

constexpr std::size_t longest_chain = 7;
/// Changes below this share of rest are called none (the threshold of the stage's sentences).
constexpr double least_change = 0.03;

/// Walks along the links of the entity table, by the terms of the equations where there is a choice.
class CauseWalk {
  public:
    CauseWalk(const ModelReading& now, const ModelReading& rest, const EntityTable& entities)
        : now_(now), rest_(rest), entities_(entities) {}

    void follow(const std::string& start, Explanation& explanation) {
        const Entity* here = entities_.find(start);
        std::vector<CauseStep> up;
        visited_.insert(start);
        for (const Entity* at = cause_of(*here); at != nullptr && up.size() + 3 < longest_chain;
             at = cause_of(*at)) {
            visited_.insert(at->id);
            if (!is_arrow(*at)) {
                up.push_back(step(*at));
            }
        }
        explanation.chain.assign(up.rbegin(), up.rend());
        explanation.chain_here = explanation.chain.size();
        explanation.chain.push_back(step(*here));
        for (const Entity* at = effect_of(*here); at != nullptr; at = effect_of(*at)) {
            visited_.insert(at->id);
            if (!is_arrow(*at)) {
                explanation.chain.push_back(step(*at));
                break;
            }
        }
    }

  private:
    static bool is_arrow(const Entity& entity) {
        return entity.kind == EntityKind::projection || entity.kind == EntityKind::modulation;
    }

    double value(const ModelReading& reading, const std::string& path) const {
        const int index = reading.model->signals.index(path);
        if (index < 0) {
            return 0.0;
        }
        const Signal& row = reading.model->signals.rows[static_cast<std::size_t>(index)];
        return reading.v[static_cast<std::size_t>(row.value_index)] * row.unit_per_internal;
    }

    CauseStep step(const Entity& entity) const {
        return {entity.id,
                now_.model->signals.index(entity.signal),
                value(now_, entity.signal),
                value(rest_, entity.signal)};
    }

    /// How far the entity's own signal is from rest, as a share of rest (1 where rest is zero).
    double change(const Entity& entity) const {
        const CauseStep row = step(entity);
        const double base = std::abs(row.rest);
        const double difference = std::abs(row.now - row.rest);
        return base > 0.0 ? difference / base : (difference > 0.0 ? 1.0 : 0.0);
    }

    /// What each input adds to the drive of a population, Hz.
    static std::map<std::string, double> drives(const ModelReading& reading, const Entity& on) {
        std::map<std::string, double> result;
        const int index = row_of(reading.circuit->populations, on.id);
        const EquationLine drive = population_drive_line(reading, index);
        for (const EquationTerm& term : drive.terms) {
            result[term.entity] = term.sign * term.amount.value;
        }
        return result;
    }

    /// How much each input moves `on`: a population by the change of its drive as a share of its resting rate, receptors
    /// by the change of what they hold, everything else by the change of the input itself.
    std::map<std::string, double> pushes(const Entity& on) const {
        std::map<std::string, double> result;
        if (on.kind == EntityKind::population) {
            const std::map<std::string, double> before = drives(rest_, on);
            const double rest = std::max(value(rest_, on.signal), 1e-9);
            for (const auto& [id, drive] : drives(now_, on)) {
                const auto found = before.find(id);
                const double former = found == before.end() ? 0.0 : found->second;
                result[id] = std::abs(drive - former) / rest;
            }
            return result;
        }
        for (const std::string& id : on.inputs) {
            const Entity& input = *entities_.find(id);
            result[id] =
                on.kind == EntityKind::receptor_site ? bound_change(input, on) : change(input);
        }
        return result;
    }

    /// Change of the share of receptors that a ligand (a substance, or the pool of one) holds.
    double bound_change(const Entity& input, const Entity& site) const {
        std::string substance = input.id;
        const int pool = row_of(now_.circuit->pools, input.id);
        if (pool >= 0) {
            substance = now_.circuit->pools[static_cast<std::size_t>(pool)].substance;
        } else {
            const auto known = now_.library->substances.find(input.id);
            if (known == now_.library->substances.end() || known->second.endogenous) {
                return 0.0; // a peptide acts through its pool, a receptor type holds nothing
            }
        }
        const std::string path = site.id + ".occupancy." + substance;
        return std::abs(value(now_, path) - value(rest_, path)) / 100.0;
    }

    const Entity* cause_of(const Entity& entity) const {
        const Entity* best = nullptr;
        double strongest = least_change;
        for (const auto& [id, size] : pushes(entity)) {
            const Entity* input = entities_.find(id);
            const bool counts = input != nullptr && input->kind != EntityKind::subject;
            if (counts && size > strongest && !visited_.contains(id)) {
                strongest = size;
                best = input;
            }
        }
        return best;
    }

    const Entity* effect_of(const Entity& entity) const {
        const Entity* best = nullptr;
        double strongest = -1.0;
        for (const std::string& id : entity.outputs) {
            const Entity* output = entities_.find(id);
            const double size = change(*output);
            if (!visited_.contains(id) && size > strongest) {
                strongest = size;
                best = output;
            }
        }
        return best;
    }

    const ModelReading& now_;
    const ModelReading& rest_;
    const EntityTable& entities_;
    std::set<std::string> visited_;
};

} // namespace

void follow_causes(const ModelReading& now,
                   const ModelReading& rest,
                   const EntityTable& entities,
                   Explanation& explanation) {
    CauseWalk(now, rest, entities).follow(explanation.entity, explanation);
}

} // namespace disinhibit
