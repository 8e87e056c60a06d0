#include "circuit/io/report/report.h"

#include <fmt/format.h>

#include <map>
#include <ostream>

#include "circuit/describe/units.h"
#include "circuit/experiment/verdict_sentence.h"
#include "circuit/io/report/parts.h"

namespace disinhibit {
namespace {

void write_row(std::ostream& out, const RowResult& result) {
    const std::string remarks = remarks_on(result);
    out << fmt::format("{:<5}{:<26}{:<6}{:<12}{:>8}  {}{}{}\n",
                       short_verdict(result.verdict),
                       result.id,
                       to_text(result.kind),
                       to_text(result.role),
                       distance_text(result),
                       result.sentence,
                       result.sentence.empty() || remarks.empty() ? "" : " · ",
                       remarks);
    write_band(out, result, "");
}

void write_count(std::ostream& out, const std::string& name, const VerdictCounts& counts) {
    out << fmt::format("  {:<12}{:>4} hit{:>5} near{:>5} miss\n",
                       name,
                       number_of(counts, Verdict::hit),
                       number_of(counts, Verdict::near),
                       number_of(counts, Verdict::miss));
}

template <class Key>
void write_counts(std::ostream& out, const std::map<Key, VerdictCounts>& table) {
    for (const auto& [key, counts] : table) {
        write_count(out, to_text(key), counts);
    }
}

/// "calibrated 1.21 (24 numbers)"
std::string fold_error_text(const char* role, const FoldError& error) {
    return error.factor ? fmt::format("{} {:.2f} ({} numbers)", role, *error.factor, error.rows)
                        : fmt::format("{} none", role);
}

/// "loose 20 of 25 hit": a standing that counts for nothing.
std::string apart_text(Standing standing, const VerdictCounts& counts) {
    return fmt::format(
        "{} {} of {} hit", to_text(standing), number_of(counts, Verdict::hit), answered(counts));
}

} // namespace

std::string short_number(double value) {
    return format_quantity(value, "1", 1.0, 3);
}

std::string short_verdict(Verdict verdict) {
    return verdict == Verdict::not_applicable ? "-" : to_text(verdict);
}

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

std::string remarks_on(const RowResult& result) {
    std::string text;
    const auto add = [&](const std::string& words) { text += (text.empty() ? "" : "; ") + words; };
    if (result.first_seen) {
        const FirstSight& first = *result.first_seen;
        add("first seen " +
            (first.value ? short_number(*first.value) : "without an answer, " + first.reason));
    }
    if (result.standing == Standing::superseded) {
        add("superseded by " + result.superseded_by);
    } else if (result.standing == Standing::loose) {
        add("loose: not counted");
    } else if (result.standing != Standing::counted) {
        add("not counted");
    }
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

void write_report(std::ostream& out, const std::vector<RowResult>& results) {
    out << fmt::format("{:<5}{:<26}{:<6}{:<12}{:>8}  {}\n",
                       "",
                       "row",
                       "kind",
                       "role",
                       "distance",
                       "model, published, and how far apart");
    for (const RowResult& result : results) {
        write_row(out, result);
    }
    out << "\n";
    write_summary(out, summarize(results));
}

void write_summary(std::ostream& out, const EvaluationSummary& summary) {
    out << fmt::format("{} rows count: {} within 2 s ({:.0f} %), {} within 3 s ({:.0f} %); a sign "
                       "as published is within 2 s\n",
                       summary.counted(),
                       summary.within_two(),
                       100.0 * summary.share_within_two(),
                       summary.within_three(),
                       100.0 * summary.share_within_three());
    write_counts(out, summary.by_kind);
    write_counts(out, summary.by_role);
    std::string apart;
    for (const auto& [standing, counts] : summary.by_standing) {
        if (standing != Standing::counted) {
            apart += (apart.empty() ? "" : ", ") + apart_text(standing, counts);
        }
    }
    out << "apart, counting for nothing: " << (apart.empty() ? "none" : apart) << "\n";
    out << "typical factor between model and positive numbers: "
        << fold_error_text("calibrated", summary.calibrated) << ", "
        << fold_error_text("predicted", summary.predicted) << "\n";
    if (summary.a_run_failed) {
        out << "At least one run failed.\n";
    }
}

} // namespace disinhibit
