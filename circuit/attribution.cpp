#include "circuit/attribution.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "circuit/derivative.h"

namespace disinhibit {
namespace {

/// Inputs that are told apart; the smaller ones beyond go together and are not named.
constexpr std::size_t most_players = 8;
/// A pump cannot be asked for more than nearly all it can do: beyond that no level settles.
constexpr double most_of_uptake = 0.995;

/// The value a thing settles at, as a function of coefficients and of the values it reads.
struct OwnEquation {
    std::function<double(const double* c, const double* v)> settled;
    std::set<int> reads; ///< of v
    /// Values that stand for something else here, by index of v.
    std::map<int, double> now, rest;
    std::map<int, std::string> input; ///< whose they are, where the vocabulary says it otherwise
    bool slow = false;
};

void read_source(const Model& model, const Modulator& modulator, std::set<int>& reads) {
    reads.insert(modulator.x.source);
    if (modulator.gate >= 0) {
        reads.insert(modulator.gate);
    }
    if (modulator.attenuated_by > 0) {
        reads.insert(modulator.attenuated_by);
    }
    for (int i = 0; i < modulator.factor_count; ++i) {
        reads.insert(model.factors[modulator.first_factor + i].x.source);
    }
}

void read_port(const Model& model, const Port& port, std::set<int>& reads) {
    for (int i = port.first; i < port.first + port.count; ++i) {
        read_source(model, model.modulators[i], reads);
    }
}

OwnEquation population_equation(const Model& model, const PopulationOfNeurons& row) {
    OwnEquation equation;
    std::vector<std::pair<double, const AxonBundle*>> axons;
    for (int i = row.first_input; i < row.first_input + row.input_count; ++i) {
        const Input& input = model.inputs[i];
        const auto axon =
            std::ranges::find(model.axons, input.projection_current, &AxonBundle::current);
        axons.emplace_back(input.sign, &*axon);
        equation.reads.insert(axon->from_rate);
        read_port(model, axon->strength_port, equation.reads);
    }
    read_port(model, row.drive_port, equation.reads);
    read_port(model, row.gain_port, equation.reads);
    equation.settled = [&model, &row, axons](const double* c, const double* v) {
        double drive = c[row.bias] + port_sum(model, row.drive_port, c, v);
        for (const auto& [sign, axon] : axons) {
            drive += sign * c[axon->weight] * v[axon->from_rate] *
                     port_factor(model, axon->strength_port, c, v);
        }
        const double rectified = rectified_drive(drive, c[row.softness_squared]);
        return port_factor(model, row.gain_port, c, v) * rectified /
               (1.0 + c[row.inverse_ceiling] * rectified);
    };
    return equation;
}

OwnEquation transmitter_equation(const Model& model, const ExtracellularTransmitter& row) {
    OwnEquation equation;
    equation.reads.insert(row.source_rate);
    if (row.source_burst >= 0) {
        equation.reads.insert(row.source_burst);
    }
    for (const Port* port :
         {&row.release_port, &row.uptake_port, &row.half_saturation_port, &row.efflux_port}) {
        read_port(model, *port, equation.reads);
    }
    equation.settled = [&model, &row](const double* c, const double* v) {
        double spikes = v[row.source_rate];
        if (row.source_burst >= 0) {
            spikes *= 1.0 + c[row.burst_excess] * v[row.source_burst];
        }
        const double inflow = c[row.per_spike] * port_factor(model, row.release_port, c, v) *
                                  (spikes + c[row.stimulation]) +
                              port_sum(model, row.efflux_port, c, v);
        const double maximum = c[row.maximum_uptake] * port_factor(model, row.uptake_port, c, v);
        const double half =
            c[row.half_saturation] * port_factor(model, row.half_saturation_port, c, v);
        const double share = std::clamp(inflow / maximum, 0.0, most_of_uptake);
        return half * share / (1.0 - share);
    };
    return equation;
}

OwnEquation pool_equation(const Model& model, const PoolOfPeptide& row) {
    OwnEquation equation;
    equation.slow = true;
    equation.reads = {row.source_rate, row.store_value};
    read_port(model, row.release_port, equation.reads);
    equation.settled = [&model, &row](const double* c, const double* v) {
        return c[row.tone_over_rest_store] * c[row.inverse_rest_rate] * v[row.source_rate] *
               v[row.store_value] * port_factor(model, row.release_port, c, v);
    };
    return equation;
}

/// Who a ligand comes from: the pool of it at that place, or the substance.
std::string source_of_ligand(const ModelReading& reading,
                             const ReceptorSite& site,
                             const std::string& substance) {
    const auto known = reading.library->substances.find(substance);
    if (known != reading.library->substances.end() && known->second.endogenous) {
        for (const PeptidePool& pool : reading.circuit->pools) {
            if (pool.substance == substance && pool.place == site.place) {
                return pool.id;
            }
        }
    }
    return substance;
}

OwnEquation site_equation(const ModelReading& now,
                          const ModelReading& rest,
                          const ReceptorSite& site,
                          const SiteOfReceptors& row) {
    const Model& model = *now.model;
    OwnEquation equation;
    const std::string stem = site.id + ".occupancy.";
    for (const Signal& signal : model.signals.rows) {
        if (signal.baseline_of < 0 && signal.path.starts_with(stem)) {
            equation.input[signal.value_index] =
                source_of_ligand(now, site, signal.path.substr(stem.size()));
        }
    }
    const auto ratios = [&](const ModelReading& reading, std::map<int, double>& into) {
        double free = 1.0;
        for (int i = 0; i < row.ligand_count; ++i) {
            free -= reading.v[model.ligands[row.first_ligand + i].occupancy];
        }
        for (int i = 0; i < row.ligand_count; ++i) {
            const int occupancy = model.ligands[row.first_ligand + i].occupancy;
            into[occupancy] = reading.v[occupancy] / std::max(free, 1e-12);
        }
    };
    ratios(now, equation.now);
    ratios(rest, equation.rest);
    for (const auto& [index, ratio] : equation.now) {
        equation.reads.insert(index);
    }
    for (const Port* port : {&row.density_port, &row.coupling_port, &row.activation_port}) {
        read_port(model, *port, equation.reads);
    }
    equation.settled = [&model, &row](const double* c, const double* v) {
        double all = 1.0;
        double stimulus = 0.0;
        for (int i = 0; i < row.ligand_count; ++i) {
            const LigandAtSite& ligand = model.ligands[row.first_ligand + i];
            all += v[ligand.occupancy];
            stimulus += c[ligand.efficacy] * v[ligand.occupancy];
        }
        return c[row.expression] * port_factor(model, row.density_port, c, v) *
                   port_factor(model, row.coupling_port, c, v) * stimulus / all +
               port_sum(model, row.activation_port, c, v);
    };
    return equation;
}

OwnEquation response_equation(const Model& model, const GradedResponse& row) {
    OwnEquation equation;
    read_port(model, row.drive_port, equation.reads);
    read_port(model, row.gain_port, equation.reads);
    equation.settled = [&model, &row](const double* c, const double* v) {
        return port_factor(model, row.gain_port, c, v) *
               (c[row.base] + port_sum(model, row.drive_port, c, v));
    };
    return equation;
}

OwnEquation adaptation_equation(const AdaptationChain& row) {
    OwnEquation equation;
    equation.slow = true;
    equation.reads.insert(row.x.source);
    if (row.attenuated_by > 0) {
        equation.reads.insert(row.attenuated_by);
    }
    equation.settled = [&row](const double* c, const double* v) {
        return adaptation_target(row, c, v);
    };
    return equation;
}

/// The equation of a thing; without `settled` for what has none here.
OwnEquation own_equation(const ModelReading& now, const ModelReading& rest, const Entity& entity) {
    const CircuitDescription& circuit = *now.circuit;
    const Model& model = *now.model;
    if (entity.kind == EntityKind::population) {
        return population_equation(model,
                                   model.populations[row_of(circuit.populations, entity.id)]);
    }
    if (entity.kind == EntityKind::transmitter) {
        return transmitter_equation(model,
                                    model.transmitters[row_of(circuit.transmitters, entity.id)]);
    }
    if (entity.kind == EntityKind::pool) {
        return pool_equation(model, model.pools[row_of(circuit.pools, entity.id)]);
    }
    if (entity.kind == EntityKind::receptor_site) {
        const int index = row_of(circuit.receptor_sites, entity.id);
        return site_equation(now, rest, circuit.receptor_sites[index], model.sites[index]);
    }
    if (entity.kind == EntityKind::response) {
        return response_equation(model, model.responses[row_of(circuit.responses, entity.id)]);
    }
    if (entity.kind == EntityKind::adaptation) {
        const int level = model.signals.index(entity.signal);
        const int value = model.signals.rows[static_cast<std::size_t>(level)].value_index;
        const auto row = std::ranges::find(model.adaptations, value, &AdaptationChain::level);
        if (value > 0 && row != model.adaptations.end()) {
            return adaptation_equation(*row);
        }
    }
    return {};
}

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
        for (std::size_t size = 0; size < count; ++size) {
            weight[size] =
                std::exp(std::lgamma(size + 1.0) + std::lgamma(static_cast<double>(count - size)) -
                         std::lgamma(count + 1.0));
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
    if (std::abs(difference) <= least_change * std::abs(rest) || difference == 0.0) {
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
