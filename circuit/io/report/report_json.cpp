#include <fmt/format.h>

#include <ostream>

#include "circuit/describe/units.h"
#include "circuit/experiment/log_score.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/json.h"
#include "circuit/io/report/report.h"

namespace disinhibit {
namespace {

std::string number_or_null(const std::optional<double>& value) {
    return value ? format_number(*value) : "null";
}

std::string band_json(const ResultBand& band) {
    std::string points;
    for (const BandPoint& point : band.points) {
        points += fmt::format("{}[{}, {}]",
                              points.empty() ? "" : ", ",
                              format_number(point.parameter),
                              number_or_null(point.result));
    }
    return fmt::format(", \"over\": {{\"parameter\": {}, \"unit\": {}, \"default\": {}, "
                       "\"points\": [{}]}}",
                       json_string(band.parameter),
                       json_string(band.parameter_unit),
                       format_number(band.parameter_default),
                       points);
}

std::string first_sight_json(const std::optional<FirstSight>& first) {
    return first ? fmt::format("{{\"value\": {}, \"reason\": {}, \"science\": {}}}",
                               number_or_null(first->value),
                               json_string(first->reason),
                               json_string(first->science))
                 : "null";
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
                              json_string(one.arm),
                              word_of(one.beyond.kind),
                              json_string(describe_beyond(one.beyond)));
    }
    return things.empty() ? "" : ", \"beyond\": [" + things + "]";
}

/// What was measured and what the model says.
std::string values_json(const RowResult& result) {
    return fmt::format("\"id\": {}, \"kind\": {}, \"role\": {}, \"standing\": {}, \"counted\": {}, "
                       "\"model_value\": {}, \"measured_value\": {}, \"unit\": {}, \"low\": {}, "
                       "\"high\": {}",
                       json_string(result.id),
                       json_string(to_text(result.kind)),
                       json_string(to_text(result.role)),
                       json_string(to_text(result.standing)),
                       result.counted,
                       number_or_null(result.model_value),
                       format_number(result.measured_value),
                       json_string(result.unit),
                       format_number(result.low),
                       format_number(result.high));
}

/// How that is judged.
std::string verdict_json(const RowResult& result) {
    return fmt::format("\"z\": {}, \"scatter\": {}, \"sign_margin\": {}, \"log_score\": {}, "
                       "\"verdict\": {}, \"sentence\": {}, \"reason\": {}, \"first_seen\": {}, "
                       "\"superseded_by\": {}, \"contested\": {}, \"optional\": {}",
                       number_or_null(result.z),
                       number_or_null(result.scatter),
                       number_or_null(result.sign_margin),
                       number_or_null(log_score_of(result)),
                       json_string(to_text(result.verdict)),
                       json_string(result.sentence),
                       json_string(result.reason),
                       first_sight_json(result.first_seen),
                       json_string(result.superseded_by),
                       result.contested,
                       result.optional_module);
}

std::string fold_error_json(const FoldError& error) {
    return fmt::format(
        "{{\"factor\": {}, \"rows\": {}}}", number_or_null(error.factor), error.rows);
}

} // namespace

void write_report_json(std::ostream& out, const std::vector<RowResult>& results) {
    out << "[";
    const char* separator = "\n";
    for (const RowResult& result : results) {
        out << separator
            << fmt::format("  {{{}, {}{}}}",
                           values_json(result),
                           verdict_json(result),
                           (result.over ? band_json(*result.over) : std::string()) +
                               beyond_json(result));
        separator = ",\n";
    }
    out << "\n]\n";
}

void write_summary_json(std::ostream& out, const std::vector<RowResult>& results) {
    const EvaluationSummary summary = summarize(results);
    const LogScore score = log_score(results);
    out << fmt::format("{{\"counted\": {}, \"within_2_s\": {}, \"within_3_s\": {}, "
                       "\"share_within_2_s\": {}, \"share_within_3_s\": {}, "
                       "\"fold_error_calibrated\": {}, \"fold_error_predicted\": {}, "
                       "\"log_score\": {}, \"log_score_rows\": {}}}",
                       summary.counted(),
                       summary.within_two(),
                       summary.within_three(),
                       format_number(summary.share_within_two()),
                       format_number(summary.share_within_three()),
                       fold_error_json(summary.calibrated),
                       fold_error_json(summary.predicted),
                       format_number(score.sum),
                       score.rows);
}

} // namespace disinhibit
