#include "circuit/knockout.h"

#include <cmath>
#include <utility>

namespace disinhibit {
namespace {

/// Collects the mechanisms of one circuit.
class MechanismList {
  public:
    explicit MechanismList(const CircuitDescription& circuit) : circuit_(circuit) {}

    std::vector<Mechanism> list() {
        for (const Projection& row : circuit_.projections) {
            add(row, MechanismKind::projection, {row.id, row.name, ".weight"}, row.weight);
        }
        for (const Modulation& row : circuit_.modulations) {
            add_modulation(row);
        }
        for (const Adaptation& row : circuit_.adaptations) {
            if (!row.attenuated_by.empty()) {
                list_.push_back({row.id + ".attenuation",
                                 row.id,
                                 MechanismKind::attenuation,
                                 row.name + ", weakened by " + row.attenuated_by,
                                 row.time_up.provenance.source});
            }
        }
        for (const PeptidePool& row : circuit_.pools) {
            list_.push_back(
                {row.id, row.id, MechanismKind::release, row.name, row.tone.provenance.source});
        }
        for (const Transmitter& row : circuit_.transmitters) {
            list_.push_back(
                {row.id, row.id, MechanismKind::release, row.name, row.rest.provenance.source});
        }
        return std::move(list_);
    }

  private:
    struct Names {
        std::string id, name;
        std::string strength; ///< the parameter is "<id><strength>"
    };

    template <class Row>
    void add(const Row& row, MechanismKind kind, const Names& names, const Quantity& own) {
        const auto found = circuit_.overrides.find(names.id + names.strength);
        const Quantity& strength = found == circuit_.overrides.end() ? own : found->second;
        list_.push_back({names.id,
                         row.id,
                         kind,
                         names.name,
                         strength.provenance.source,
                         strength.value == 0.0});
    }

    void add_modulation(const Modulation& row) {
        add(row, MechanismKind::modulation, {row.id, row.name, ".gain"}, row.gain);
        for (std::size_t i = 0; i < row.factors.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            add(row,
                MechanismKind::factor,
                {row.id + ".factor_" + number, row.name + ", factor " + number, ".gain"},
                row.factors[i].gain);
        }
        if (!row.attenuated_by.empty()) {
            add(row,
                MechanismKind::attenuation,
                {row.id + ".attenuation", row.name + ", weakened by " + row.attenuated_by, ""},
                row.attenuation);
        }
    }

    const CircuitDescription& circuit_;
    std::vector<Mechanism> list_;
};

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

Library without_mechanism(const Library& library,
                          const std::string& circuit,
                          const std::string& mechanism) {
    Library changed = library;
    changed.circuits.at(circuit).trial.removed.insert(mechanism);
    return changed;
}

Library with_factor(const Library& library,
                    const std::string& circuit,
                    const std::string& parameter,
                    double factor) {
    Library changed = library;
    changed.circuits.at(circuit).trial.factors[parameter] = factor;
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
