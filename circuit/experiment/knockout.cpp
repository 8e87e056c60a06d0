#include "circuit/experiment/knockout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace disinhibit {
namespace {

constexpr const char* attenuation = ".attenuation";

/// Collects the mechanisms of one circuit.
class MechanismList {
  public:
    explicit MechanismList(const CircuitDescription& circuit) : circuit_(circuit) {}

    std::vector<Mechanism> list() {
        for (const Projection& row : circuit_.projections) {
            add(row.id, {row.id, row.name, MechanismKind::projection, ".weight"}, row.weight);
        }
        for (const Modulation& row : circuit_.modulations) {
            add_modulation(row);
        }
        for (const Adaptation& row : circuit_.adaptations) {
            if (!row.attenuated_by.empty()) {
                const std::string name = row.name + ", weakened by " + row.attenuated_by;
                add(row.id,
                    {row.id + attenuation, name, MechanismKind::attenuation, nullptr},
                    row.time_up);
            }
        }
        for (const PeptidePool& row : circuit_.pools) {
            add(row.id, {row.id, row.name, MechanismKind::release, nullptr}, row.tone);
        }
        for (const Transmitter& row : circuit_.transmitters) {
            add(row.id, {row.id, row.name, MechanismKind::release, nullptr}, row.rest);
        }
        return std::move(list_);
    }

  private:
    struct Names {
        std::string id, name;
        MechanismKind kind;
        const char* strength; ///< the number is "<id><strength>"; nullptr: it has none
    };

    /// `number` gives the source; where it says the strength, 0 means off.
    void add(const std::string& entity, const Names& names, const Quantity& number) {
        const bool has_strength = names.strength != nullptr;
        const std::string path = has_strength ? names.id + names.strength : "";
        const auto found = circuit_.overrides.find(path);
        const Quantity& given = found == circuit_.overrides.end() ? number : found->second;
        list_.push_back({names.id,
                         entity,
                         names.kind,
                         names.name,
                         path,
                         given.provenance.source,
                         has_strength && given.value == 0.0});
    }

    void add_modulation(const Modulation& row) {
        add(row.id, {row.id, row.name, MechanismKind::modulation, ".gain"}, row.gain);
        for (std::size_t i = 0; i < row.factors.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            add(row.id,
                {row.id + ".factor_" + number,
                 row.name + ", factor " + number,
                 MechanismKind::factor,
                 ".gain"},
                row.factors[i].gain);
        }
        if (!row.attenuated_by.empty()) {
            const std::string name = row.name + ", weakened by " + row.attenuated_by;
            add(row.id,
                {row.id + attenuation, name, MechanismKind::attenuation, ""},
                row.attenuation);
        }
    }

    const CircuitDescription& circuit_;
    std::vector<Mechanism> list_;
};

/// A copy of the source of a pool or a transmitter, to which nothing is connected, fills it instead: it stays at rest.
void hold_source(CircuitDescription& circuit, const std::string& filled) {
    const auto hold = [&](auto& row) {
        if (row.id != filled) {
            return;
        }
        const auto source = std::ranges::find_if(
            circuit.populations, [&](const Population& one) { return one.id == row.source; });
        if (source != circuit.populations.end()) {
            Population held = *source;
            held.id = filled + "_held";
            row.source = held.id;
            circuit.populations.push_back(std::move(held));
        }
    };
    std::ranges::for_each(circuit.pools, hold);
    std::ranges::for_each(circuit.transmitters, hold);
}

} // namespace

std::string to_text(MechanismKind kind) {
    switch (kind) {
    case MechanismKind::projection:
        return "projection";
    case MechanismKind::modulation:
        return "modulation";
    case MechanismKind::factor:
        return "factor";
    case MechanismKind::attenuation:
        return "attenuation";
    case MechanismKind::release:
        return "release";
    }
    return "";
}

std::vector<Mechanism> mechanisms_of(const CircuitDescription& circuit) {
    return MechanismList(circuit).list();
}

Library
without_mechanism(const Library& library, const std::string& circuit, const Mechanism& mechanism) {
    if (!mechanism.strength.empty()) {
        return with_factor(library, mechanism.strength, 0.0);
    }
    Library changed = library;
    CircuitDescription& description = changed.circuits.at(circuit);
    for (Adaptation& row : description.adaptations) {
        if (row.id == mechanism.entity && mechanism.kind == MechanismKind::attenuation) {
            row.attenuated_by.clear();
        }
    }
    if (mechanism.kind == MechanismKind::release) {
        hold_source(description, mechanism.entity);
    }
    return changed;
}

Library with_factor(const Library& library, const std::string& parameter, double factor) {
    Library changed = library;
    Quantity times;
    times.value = factor;
    times.unit = "1";
    times.provenance = {"assumed", "M", "moved to see who notices"};
    for (auto& [id, subject] : changed.subjects) {
        const auto [own, is_new] = subject.factors.emplace(parameter, times);
        if (!is_new) {
            own->second.value *= factor;
        }
    }
    return changed;
}

bool RowAnswer::notices() const {
    return flips || (change && std::abs(*change) >= noticed_change);
}

RowAnswer answer_of(const RowResult& before, const RowResult& after) {
    RowAnswer answer{before.id, std::nullopt, before.verdict != after.verdict};
    if (before.z && after.z) {
        answer.change = *after.z - *before.z;
    }
    return answer;
}

} // namespace disinhibit
