#include "circuit/io/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "circuit/identifiability.h"
#include "circuit/io/beyond_text.h"
#include "circuit/units.h"

namespace disinhibit {
namespace {

/// A JSON string literal. Control bytes are escaped, everything else is UTF-8 already.
std::string quoted(const std::string& text) {
    std::string literal = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            literal += '\\';
            literal += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            literal += fmt::format("\\u{:04x}", static_cast<int>(c));
        } else {
            literal += c;
        }
    }
    return literal + "\"";
}

std::string short_number(double value) {
    return format_quantity(value, "1", 1.0, 3);
}

std::string band(const RowResult& result) {
    return is_open_above(result) ? "from " + short_number(result.low)
                                 : short_number(result.low) + " to " + short_number(result.high);
}

std::string remarks(const RowResult& result) {
    std::string text = result.reason;
    const auto add = [&](const char* word) {
        text += (text.empty() ? "" : "; ") + std::string(word);
    };
    if (result.run_failed) {
        add("RUN FAILED");
    }
    if (!result.beyond.empty()) {
        add("beyond data");
    }
    if (result.contested) {
        add("contested");
    }
    if (result.optional_module) {
        add("optional");
    }
    return text;
}

std::string short_verdict(Verdict verdict) {
    return verdict == Verdict::not_applicable ? "-" : to_text(verdict);
}

/// What a number becomes over an unmeasured parameter, below its row.
void write_band(std::ostream& out, const RowResult& result, const std::string& who) {
    if (result.over) {
        const ResultBand& band = *result.over;
        out << fmt::format("     {}over {} {} to {} {}: {}\n",
                           who.empty() ? who : who + ", ",
                           band.parameter,
                           short_number(band.points.front().parameter),
                           short_number(band.points.back().parameter),
                           band.parameter_unit,
                           describe_band(band, result.unit));
    }
}

void write_row(std::ostream& out, const RowResult& result) {
    const bool sign = result.kind == RowKind::sign;
    const std::string verdict = short_verdict(result.verdict);
    out << fmt::format("{:<5}{:<24}{:<6}{:<12}{:>10} {:>10}  {:<16} {:<12} {}\n",
                       verdict,
                       result.id,
                       to_text(result.kind),
                       to_text(result.role),
                       result.model_value ? short_number(*result.model_value) : "",
                       short_number(result.measured_value),
                       sign ? "" : band(result),
                       sign ? "" : result.unit,
                       remarks(result));
    write_band(out, result, "");
}

std::string band_json(const ResultBand& band) {
    std::string points;
    for (const BandPoint& point : band.points) {
        points += fmt::format("{}[{}, {}]",
                              points.empty() ? "" : ", ",
                              format_number(point.parameter),
                              point.result ? format_number(*point.result) : "null");
    }
    return fmt::format(", \"over\": {{\"parameter\": {}, \"unit\": {}, \"default\": {}, "
                       "\"points\": [{}]}}",
                       quoted(band.parameter),
                       quoted(band.parameter_unit),
                       format_number(band.parameter_default),
                       points);
}

const char* word_of(BeyondKind kind) {
    switch (kind) {
    case BeyondKind::parameter:
        return "parameter";
    case BeyondKind::data:
        return "data";
    case BeyondKind::lethal:
        return "lethal";
    }
    return "";
}

std::string beyond_json(const RowResult& result) {
    std::string things;
    for (const ArmBeyond& one : result.beyond) {
        things += fmt::format("{}{{\"arm\": {}, \"kind\": \"{}\", \"sentence\": {}}}",
                              things.empty() ? "" : ", ",
                              quoted(one.arm),
                              word_of(one.beyond.kind),
                              quoted(describe_beyond(one.beyond)));
    }
    return things.empty() ? "" : ", \"beyond\": [" + things + "]";
}

void write_count(std::ostream& out,
                 const std::string& name,
                 const std::map<Verdict, int>& by_verdict) {
    const auto count = [&](Verdict verdict) {
        return by_verdict.contains(verdict) ? by_verdict.at(verdict) : 0;
    };
    out << fmt::format("  {:<12}{:>4} hit{:>5} miss{:>5} not applicable\n",
                       name,
                       count(Verdict::hit),
                       count(Verdict::miss),
                       count(Verdict::not_applicable));
}

template <class Key>
void write_counts(std::ostream& out, const std::map<Key, std::map<Verdict, int>>& counts) {
    for (const auto& [key, by_verdict] : counts) {
        write_count(out, to_text(key), by_verdict);
    }
}

} // namespace

