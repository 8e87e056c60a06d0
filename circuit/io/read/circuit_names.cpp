#include "circuit/io/read/circuit_names.h"

#include <fmt/format.h>

#include <set>

namespace disinhibit {
namespace {

/// Ports of each kind of entity that a modulation may act on.
const std::map<std::string, std::set<std::string>>& ports_by_kind() {
    static const std::map<std::string, std::set<std::string>> ports{
        {"population", {"drive", "gain"}},
        {"projection", {"strength"}},
        {"receptor_site", {"density", "coupling", "activation"}},
        {"response", {"drive", "gain"}},
        {"transmitter", {"release", "uptake", "half_saturation", "efflux"}},
        {"pool", {"release"}},
    };
    return ports;
}

std::string all_ports() {
    std::string text;
    for (const auto& [kind, ports] : ports_by_kind()) {
        text += (text.empty() ? "" : ", ") + kind + ".";
        bool first = true;
        for (const std::string& port : ports) {
            text += (first ? "" : "|") + port;
            first = false;
        }
    }
    return text + ", by id";
}

} // namespace

Dimension signal_dimension(const std::string& path) {
    static const std::map<std::string, Dimension> dimensions{
        {"rate", Dimension::firing_rate},
        {"drive", Dimension::firing_rate},
        {"current", Dimension::firing_rate},
        {"plasma", Dimension::concentration},
        {"brain", Dimension::concentration},
        {"concentration", Dimension::concentration},
        {"release", Dimension::concentration_rate},
        {"uptake", Dimension::concentration_rate},
        {"body", Dimension::amount},
    };
    const std::size_t dot = path.find('.');
    const auto found = dimensions.find(dot == std::string::npos ? "" : path.substr(dot + 1));
    return found == dimensions.end() ? Dimension::number : found->second;
}

std::string CircuitNames::kind_of(const std::string& path) const {
    const auto found = kinds_.find(path.substr(0, path.find('.')));
    return found == kinds_.end() ? "" : found->second;
}

std::string CircuitNames::refer(TableReader& table, const char* key, const std::string& kind) {
    const std::string name = table.text(key);
    uses_.push_back({kind, name, table.place(key), table.key_path(key)});
    return name;
}

bool CircuitNames::is_good(const Use& use,
                           const std::map<std::string, Substance>& substances) const {
    const std::size_t dot = use.name.find('.');
    const std::string kind = kind_of(use.name);
    if (use.kind == "signal") {
        return dot != std::string::npos &&
               (!kind.empty() || substances.contains(use.name.substr(0, dot)));
    }
    if (use.kind == "port") {
        const auto ports = ports_by_kind().find(kind);
        return ports != ports_by_kind().end() && dot != std::string::npos &&
               ports->second.contains(use.name.substr(dot + 1));
    }
    return dot == std::string::npos && (use.kind == "entity" ? !kind.empty() : kind == use.kind);
}

void CircuitNames::follow(const std::map<std::string, Substance>& substances) const {
    for (const Use& use : uses_) {
        if (!is_good(use, substances)) {
            throw InputError(use.place,
                             use.key,
                             fmt::format("found \"{}\"", one_line(use.name)),
                             expectation(use.kind));
        }
    }
}

std::string CircuitNames::expectation(const std::string& kind) const {
    if (kind == "signal") {
        return "a signal \"entity.quantity\" of this circuit or of a substance";
    }
    if (kind == "port") {
        return all_ports();
    }
    std::vector<std::string> names;
    for (const auto& [name, its_kind] : kinds_) {
        if (kind == "entity" || its_kind == kind) {
            names.push_back(name);
        }
    }
    return fmt::format("the id of a {}: {}", kind, listed(names));
}

} // namespace disinhibit
