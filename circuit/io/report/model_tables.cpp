#include "circuit/io/report/model_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/evaluate_band.h"
#include "circuit/experiment/log_score.h"
#include "circuit/experiment/summary.h"
#include "circuit/experiment/verdict_sentence.h"
#include "circuit/io/report/report.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

std::string number(double value) {
    return fmt::format("{:.3g}", value);
}

/// "12 of 14": hits among the rows with an answer.
std::string hits(const VerdictCounts& counts) {
    return fmt::format("{} of {}", number_of(counts, Verdict::hit), answered(counts));
}

template <class Key> std::string hits(const std::map<Key, VerdictCounts>& table, Key key) {
    const auto found = table.find(key);
    return found == table.end() ? "" : hits(found->second);
}

std::string share(int part, int all) {
    return fmt::format("{} of {} ({:.0f} %)", part, all, all > 0 ? 100.0 * part / all : 0.0);
}

std::string fold_error(const FoldError& error) {
    return error.factor ? fmt::format("{} ({})", number(*error.factor), error.rows) : "";
}

std::string counts_table(const ResultsByCircuit& results) {
    std::string text =
        "| hypothesis | within 2 s | within 3 s | hard | soft | sign | calibrated | predicted | "
        "typical factor, calibrated (rows) | predicted (rows) |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n";
    for (const auto& [circuit, rows] : results) {
        const EvaluationSummary summary = summarize(rows);
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
                            circuit,
                            share(summary.within_two(), summary.counted()),
                            share(summary.within_three(), summary.counted()),
                            hits(summary.by_kind, RowKind::hard),
                            hits(summary.by_kind, RowKind::soft),
                            hits(summary.by_kind, RowKind::sign),
                            hits(summary.by_role, RowRole::calibrated),
                            hits(summary.by_role, RowRole::predicted),
                            fold_error(summary.calibrated),
                            fold_error(summary.predicted));
    }
    return text;
}

std::string apart_table(const ResultsByCircuit& results) {
    std::string text = "| hypothesis | identity | built in | loose | superseded | behaviour |\n"
                       "|---|---|---|---|---|---|\n";
    for (const auto& [circuit, rows] : results) {
        const EvaluationSummary summary = summarize(rows);
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n",
                            circuit,
                            hits(summary.by_standing, Standing::identity),
                            hits(summary.by_standing, Standing::built_in),
                            hits(summary.by_standing, Standing::loose),
                            hits(summary.by_standing, Standing::superseded),
                            hits(summary.by_standing, Standing::behavioural));
    }
    return text;
}

std::string scores_table(const ResultsByCircuit& results) {
    constexpr std::size_t most_named = 6;
    std::vector<std::string> names;
    std::vector<std::vector<RowResult>> tables;
    for (const auto& [circuit, rows] : results) {
        names.push_back(circuit);
        tables.push_back(rows);
    }
    std::string text =
        "| better | than | difference | rows | most of it |\n|---|---|---|---|---|\n";
    for (const ScoreDifference& difference : compare_scores(tables)) {
        const bool first_is_better = difference.difference >= 0.0;
        const std::string& better = names[first_is_better ? difference.first : difference.second];
        const std::string& worse = names[first_is_better ? difference.second : difference.first];
        std::string parts;
        for (std::size_t i = 0; i < std::min(most_named, difference.parts.size()); ++i) {
            const RowDifference& part = difference.parts[i];
            parts += fmt::format("{}`{}` {:+.1f}",
                                 parts.empty() ? "" : ", ",
                                 part.id,
                                 first_is_better ? part.difference : -part.difference);
        }
        text += fmt::format("| `{}` | `{}` | {:.1f} ± {:.1f} | {} | {} |\n",
                            better,
                            worse,
                            std::abs(difference.difference),
                            difference.standard_error,
                            difference.rows,
                            parts);
    }
    return text;
}