std::string describe_band(const ResultBand& band, const std::string& unit) {
    std::string text;
    if (const std::optional<double> low = band.low()) {
        text = short_number(*low) + " to " + short_number(*band.high()) + " " + unit;
    }
    std::string silent;
    for (const double value : band.silent()) {
        silent += (silent.empty() ? "" : ", ") + short_number(value);
    }
    if (!silent.empty()) {
        text += (text.empty() ? "" : ", ") + std::string("no response at ") + silent + " " +
                band.parameter_unit;
    }
    return text;
}

void write_report(std::ostream& out, const std::vector<RowResult>& results) {
    out << fmt::format("{:<5}{:<24}{:<6}{:<12}{:>10} {:>10}  {:<16} {:<12} {}\n",
                       "",
                       "row",
                       "kind",
                       "role",
                       "model",
                       "measured",
                       "band",
                       "unit",
                       "remarks");
    for (const RowResult& result : results) {
        write_row(out, result);
    }
    out << "\n";
    write_summary(out, summarize(results));
}

void write_summary(std::ostream& out, const EvaluationSummary& summary) {
    out << "by kind\n";
    write_counts(out, summary.by_kind);
    out << "by role (identity: true by construction; calibrated: set a parameter; predicted: "
           "evidence)\n";
    write_counts(out, summary.by_role);
    if (!summary.behavioural.empty()) {
        out << "apart, counting for nothing\n";
        write_count(out, "behaviour", summary.behavioural);
    }
    if (summary.geometric_mean_fold_error) {
        out << fmt::format(
            "Typical error of {} calibrated or predicted numbers: a factor of {:.2f}.\n",
            summary.fold_error_rows,
            *summary.geometric_mean_fold_error);
    }
    if (summary.a_run_failed) {
        out << "At least one run failed.\n";
    }
}

void write_comparison(std::ostream& out,
                      const std::vector<std::string>& hypotheses,
                      const std::vector<std::vector<RowResult>>& results) {
    const std::vector<RowSeparation> separations = separate(results);
    out << fmt::format(
        "{:<24}{:<6}{:<12}{:>10}  {:<16}", "row", "kind", "role", "measured", "band");
    for (const std::string& hypothesis : hypotheses) {
        out << fmt::format(" {:>20}", hypothesis);
    }
    out << "  told apart\n";
    for (std::size_t i = 0; i < separations.size(); ++i) {
        const RowResult& first = results.front()[i];
        out << fmt::format("{:<24}{:<6}{:<12}{:>10}  {:<16}",
                           first.id,
                           to_text(first.kind),
                           to_text(first.role),
                           short_number(first.measured_value),
                           first.kind == RowKind::sign ? "" : band(first));
        for (const std::vector<RowResult>& table : results) {
            const RowResult& result = table[i];
            const std::string value =
                result.model_value ? short_number(*result.model_value) : std::string();
            out << fmt::format(" {:>15} {:<4}", value, short_verdict(result.verdict));
        }
        out << "  " << to_text(separations[i].separation) << "\n";
        for (std::size_t k = 0; k < hypotheses.size(); ++k) {
            write_band(out, results[k][i], hypotheses[k]);
        }
    }
    std::map<Separation, int> counts;
    for (const RowSeparation& separation : separations) {
        ++counts[separation.separation];
    }
    out << "\n";
    for (const auto& [separation, count] : counts) {
        out << fmt::format("  {:<12}{:>4} rows\n", to_text(separation), count);
    }
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        out << "\n" << hypotheses[i] << "\n";
        write_summary(out, summarize(results[i]));
    }
}

void write_report_json(std::ostream& out, const std::vector<RowResult>& results) {
    out << "[";
    const char* separator = "\n";
    for (const RowResult& result : results) {
        out << separator
            << fmt::format(
                   "  {{\"id\": {}, \"kind\": {}, \"role\": {}, \"model_value\": {}, "
                   "\"measured_value\": {}, "
                   "\"unit\": {}, \"low\": {}, \"high\": {}, \"verdict\": {}, \"reason\": {}, "
                   "\"contested\": {}, \"optional\": {}{}}}",
                   quoted(result.id),
                   quoted(to_text(result.kind)),
                   quoted(to_text(result.role)),
                   result.model_value ? format_number(*result.model_value) : "null",
                   format_number(result.measured_value),
                   quoted(result.unit),
                   format_number(result.low),
                   format_number(result.high),
                   quoted(to_text(result.verdict)),
                   quoted(result.reason),
                   result.contested,
                   result.optional_module,
                   (result.over ? band_json(*result.over) : std::string()) + beyond_json(result));
        separator = ",\n";
    }
    out << "\n]\n";
}

} // namespace disinhibit
