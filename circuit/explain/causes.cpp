#include "circuit/explain/causes.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr std::size_t longest_way = 10;
/// Smaller pushes than this share of the largest one are not told.
constexpr double least_share = 0.2;
/// What moves a slow thing is still there if it accounts for this share of where the thing is.
constexpr double still_there = 0.5;

bool is_arrow(const Entity& entity) {
    return entity.kind == EntityKind::projection || entity.kind == EntityKind::modulation;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// True for what has moved before and is still on its way back, whatever its inputs do now.
bool only_lingers(const Balance& balance) {
    return balance.slow &&
           (balance.settled - balance.rest) * (balance.now > balance.rest ? 1.0 : -1.0) <
               still_there * std::abs(balance.change());
}

} // namespace

std::vector<Push> telling_pushes(const Balance& balance) {
    std::vector<Push> result;
    const double largest = balance.pushes.empty() ? 0.0 : std::abs(balance.pushes.front().change);
    for (const Push& push : balance.pushes) {
        const double size = std::abs(push.change);
        const bool named = !push.entity.empty() || push.parameters;
        if (named && size > std::max(least_change * std::abs(balance.rest), least_value) &&
            size >= least_share * largest) {
            result.push_back(push);
        }
    }
    return result;
}

Push largest_push(const Balance& balance, int direction) {
    for (const Push& push : telling_pushes(balance)) {
        if (push.change * direction > 0.0) {
            return push;
        }
    }
    return {};
}

CauseReader::CauseReader(const Library& library,
                         const EntityTable& entities,
                         const Trajectory& trajectory,
                         double t_s)
    : entities_(entities), scenario_(trajectory.scenario()),
      now_(read_model(library, trajectory, t_s)), rest_(read_model_at_rest(library, trajectory)) {}

const Balance& CauseReader::balance(const std::string& id) const {
    const auto known = balances_.find(id);
    if (known != balances_.end()) {
        return known->second;
    }
    const Entity* entity = entities_.find(id);
    return balances_.emplace(id, entity == nullptr ? Balance{} : balance_of(now_, rest_, *entity))
        .first->second;
}

std::string CauseReader::given_as(const std::string& substance) const {
    std::vector<std::string> asked{substance};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const std::string& id = asked[i];
        if (std::ranges::find(scenario_.doses, id, &Dose::substance) != scenario_.doses.end()) {
            return id;
        }
        const Entity* entity = entities_.find(id);
        for (const std::string& from : entity->inputs) {
            const Entity* parent = entities_.find(from);
            if (parent->kind == EntityKind::substance && !contains(asked, from)) {
                asked.push_back(from);
            }
        }
    }
    return {};
}

CauseStep CauseReader::step(const Entity& entity) const {
    const Balance& balance = this->balance(entity.id);
    CauseStep result;
    result.entity = entity.id;
    result.signal = balance.signal;
    result.now = balance.now;
    result.rest = balance.rest;
    return result;
}

const Push* CauseReader::cause_of(const Entity& entity,
                                  const std::vector<std::string>& visited) const {
    const Balance& balance = this->balance(entity.id);
    const int direction = direction_of(balance.now, balance.rest);
    const auto found = std::ranges::find_if(balance.pushes, [&](const Push& push) {
        return push.change * direction > 0.0 &&
               std::abs(push.change) > least_change * std::abs(balance.rest) &&
               std::abs(push.change) >= least_share * std::abs(balance.change()) &&
               (push.parameters ||
                (entities_.find(push.entity) != nullptr && !contains(visited, push.entity)));
    });
    return found == balance.pushes.end() ? nullptr : &*found;
}

double CauseReader::scale_of(const std::string& id) const {
    const Balance& balance = this->balance(id);
    if (entities_.find(id)->kind == EntityKind::receptor_site) {
        return now_.model->signals.rows[static_cast<std::size_t>(balance.signal)].unit_per_internal;
    }
    return balance.rest != 0.0 ? std::abs(balance.rest) : std::abs(balance.now);
}

const std::string& CauseReader::pool_substance(const Entity& pool) const {
    return now_.circuit->pools[row_of(now_.circuit->pools, pool.id)].substance;
}

std::vector<CauseStep> CauseReader::causes_of(const std::string& id) const {
    const Entity* at = entities_.find(id);
    if (at == nullptr) {
        return {};
    }
    std::vector<CauseStep> way{step(*at)};
    std::vector<std::string> visited{id};
    while (way.size() < longest_way) {
        CauseStep& here = way.back();
        const Balance& balance = this->balance(here.entity);
        const int direction = direction_of(balance.now, balance.rest);
        here.held = balance.held;
        here.lingers = direction != 0 && only_lingers(balance);
        if (here.lingers && at->kind == EntityKind::pool) {
            // What its cells do not account for was put there.
            const std::string& filled_by = pool_substance(*at);
            here.lingers = given_as(filled_by).empty();
            if (!here.lingers) {
                here.from = {filled_by, here.now - balance.settled, false};
                at = entities_.find(filled_by);
                way.push_back(step(*at));
                break;
            }
        }
        if (here.held || here.lingers || direction == 0) {
            break;
        }
        if (at->kind == EntityKind::substance) {
            const std::string parent = given_as(at->id);
            if (parent.empty() || parent == at->id) {
                break;
            }
            here.from = {parent, here.now - here.rest, false};
        } else {
            const Push* cause = cause_of(*at, visited);
            if (cause == nullptr) {
                break;
            }
            here.from = *cause;
            here.against = largest_push(balance, -direction);
            if (cause->parameters) {
                break;
            }
        }
        at = entities_.find(here.from.entity);
        visited.push_back(at->id);
        way.push_back(step(*at));
    }
    std::ranges::reverse(way);
    return way;
}

std::vector<CauseStep> CauseReader::effect_of(const std::string& id) const {
    // What stands at the ends of the arrows, those at an axon's ending included.
    std::vector<std::string> ends;
    std::vector<std::string> asked{id};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Entity* entity = entities_.find(asked[i]);
        if (entity == nullptr) {
            continue;
        }
        for (const std::string& output : entity->outputs) {
            if (is_arrow(*entities_.find(output))) {
                if (!contains(asked, output)) {
                    asked.push_back(output);
                }
            } else if (!contains(ends, output) && output != id) {
                ends.push_back(output);
            }
        }
    }
    // Read-outs and slow states come after what acts.
    const auto is_readout = [&](const std::string& end) {
        const EntityKind kind = entities_.find(end)->kind;
        return kind == EntityKind::response || kind == EntityKind::adaptation;
    };
    std::stable_partition(
        ends.begin(), ends.end(), [&](const std::string& end) { return !is_readout(end); });
    std::vector<CauseStep> result;
    double strongest = least_change;
    for (const std::string& end : ends) {
        if (!result.empty() && is_readout(end)) {
            break;
        }
        const Balance& balance = this->balance(end);
        const double push = balance.push_of(id);
        const double scale = scale_of(end);
        if (scale > least_value && std::abs(push) / scale > strongest && !balance.held) {
            strongest = std::abs(push) / scale;
            CauseStep effect = step(*entities_.find(end));
            effect.from = {id, push, false};
            effect.lingers = only_lingers(balance);
            if (push * balance.change() <= 0.0 || direction_of(balance.now, balance.rest) == 0) {
                effect.against = largest_push(balance, push > 0.0 ? -1 : 1);
            }
            result = {effect};
        }
    }
    return result;
}

} // namespace disinhibit
