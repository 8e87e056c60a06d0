#include <fmt/format.h>

#include "circuit/io/read/readers.h"

namespace disinhibit {
namespace {

void read_factors(TableReader table, Subject& subject) {
    for (const std::string& path : table.keys()) {
        subject.factors[path] = table.quantity(path, "factor");
        table.context().open.add("parameter", path, table.place(path), table.key_path(path));
    }
}

/// Molar mass of the substance that a parameter path starts with, 0 if it is none.
double molar_mass_of(const std::string& path, const std::map<std::string, Substance>& substances) {
    const auto found = substances.find(path.substr(0, path.find('.')));
    return found == substances.end() ? 0.0 : found->second.molar_mass.value;
}

} // namespace

std::map<std::string, Quantity> read_overrides(TableReader& table,
                                               const std::map<std::string, Substance>& substances) {
    std::map<std::string, Quantity> result;
    for (const std::string& path : table.keys()) {
        const FieldRule* rule = find_field_rule(path.substr(path.rfind('.') + 1));
        if (path.find('.') == std::string::npos || rule == nullptr) {
            table.fail(path, "found an unknown parameter", "\"entity.parameter\" in quotes");
        }
        result[path] = table.quantity(path, *rule, molar_mass_of(path, substances));
        table.context().open.add("parameter", path, table.place(path), table.key_path(path));
    }
    return result;
}

std::string inherited_subject(const TomlDocument& document, ReadContext& context) {
    return TableReader(document, context, "subject").text_or("inherits");
}

Subject read_subject(const TomlDocument& document,
                     const std::string& id,
                     const Subject* inherited,
                     const std::map<std::string, Substance>& substances,
                     ReadContext& context) {
    TableReader root(document, context, "subject");
    Subject subject = inherited != nullptr ? *inherited : Subject{};
    const auto is_said = [&](const char* key) { return inherited == nullptr || root.has(key); };
    root.text_or("inherits");
    subject.id = id;
    subject.name = root.text("name");
    subject.text = root.text_or("text");
    if (is_said("species")) {
        subject.species = root.id("species");
    }
    if (is_said("body_mass")) {
        subject.body_mass = root.quantity("body_mass");
    }
    if (root.has("standard_drink") || root.has("drink_substance")) {
        subject.standard_drink = root.quantity("standard_drink");
        subject.drink_substance = root.reference("drink_substance", "substance");
    }
    if (std::optional<TableReader> overrides = root.optional_table("overrides")) {
        for (const auto& [path, quantity] : read_overrides(*overrides, substances)) {
            subject.overrides[path] = quantity;
        }
    }
    if (std::optional<TableReader> factors = root.optional_table("factors")) {
        read_factors(*factors, subject);
    }
    root.finish();
    return subject;
}

} // namespace disinhibit
