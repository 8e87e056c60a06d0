#include "engine/study/work.h"

#include <fmt/format.h>

#include <charconv>
#include <set>

#include "circuit/io/read/parameter_value.h"
#include "circuit/io/report/course_table.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

/// "SIGNAL>VALUE": a bare number is in the unit of the signal.
Summary parse_threshold(const std::string& text, const Library& library, const SignalTable& table) {
    const std::size_t sign = text.find('>');
    if (sign == std::string::npos) {
        throw InputError({}, "--threshold", "found \"" + one_line(text) + "\"", "SIGNAL>VALUE");
    }
    const std::string path = without_blanks(text.substr(0, sign));
    const Signal& signal = require_signal(table, path, {}, "--threshold");
    const std::string value = without_blanks(text.substr(sign + 1));
    const char* const end = value.data() + value.size();
    Summary summary{path, SummaryKind::time_above, 0.0};
    const auto [rest, fault] = std::from_chars(value.data(), end, summary.level);
    if (fault != std::errc{} || rest != end) {
        summary.level = parse_signal_value(value, signal, library, {}, "--threshold") *
                        signal.unit_per_internal;
    }
    return summary;
}

} // namespace

void StudyWork::run(const Library& library,
                    const RecordFile& records,
                    int threads,
                    const std::atomic<bool>& interrupted,
                    const std::function<void(const std::vector<double>&)>& done) const {
    std::vector<double> record;
    run_courses(library,
                courses_,
                records.rows(),
                threads,
                interrupted,
                [&](std::uint64_t, const CourseResult& result) {
                    record.assign(1, result.ok ? 1.0 : 0.0);
                    record.insert(record.end(), result.numbers.begin(), result.numbers.end());
                    done(record);
                });
}

std::vector<std::string> AskedSignals::headers() const {
    constexpr std::size_t longest = 400;
    std::vector<std::string> headers;
    for (const Summary& summary : summaries) {
        for (const Signal& signal : signals) {
            if (signal.path == summary.signal) {
                headers.push_back(one_line(
                    fmt::format(
                        "{}.{} [{}]", signal.path, word_of(summary), unit_of(summary, signal.unit)),
                    longest));
            }
        }
    }
    return headers;
}

AskedSignals ask_signals(const Study& study, const Library& library, const SignalTable& table) {
    AskedSignals asked;
    std::set<int> indices;
    for (const std::string& text : study.thresholds) {
        asked.thresholds.push_back(parse_threshold(text, library, table));
        indices.insert(table.index(asked.thresholds.back().signal));
    }
    const std::set<int> with_thresholds = indices;
    std::set<int> chosen;
    if (!study.signals.empty()) {
        for (const int index : find_signals(table, study.signals, "--signals")) {
            chosen.insert(index);
        }
    }
    if (chosen.empty() && with_thresholds.empty()) {
        throw InputError({},
                         "--signals",
                         "found none",
                         "the signals to look at, as `list signals` names them, * for any letters");
    }
    indices.insert(chosen.begin(), chosen.end());
    for (const int index : indices) {
        asked.signals.push_back(table.rows[static_cast<std::size_t>(index)]);
    }
    std::vector<SummaryKind> kinds;
    for (const std::string& word : study.summaries.empty() ? usual_summaries : study.summaries) {
        kinds.push_back(summary_kind(word, "--summaries"));
    }
    for (const int index : chosen) {
        for (const SummaryKind kind : kinds) {
            asked.summaries.push_back(
                {table.rows[static_cast<std::size_t>(index)].path, kind, 0.0});
        }
    }
    asked.summaries.insert(asked.summaries.end(), asked.thresholds.begin(), asked.thresholds.end());
    return asked;
}

std::unique_ptr<StudyWork>
make_ready(Library& library, const Study& study, const Scenario& scenario) {
    switch (study.kind) {
    case StudyKind::population:
        return make_population(library, study, scenario);
    case StudyKind::sweep:
        return make_sweep(library, study, scenario);
    case StudyKind::sensitivity:
        return make_sensitivity(library, study, scenario);
    case StudyKind::fit:
        return make_fit(library, study, scenario);
    }
    return nullptr;
}

std::uint64_t count_failed(const RecordFile& records) {
    std::uint64_t failed = 0;
    double reached_end = 0.0;
    for (std::uint64_t row = 0; row < records.rows(); ++row) {
        records.read(row, 0, {&reached_end, 1});
        failed += reached_end == 0.0 ? 1 : 0;
    }
    return failed;
}

} // namespace disinhibit