/// "12.3, +2.4 s": near ones plain, misses bold.
std::string cell(const RowResult& result) {
    if (result.verdict == Verdict::hit) {
        return "hit";
    }
    if (result.verdict == Verdict::not_applicable) {
        return "-";
    }
    if (!result.model_value) {
        return "**no value**";
    }
    const std::string value = number(*result.model_value);
    const std::string distance = distance_text(result);
    const std::string words = distance.empty() ? value : value + ", " + distance;
    return result.verdict == Verdict::near ? words : "**" + words + "**";
}

std::string measured(const RowResult& row) {
    if (row.kind == RowKind::sign) {
        return number(row.measured_value);
    }
    return fmt::format("{} ({} to {}) {}",
                       number(row.measured_value),
                       number(row.hits.low),
                       number(row.hits.high),
                       row.unit);
}

/// "`eda.1p0` (contested, loose)"
std::string name_with_remarks(const RowResult& row) {
    std::string remarks;
    const auto add = [&](const std::string& word) {
        remarks += (remarks.empty() ? "" : ", ") + word;
    };
    if (row.standing != Standing::counted) {
        add(to_text(row.standing));
    }
    if (row.contested) {
        add("contested");
    }
    if (row.optional_module) {
        add("optional");
    }
    return "`" + row.id + "`" + (remarks.empty() ? "" : " (" + remarks + ")");
}

std::string misses_table(const ResultsByCircuit& results) {
    std::string header = "| row | kind | role | measured (hit from, to) | first seen |";
    std::string rule = "|---|---|---|---|---|";
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
            missed = missed || rows[i].verdict == Verdict::miss || rows[i].verdict == Verdict::near;
        }
        if (missed) {
            const RowResult& row = first[i];
            const bool seen = row.first_seen && row.first_seen->value;
            text += fmt::format("| {} | {} | {} | {} | {} |{}\n",
                                name_with_remarks(row),
                                to_text(row.kind),
                                to_text(row.role),
                                measured(row),
                                seen ? number(*row.first_seen->value) : "",
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

/// "`eda.1p0`, `eda.2p0`"
std::string listed_rows(const std::vector<std::string>& ids) {
    std::string names;
    for (const std::string& id : ids) {
        names += (names.empty() ? "`" : ", `") + id + "`";
    }
    return names;
}

std::string parameters_table(const Library& library) {
    std::string text = "| parameter | value | rows it was set on |\n|---|---|---|\n";
    std::set<std::string> seen;
    for (const auto& [subject, its_values] : library.subjects) {
        for (const auto& [circuit, description] : library.circuits) {
            Scenario scenario;
            scenario.subject = subject;
            scenario.circuit = circuit;
            const std::shared_ptr<const Model> model = make_model(library, scenario);
            for (const Parameter& parameter : model->parameters.rows) {
                const Quantity& quantity = parameter.quantity;
                const std::string names = listed_rows(quantity.provenance.calibrated_on);
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
    ResultsByCircuit results;
    for (const auto& [circuit, description] : library.circuits) {
        results[circuit] = evaluate(library, rows, circuit);
    }
    return model_tables(library, rows, results);
}

std::string model_tables(const Library& library,
                         const std::vector<ExperimentRow>& rows,
                         const ResultsByCircuit& results) {
    return "### Counted rows by hypothesis\n\n" + counts_table(results) +
           "\nA row counts if its scatter s is published or if it is a sign, and if it is neither "
           "an "
           "identity nor built in, superseded or behavioural. A sign as published is within 2 "
           "s.\n\n"
           "### Apart, counting for nothing\n\n" +
           apart_table(results) + "\n### Log score\n\n" + scores_table(results) +
           "\n### Every row that is not a hit\n\nBold: a miss; plain: near; a dash: the circuit "
           "lacks the part. s: distance in published scatter; x: effect over dead band.\n\n" +
           misses_table(results) + "\n### Over the unmeasured gain\n\n" +
           bands_table(library, rows) + "\n### Numbers that were set on rows\n\n" +
           parameters_table(library);
}

} // namespace disinhibit
