#include "circuit/explain/attribution.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

#include "circuit/explain/own_equation.h"

namespace disinhibit {
namespace {

/// Inputs that are told apart; the smaller ones beyond go together and are not named.
constexpr std::size_t most_players = 8;
/// Those who can move a thing, and what it answers when some of them have moved.
class Players {
  public:
    Players(const ModelReading& now, const ModelReading& rest, const OwnEquation& equation)
        : now_(now), rest_(rest), equation_(equation), mixed_(rest.v) {
        for (const auto& [index, value] : equation.rest) {
            mixed_[index] = value;
        }
        group_inputs();
    }

    double at_rest() { return value(0); }
    double at_now() { return value((1U << players_.size()) - 1U); }

    std::vector<Push> pushes() {
        const std::size_t count = players_.size();
        std::vector<double> values(std::size_t{1} << count);
        for (std::uint32_t set = 0; set < values.size(); ++set) {
            values[set] = value(set);
        }
        std::vector<double> weight(count); // of a set with that many members
        // size! (count - size - 1)! / count!, each from the one before
        for (std::size_t size = 0; size < count; ++size) {
            weight[size] = size == 0 ? 1.0 / static_cast<double>(count)
                                     : weight[size - 1] * static_cast<double>(size) /
                                           static_cast<double>(count - size);
        }
        std::vector<Push> result;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t me = 1U << i;
            double change = 0.0;
            for (std::uint32_t set = 0; set < values.size(); ++set) {
                if ((set & me) == 0) {
                    change += weight[std::popcount(set)] * (values[set | me] - values[set]);
                }
            }
            result.push_back({players_[i].entity, change, players_[i].parameters});
        }
        return result;
    }

  private:
    struct Player {
        std::string entity;
        std::vector<int> indices;
        bool parameters = false;
    };

    double now_at(int index) const {
        const auto own = equation_.now.find(index);
        return own == equation_.now.end() ? now_.v[index] : own->second;
    }
    double rest_at(int index) const {
        const auto own = equation_.rest.find(index);
        return own == equation_.rest.end() ? rest_.v[index] : own->second;
    }

    double value(std::uint32_t moved) {
        const double* c = rest_.c;
        for (std::size_t i = 0; i < players_.size(); ++i) {
            const bool is_moved = (moved >> i & 1U) != 0;
            c = is_moved && players_[i].parameters ? now_.c : c;
            for (const int index : players_[i].indices) {
                mixed_[index] = is_moved ? now_at(index) : rest_at(index);
            }
        }
        return equation_.settled(c, mixed_.data());
    }

    std::string owner(int index) const {
        const auto own = equation_.input.find(index);
        if (own != equation_.input.end()) {
            return own->second;
        }
        for (const Signal& signal : now_.model->signals.rows) {
            if (signal.baseline_of < 0 && signal.value_index == index) {
                return entity_of(signal.path);
            }
        }
        return {};
    }

    void group_inputs() {
        std::map<std::string, std::vector<int>> by_entity;
        for (const int index : equation_.reads) {
            if (index > 0 && now_at(index) != rest_at(index)) {
                by_entity[owner(index)].push_back(index);
            }
        }
        for (const auto& [entity, indices] : by_entity) {
            players_.push_back({entity, indices, false});
        }
        if (now_.c != rest_.c) {
            players_.push_back({"", {}, true});
        }
        if (players_.size() > most_players) {
            join_the_smallest();
        }
    }

    void join_the_smallest() {
        std::vector<double> sizes;
        const double rest = value(0);
        const std::uint32_t all = (1U << players_.size()) - 1U;
        const double now = value(all);
        for (std::size_t i = 0; i < players_.size(); ++i) {
            sizes.push_back(std::abs(value(1U << i) - rest) +
                            std::abs(now - value(all & ~(1U << i))));
        }
        std::vector<std::size_t> order(players_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, [&](auto a, auto b) { return sizes[a] > sizes[b]; });
        std::vector<Player> kept;
        Player others{"", {}, false};
        for (std::size_t i = 0; i < order.size(); ++i) {
            Player& player = players_[order[i]];
            if (i + 1 < most_players) {
                kept.push_back(player);
            } else {
                others.indices.insert(
                    others.indices.end(), player.indices.begin(), player.indices.end());
                others.parameters = others.parameters || player.parameters;
            }
        }
        kept.push_back(others);
        players_ = kept;
    }

    const ModelReading& now_;
    const ModelReading& rest_;
    const OwnEquation& equation_;
    std::vector<double> mixed_;
    std::vector<Player> players_;
};

bool is_held(const ModelReading& now, const std::string& entity) {
    const std::vector<Hold>& holds = now.regime->holds;
    return std::ranges::any_of(holds, [&](const Hold& hold) {
        return entity_of(now.model->states[static_cast<std::size_t>(hold.state)].name) == entity;
    });
}

} // namespace

double Balance::push_of(const std::string& entity) const {
    const auto found = std::ranges::find(pushes, entity, &Push::entity);
    return found == pushes.end() ? 0.0 : found->change;
}

int direction_of(double now, double rest) {
    const double difference = now - rest;
    if (std::abs(difference) <= std::max(least_change * std::abs(rest), least_value)) {
        return 0;
    }
    return difference > 0.0 ? 1 : -1;
}

Balance balance_of(const ModelReading& now, const ModelReading& rest, const Entity& entity) {
    Balance balance;
    balance.signal = now.model->signals.index(entity.signal);
    if (balance.signal < 0) {
        return balance;
    }
    const Signal& row = now.model->signals.rows[static_cast<std::size_t>(balance.signal)];
    balance.now = now.v[row.value_index] * row.unit_per_internal;
    balance.rest = rest.v[row.value_index] * row.unit_per_internal;
    balance.settled = balance.now;
    balance.held = is_held(now, entity.id);
    const OwnEquation equation = own_equation(now, rest, entity);
    if (!equation.settled) {
        return balance;
    }
    balance.slow = equation.slow;
    Players players(now, rest, equation);
    balance.settled = balance.rest + row.unit_per_internal * (players.at_now() - players.at_rest());
    balance.pushes = players.pushes();
    for (Push& push : balance.pushes) {
        push.change *= row.unit_per_internal;
    }
    std::ranges::stable_sort(balance.pushes, [](const Push& a, const Push& b) {
        return std::abs(a.change) > std::abs(b.change);
    });
    return balance;
}

} // namespace disinhibit
