#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "circuit/experiment/identifiability.h"
#include "circuit/experiment/log_score.h"
#include "circuit/experiment/verdict_sentence.h"
#include "circuit/io/report/parts.h"
#include "circuit/io/report/report.h"

namespace disinhibit {
namespace {

constexpr std::size_t kNamedRows = 6; ///< that make most of a difference

std::string hits_text(const RowResult& result) {
    return is_open_above(result.hits.high)
               ? "from " + short_number(result.hits.low)
               : short_number(result.hits.low) + " to " + short_number(result.hits.high);
}

void write_separations(std::ostream& out,
                       const std::vector<std::string>& hypotheses,
                       const std::vector<std::vector<RowResult>>& results) {
    const std::vector<RowSeparation> separations = separate(results);
    out << fmt::format(
        "{:<26}{:<6}{:<12}{:>10}  {:<16}", "row", "kind", "role", "measured", "hit from to");
    for (const std::string& hypothesis : hypotheses) {
        out << fmt::format(" {:>24}", hypothesis);
    }
    out << "  told apart\n";
    std::map<Separation, int> counts;
    for (std::size_t i = 0; i < separations.size(); ++i) {
        const RowResult& first = results.front()[i];
        out << fmt::format("{:<26}{:<6}{:<12}{:>10}  {:<16}",
                           first.id,
                           to_text(first.kind),
                           to_text(first.role),
                           short_number(first.measured_value),
                           first.kind == RowKind::sign ? "" : hits_text(first));
        for (const std::vector<RowResult>& table : results) {
            const RowResult& result = table[i];
            const std::string value =
                result.model_value ? short_number(*result.model_value) : std::string();
            out << fmt::format(
                " {:>10} {:>8} {:<4}", value, distance_text(result), short_verdict(result.verdict));
        }
        out << "  " << to_text(separations[i].separation) << "\n";
        for (std::size_t k = 0; k < hypotheses.size(); ++k) {
            write_band(out, results[k][i], hypotheses[k]);
        }
        ++counts[separations[i].separation];
    }
    out << "\n";
    for (const auto& [separation, count] : counts) {
        out << fmt::format("  {:<12}{:>4} rows\n", to_text(separation), count);
    }
}

/// "end.vta_low -3.2, eda.dor +1.1": the rows that make most of the difference.
std::string largest_parts(const ScoreDifference& difference) {
    std::string text;
    for (std::size_t i = 0; i < std::min(kNamedRows, difference.parts.size()); ++i) {
        const RowDifference& part = difference.parts[i];
        text += fmt::format("{}{} {:+.1f}", text.empty() ? "" : ", ", part.id, part.difference);
    }
    return text.empty() ? "no row differs" : text;
}

} // namespace

void write_scores(std::ostream& out,
                  const std::vector<std::string>& hypotheses,
                  const std::vector<std::vector<RowResult>>& results) {
    out << "log score over counted rows (only differences mean something)\n";
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        const LogScore score = log_score(results[i]);
        out << fmt::format(
            "  {:<20}{:>10.1f} over {} rows\n", hypotheses[i], score.sum, score.rows);
    }
    for (const ScoreDifference& difference : compare_scores(results)) {
        out << fmt::format("  {} against {}: {:+.1f} ± {:.1f} over {} rows",
                           hypotheses[difference.first],
                           hypotheses[difference.second],
                           difference.difference,
                           difference.standard_error,
                           difference.rows);
        if (difference.answered_by_one > 0) {
            out << fmt::format(", {} more answered by one of them", difference.answered_by_one);
        }
        out << "\n    most by " << largest_parts(difference) << "\n";
    }
}

void write_comparison(std::ostream& out,
                      const std::vector<std::string>& hypotheses,
                      const std::vector<std::vector<RowResult>>& results) {
    write_separations(out, hypotheses, results);
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        out << "\n" << hypotheses[i] << "\n";
        write_summary(out, summarize(results[i]));
    }
    out << "\n";
    write_scores(out, hypotheses, results);
}

} // namespace disinhibit
