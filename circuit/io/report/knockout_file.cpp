#include "circuit/io/report/knockout_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "circuit/io/read/table_reader.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/append_file.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

constexpr double largest_change = 1e9;
constexpr const char* mechanisms = "mechanisms";
constexpr const char* parameters = "parameters";

/// Rows in the order of the file: those with a change of z, then those that only flip.
std::vector<RowAnswer> read_answers(TableReader& table) {
    std::vector<RowAnswer> answers;
    if (std::optional<TableReader> changes = table.optional_table("change")) {
        for (const std::string& row : changes->keys()) {
            const double change = changes->number_or(row, 0.0, -largest_change, largest_change);
            answers.push_back({row, change, false});
        }
        changes->finish();
    }
    for (const std::string& row : table.texts("flips")) {
        const auto known =
            std::ranges::find_if(answers, [&](const RowAnswer& one) { return one.row == row; });
        if (known == answers.end()) {
            answers.push_back({row, std::nullopt, true});
        } else {
            known->flips = true;
        }
    }
    return answers;
}

TrialOutcome read_trial(TableReader& table) {
    TrialOutcome outcome;
    outcome.id = table.text("id");
    outcome.factor = table.number_or("factor", 0.0, 0.0, largest_change);
    outcome.noticed = read_answers(table);
    if (std::optional<TableReader> closest = table.optional_table("closest")) {
        outcome.closest.row = closest->text("row");
        outcome.closest.change = closest->number_or("change", 0.0, -largest_change, largest_change);
        closest->finish();
    }
    table.finish();
    return outcome;
}

KnockoutHead read_head(TableReader& root) {
    KnockoutHead head;
    head.program = root.text("program");
    head.science = root.text("science");
    head.experiments = root.text("experiments");
    head.hypothesis = root.text("hypothesis");
    head.parameters =
        root.choice<bool>("of", {{mechanisms, false}, {parameters, true}}, std::nullopt);
    return head;
}

std::string change_text(double change) {
    return fmt::format("{:.2f}", rounded_change(change));
}

} // namespace

bool KnockoutHead::fits(const KnockoutHead& other) const {
    return science == other.science && experiments == other.experiments &&
           hypothesis == other.hypothesis && parameters == other.parameters;
}

double rounded_change(double change) {
    return std::round(std::clamp(change, -largest_change, largest_change) * 100.0) / 100.0;
}

std::string hash_of_experiments(const std::filesystem::path& folder) {
    std::uint64_t hash = hash_bytes("");
    for (const std::filesystem::path& file : toml_files_in(folder)) {
        hash = hash_bytes(file.filename().string() + '\n', hash);
        std::istringstream lines(read_file(file));
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with('#')) {
                hash = hash_bytes(line + '\n', hash);
            }
        }
    }
    return fmt::format("{:016x}", hash);
}

std::string knockout_head_text(const KnockoutHead& head) {
    return fmt::format("# Which published experiments would notice: written by `disinhibit-lab "
                       "knockouts`, not by hand.\n"
                       "program = {}\nscience = {}\nexperiments = {}\nhypothesis = {}\nof = {}\n\n",
                       json_string(head.program),
                       json_string(head.science),
                       json_string(head.experiments),
                       json_string(head.hypothesis),
                       json_string(head.parameters ? parameters : mechanisms));
}

std::string trial_text(const TrialOutcome& outcome) {
    std::string text = "[[trial]]\nid = " + json_string(outcome.id) + "\n";
    if (outcome.factor != 0.0) {
        text += "factor = " + format_number(outcome.factor) + "\n";
    }
    std::string flips;
    std::string changes;
    for (const RowAnswer& answer : outcome.noticed) {
        const std::string row = json_string(answer.row);
        if (answer.flips) {
            flips += "  " + row + ",\n";
        }
        if (answer.change) {
            changes += row + " = " + change_text(*answer.change) + "\n";
        }
    }
    if (!flips.empty()) {
        text += "flips = [\n" + flips + "]\n";
    }
    if (!outcome.closest.row.empty()) {
        text += fmt::format("closest = {{ row = {}, change = {} }}\n",
                            json_string(outcome.closest.row),
                            change_text(outcome.closest.change.value_or(0.0)));
    }
    if (!changes.empty()) {
        text += "[trial.change]\n" + changes;
    }
    return text + "\n";
}

KnockoutFile read_knockouts(const std::filesystem::path& file) {
    const std::string text = read_grown_file(file);
    KnockoutFile result;
    const std::size_t end = text.rfind("\n\n");
    result.whole_bytes = end == std::string::npos ? 0 : end + 2;
    const TomlDocument document = parse_toml(file, text.substr(0, result.whole_bytes));
    ReadContext context;
    TableReader root(document, context, "knockouts");
    result.head = read_head(root);
    for (TableReader& table : root.tables("trial")) {
        result.trials.push_back(read_trial(table));
    }
    root.finish();
    return result;
}

std::filesystem::path knockout_file_of(const std::filesystem::path& assets,
                                       const std::string& circuit,
                                       bool of_parameters) {
    return assets / "knockouts" / (circuit + (of_parameters ? "_parameters" : "") + ".toml");
}

bool tries_all(const CircuitDescription& circuit, const std::vector<TrialOutcome>& trials) {
    return std::ranges::equal(
        mechanisms_of(circuit), trials, [](const Mechanism& mechanism, const TrialOutcome& trial) {
            return mechanism.id == trial.id;
        });
}

Protections load_protections(const std::filesystem::path& assets,
                             const Library& library,
                             const std::vector<ExperimentRow>& rows) {
    Protections protections;
    std::string experiments; // their hash, once somebody asks
    for (const auto& [id, circuit] : library.circuits) {
        const std::filesystem::path file = knockout_file_of(assets, id, false);
        std::error_code fault;
        if (!std::filesystem::exists(file, fault)) {
            continue;
        }
        const KnockoutFile known = read_knockouts(file);
        Protection& protection = protections[id] = make_protection(known.trials, rows);
        if (experiments.empty()) {
            experiments = hash_of_experiments(assets / "reference");
        }
        protection.stale = !tries_all(circuit, known.trials) ||
                           known.head.science != library.content_hash ||
                           known.head.experiments != experiments;
    }
    return protections;
}

} // namespace disinhibit
