#include "circuit/course/beyond.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/model.h"

namespace disinhibit {
namespace {

constexpr double for_ever_s = std::numeric_limits<double>::infinity();

Beyond of_level(const LevelLimit& limit, const LevelSpan& span, double reached_s) {
    Beyond found;
    found.kind = limit.kind == LimitKind::lethal ? BeyondKind::lethal : BeyondKind::data;
    found.who = limit.substance;
    found.name = limit.name;
    found.measure = limit.measure;
    found.from_s = span.from_s;
    const bool lasts = limit.kind == LimitKind::lethal || span.to_s >= reached_s;
    found.to_s = lasts ? for_ever_s : span.to_s;
    found.limit = limit.level.written();
    found.peak = span.peak / limit.level.internal_per_unit;
    found.peak_at_s = span.peak_at_s;
    found.unit = limit.level.unit;
    found.source = limit.level.provenance.source;
    found.note = limit.level.provenance.note;
    return found;
}

Beyond of_parameter(const Parameter& parameter, const ParameterChange& change) {
    const Quantity& quantity = parameter.quantity;
    Beyond found;
    found.kind = BeyondKind::parameter;
    found.who = parameter.path;
    found.name = parameter.label;
    found.from_s = found.peak_at_s = std::max(0.0, change.at_s);
    found.to_s = change.until_s > change.at_s ? change.until_s : for_ever_s;
    const bool below = quantity.low && change.value < *quantity.low;
    found.limit = (below ? *quantity.low : *quantity.high) / quantity.internal_per_unit;
    found.peak = change.value / quantity.internal_per_unit;
    found.unit = quantity.unit;
    found.source = quantity.provenance.source;
    found.note = quantity.provenance.note;
    return found;
}

/// A substance that somebody took, or what became of it: it has states of its own.
bool is_in_body(const Substance& item, const SignalTable& signals) {
    const int plasma = signals.index(item.id + ".plasma");
    return plasma >= 0 && signals.rows[plasma].value_index > 0;
}

bool excites(const Substance& item, const std::string& receptor) {
    return std::ranges::any_of(item.bindings, [&](const Binding& binding) {
        return binding.receptor == receptor && binding.efficacy.value > 0.0;
    });
}

/// True if `source`, a signal path, rises with a substance in the body: its own level, or receptors that it excites.
bool is_driven(const std::string& source,
               const Library& library,
               const CircuitDescription& circuit,
               const SignalTable& signals) {
    const std::string entity = source.substr(0, source.find('.'));
    const auto site = std::ranges::find(circuit.receptor_sites, entity, &ReceptorSite::id);
    return std::ranges::any_of(library.substances, [&](const auto& entry) {
        const Substance& item = entry.second;
        const bool acts = item.id == entity ||
                          (site != circuit.receptor_sites.end() && excites(item, site->type));
        return acts && is_in_body(item, signals);
    });
}

bool same_thing(const Beyond& a, const Beyond& b) {
    return a.kind == b.kind && a.who == b.who && a.measure == b.measure && a.limit == b.limit;
}

} // namespace

bool outside_range(const Quantity& quantity, double value) {
    return (quantity.low && value < *quantity.low) || (quantity.high && value > *quantity.high);
}

const Signal* gravest_danger(const SignalTable& signals, const Snapshot& now) {
    const Signal* gravest = nullptr;
    double share = 1.0;
    for (std::size_t i = 0; i < signals.rows.size(); ++i) {
        const Signal& signal = signals.rows[i];
        if (signal.danger && now.values[i] >= share * *signal.danger) {
            gravest = &signal;
            share = now.values[i] / *signal.danger;
        }
    }
    return gravest;
}

std::vector<std::string>
dangers_of(const Library& library, const CircuitDescription& circuit, const SignalTable& signals) {
    std::vector<std::string> paths;
    for (const Signal& signal : signals.rows) {
        const auto drives = [&](const Modulation& modulation) {
            return modulation.target == signal.entity + ".drive" &&
                   is_driven(modulation.source, library, circuit, signals);
        };
        if (signal.danger && std::ranges::any_of(circuit.modulations, drives)) {
            paths.push_back(signal.path);
        }
    }
    return paths;
}

std::vector<Beyond> beyond_data(const Trajectory& trajectory) {
    std::vector<Beyond> all;
    for (const ParameterChange& change : trajectory.scenario().changes) {
        const int row = trajectory.parameters().index(change.path);
        if (row >= 0 && change.at_s <= trajectory.reached_s()) {
            const Parameter& parameter = trajectory.parameters().rows[row];
            if (outside_range(parameter.quantity, change.value)) {
                all.push_back(of_parameter(parameter, change));
            }
        }
    }
    for (const LevelSpan& span : trajectory.spans_above_limits()) {
        all.push_back(of_level(trajectory.limits()[span.limit], span, trajectory.reached_s()));
    }
    std::ranges::stable_sort(all, {}, &Beyond::from_s);
    return all;
}

const Beyond* gravest_at(const std::vector<Beyond>& all, double t_s) {
    const Beyond* gravest = nullptr;
    for (const Beyond& one : all) {
        const bool now = one.from_s <= t_s && t_s <= one.to_s;
        if (now && (gravest == nullptr || one.kind > gravest->kind)) {
            gravest = &one;
        }
    }
    return gravest;
}

std::vector<BeyondStretch> beyond_stretches(const std::vector<Beyond>& all) {
    std::vector<BeyondStretch> stretches;
    for (const Beyond& one : all) {
        if (!stretches.empty() && one.from_s <= stretches.back().to_s) {
            stretches.back().to_s = std::max(stretches.back().to_s, one.to_s);
        } else {
            stretches.push_back({one.from_s, one.to_s});
        }
    }
    return stretches;
}

std::vector<Beyond> summary_of(const std::vector<Beyond>& all) {
    std::vector<Beyond> firsts;
    for (const Beyond& one : all) {
        const auto first = std::ranges::find_if(
            firsts, [&](const Beyond& other) { return same_thing(one, other); });
        if (first == firsts.end()) {
            firsts.push_back(one);
        } else if (std::abs(one.peak - one.limit) > std::abs(first->peak - first->limit)) {
            first->peak = one.peak;
            first->peak_at_s = one.peak_at_s;
        }
    }
    return firsts;
}

} // namespace disinhibit
