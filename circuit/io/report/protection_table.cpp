#include "circuit/io/report/protection_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "circuit/io/report/knockout_file.h"

namespace disinhibit {
namespace {

constexpr const char* introduction =
    "\n### What no experiment protects\n\n"
    "Every mechanism is taken out (`disinhibit-lab knockouts`) and every number moved by a factor "
    "of 1.25 both ways (`--parameters`). A row notices if its z changes by 1 or its verdict "
    "changes; only rows that count protect. Kept in `assets/knockouts/`.\n\n";

std::string row_count(std::size_t rows) {
    return fmt::format("{} row{}", rows, rows == 1 ? "" : "s");
}

/// What protects a mechanism in one circuit; "-" where the circuit lacks it.
std::string cell(const Mechanism* mechanism, const Protection& protection) {
    if (mechanism == nullptr) {
        return "-";
    }
    const auto found = protection.rows.find(mechanism->id);
    if (found == protection.rows.end()) {
        return "not tried";
    }
    if (!found->second.empty()) {
        return row_count(found->second.size());
    }
    const std::string& closest = protection.closest.at(mechanism->id);
    return std::string(mechanism->off ? "**none**, off" : "**none**") +
           (closest.empty() ? "" : ", closest `" + closest + "`");
}

const Mechanism* find(const std::vector<Mechanism>& all, const std::string& id) {
    const auto found = std::ranges::find(all, id, &Mechanism::id);
    return found == all.end() ? nullptr : &*found;
}

using Mechanisms = std::map<std::string, std::vector<Mechanism>>; // by circuit

/// All mechanisms of all circuits, each once.
std::vector<Mechanism> all_of(const Mechanisms& mechanisms) {
    std::vector<Mechanism> all;
    for (const auto& [circuit, list] : mechanisms) {
        for (const Mechanism& mechanism : list) {
            if (find(all, mechanism.id) == nullptr) {
                all.push_back(mechanism);
            }
        }
    }
    return all;
}

std::string mechanism_table(const Library& library, const Protections& protections) {
    Mechanisms mechanisms;
    std::string header = "| mechanism | source of its strength |";
    std::string rule = "|---|---|";
    for (const auto& [circuit, protection] : protections) {
        mechanisms[circuit] = mechanisms_of(library.circuits.at(circuit));
        const auto unprotected =
            std::ranges::count_if(mechanisms[circuit], [&of = protection](const Mechanism& one) {
                return of.is_unprotected(one.id);
            });
        header +=
            fmt::format(" `{}`: {} of {} |", circuit, unprotected, mechanisms[circuit].size());
        rule += "---|";
    }
    std::string text = header + "\n" + rule + "\n";
    for (const Mechanism& mechanism : all_of(mechanisms)) {
        std::string cells;
        bool unprotected = false;
        for (const auto& [circuit, protection] : protections) {
            unprotected = unprotected || protection.is_unprotected(mechanism.id);
            cells += " " + cell(find(mechanisms[circuit], mechanism.id), protection) + " |";
        }
        if (unprotected) {
            text += fmt::format(
                "| `{}`: {} | {} |{}\n", mechanism.id, mechanism.name, mechanism.source, cells);
        }
    }
    return text;
}

/// The numbers of one circuit that may move both ways unnoticed, thing by thing.
std::string number_table(const KnockoutFile& file, const std::vector<ExperimentRow>& rows) {
    // Both ways of a number have its path as their id.
    const Protection protection = make_protection(file.trials, rows);
    std::map<std::string, std::string> unprotected; // by thing
    int count = 0;
    for (const auto& [path, answers] : protection.rows) {
        if (answers.empty()) {
            const std::size_t dot = path.find('.');
            std::string& names = unprotected[path.substr(0, dot)];
            names += (names.empty() ? "`" : ", `") + path.substr(dot + 1) + "`";
            ++count;
        }
    }
    std::string text = fmt::format("\n`{}`: {} of {} numbers (science {}, experiments {}).\n\n"
                                   "| of | numbers |\n|---|---|\n",
                                   file.head.hypothesis,
                                   count,
                                   protection.rows.size(),
                                   file.head.science,
                                   file.head.experiments);
    for (const auto& [thing, names] : unprotected) {
        text += fmt::format("| `{}` | {} |\n", thing, names);
    }
    return text;
}

} // namespace

std::string protection_table(const std::filesystem::path& assets,
                             const Library& library,
                             const std::vector<ExperimentRow>& rows) {
    const Protections protections = load_protections(assets, library, rows);
    std::string text = introduction;
    if (protections.empty()) {
        return text + "Not tried yet.\n";
    }
    for (const auto& [circuit, protection] : protections) {
        const KnockoutHead head = read_knockouts(knockout_file_of(assets, circuit, false)).head;
        text += fmt::format("`{}`: science {}, experiments {}{}.\n",
                            circuit,
                            head.science,
                            head.experiments,
                            protection.stale ? "; numbers or rows have changed since" : "");
    }
    text += '\n';
    text += mechanism_table(library, protections);
    text += "\n### Numbers no experiment protects\n";
    bool tried = false;
    for (const auto& [circuit, description] : library.circuits) {
        const std::filesystem::path file = knockout_file_of(assets, circuit, true);
        std::error_code fault;
        if (std::filesystem::exists(file, fault)) {
            tried = true;
            text += number_table(read_knockouts(file), rows);
        }
    }
    return tried ? text : text + "\nNot tried yet.\n";
}

} // namespace disinhibit
