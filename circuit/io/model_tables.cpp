#include "circuit/io/model_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "circuit/evaluate.h"
#include "circuit/evaluate_band.h"
#include "circuit/io/report.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

using Results = std::map<std::string, std::vector<RowResult>>; // by circuit

std::string number(double value) {
    return fmt::format("{:.3g}", value);
}

/// "12 of 14": hits among the rows that apply.
template <class Wanted> std::string hits(const std::vector<RowResult>& results, Wanted wanted) {
    int hit = 0;
    int all = 0;
    for (const RowResult& result : results) {
        if (wanted(result) && result.verdict != Verdict::not_applicable) {
            ++all;
            hit += result.verdict == Verdict::hit ? 1 : 0;
        }
    }
    return fmt::format("{} of {}", hit, all);
}

std::string counts_table(const Results& results) {
    std::string text = "| hypothesis | hard | soft | sign | predicted | behaviour (illustrative) | "
                       "typical error |\n|---|---|---|---|---|---|---|\n";
    for (const auto& entry : results) {
        const std::string& circuit = entry.first;
        const std::vector<RowResult>& rows = entry.second;
        const auto of = [&](auto wanted) {
            return hits(
                rows, [&](const RowResult& row) { return !is_behavioural(row.id) && wanted(row); });
        };
        const EvaluationSummary summary = summarize(rows);
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n",
                            circuit,
                            of([](const RowResult& row) { return row.kind == RowKind::hard; }),
                            of([](const RowResult& row) { return row.kind == RowKind::soft; }),
                            of([](const RowResult& row) { return row.kind == RowKind::sign; }),
                            of([](const RowResult& row) { return row.role == RowRole::predicted; }),
                            hits(rows, [](const RowResult& row) { return is_behavioural(row.id); }),
                            summary.geometric_mean_fold_error
                                ? "a factor of " + number(*summary.geometric_mean_fold_error)
                                : "");
    }
    return text;
}

std::string cell(const RowResult& result) {
    switch (result.verdict) {
    case Verdict::hit:
        return "hit";
    case Verdict::near:
        return number(*result.model_value);
    case Verdict::not_applicable:
        return "-";
    case Verdict::miss:
        return result.model_value ? "**" + number(*result.model_value) + "**" : "**no value**";
    }
    return "";
}

std::string misses_table(const Results& results) {
    std::string header = "| row | kind | measured |";
    std::string rule = "|---|---|---|";
    for (const auto& [circuit, rows] : results) {
        header += " `" + circuit + "` |";
        rule += "---|";
    }
    std::string text = header + "\n" + rule + "\n";
    const std::vector<RowResult>& first = results.begin()->second;
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::string cells;
        bool missed = false;
        for (const auto& [circuit, rows] : results) {
            cells += " " + cell(rows[i]) + " |";
            missed = missed || rows[i].verdict == Verdict::miss;
        }
        if (missed) {
            const RowResult& row = first[i];
            const std::string measured = row.kind == RowKind::sign
                                             ? number(row.measured_value)
                                             : fmt::format("{} ({} to {}) {}",
                                                           number(row.measured_value),
                                                           number(row.low),
                                                           number(row.high),
                                                           row.unit);
            text += fmt::format("| `{}`{} | {} | {} |{}\n",
                                row.id,
                                row.contested ? " (contested)"
                                              : (row.optional_module ? " (optional)" : ""),
                                to_text(row.kind),
                                measured,
                                cells);
        }
    }
    return text;
}

std::string bands_table(const Library& library, const std::vector<ExperimentRow>& rows) {
    std::string text =
        "| row | over | hypothesis | at the default | over the range |\n|---|---|---|---|---|\n";
    for (const ExperimentRow& row : rows) {
        for (const auto& [circuit, description] : library.circuits) {
            if (const std::optional<ResultBand> band = evaluate_band(library, row, circuit)) {
                text += fmt::format("| `{}` | `{}` {} to {} {} | `{}` | {} at {} {} | {} |\n",
                                    row.id,
                                    band->parameter,
                                    number(band->points.front().parameter),
                                    number(band->points.back().parameter),
                                    band->parameter_unit,
                                    circuit,
                                    band->at_default ? number(*band->at_default) + " " + row.unit
                                                     : "no response",
                                    number(band->parameter_default),
                                    band->parameter_unit,
                                    describe_band(*band, row.unit));
            }
        }
    }
    return text;
}

/// Rows whose ids stand in the note of a parameter.
std::string rows_named_in(const std::string& note, const std::vector<ExperimentRow>& rows) {
    std::string names;
    for (const ExperimentRow& row : rows) {
        const std::size_t at = note.find(row.id);
        const std::size_t end = at + row.id.size();
        const bool whole =
            at != std::string::npos &&
            (end == note.size() ||
             !(std::isalnum(static_cast<unsigned char>(note[end])) || note[end] == '_'));
        if (whole) {
            names += (names.empty() ? "`" : ", `") + row.id + "`";
        }
    }
    return names;
}

std::string parameters_table(const Library& library, const std::vector<ExperimentRow>& rows) {
    std::string text = "| parameter | value | rows that constrain it |\n|---|---|---|\n";
    std::set<std::string> seen;
    for (const auto& [subject, its_values] : library.subjects) {
        for (const auto& [circuit, description] : library.circuits) {
            Scenario scenario;
            scenario.subject = subject;
            scenario.circuit = circuit;
            const std::shared_ptr<const Model> model = make_model(library, scenario);
            for (const Parameter& parameter : model->parameters.rows) {
                const Quantity& quantity = parameter.quantity;
                const std::string names = rows_named_in(quantity.provenance.note, rows);
                const std::string line = fmt::format("| `{}` | {} {} | {} |\n",
                                                     parameter.path,
                                                     number(quantity.written()),
                                                     quantity.unit,
                                                     names);
                if (!names.empty() && seen.insert(line).second) {
                    text += line;
                }
            }
        }
    }
    return text;
}

} // namespace

std::string model_tables(const Library& library, const std::vector<ExperimentRow>& rows) {
    Results results;
    for (const auto& [circuit, description] : library.circuits) {
        results[circuit] = evaluate(library, rows, circuit);
    }
    return "### Hits by hypothesis\n\n" + counts_table(results) +
           "\nBehavioural rows are illustrative and count for nothing in the other columns.\n\n"
           "### Every miss\n\nBold: what the model says where it misses; a dash: the circuit lacks "
           "the part.\n\n" +
           misses_table(results) + "\n### Over the unmeasured gain\n\n" +
           bands_table(library, rows) +
           "\n### Free parameters and the rows that constrain them\n\n" +
           parameters_table(library, rows);
}

} // namespace disinhibit
