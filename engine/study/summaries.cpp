#include "engine/study/summaries.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "circuit/describe/units.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::pair<const char*, SummaryKind>, 7> kinds{{
    {"mean", SummaryKind::mean},
    {"peak", SummaryKind::peak},
    {"trough", SummaryKind::trough},
    {"time_of_peak", SummaryKind::time_of_peak},
    {"time_of_trough", SummaryKind::time_of_trough},
    {"area", SummaryKind::area},
    {"end", SummaryKind::end},
}};

/// The share of a straight stretch from a to b that lies above `level`.
double share_above(double a, double b, double level) {
    if (a > level && b > level) {
        return 1.0;
    }
    if (a <= level && b <= level) {
        return 0.0;
    }
    const double crossing = (level - a) / (b - a);
    return a > level ? crossing : 1.0 - crossing;
}

} // namespace

std::string word_of(const Summary& summary) {
    if (summary.kind == SummaryKind::time_above) {
        return "time_above_" + format_number(summary.level);
    }
    return std::ranges::find(kinds, summary.kind, &decltype(kinds)::value_type::second)->first;
}

std::string unit_of(const Summary& summary, const std::string& signal_unit) {
    switch (summary.kind) {
    case SummaryKind::time_of_peak:
    case SummaryKind::time_of_trough:
    case SummaryKind::time_above:
        return "h";
    case SummaryKind::area:
        return signal_unit == "1" ? "h" : "h." + signal_unit; // as experiment/metrics.h says it
    default:
        return signal_unit;
    }
}

std::vector<std::string> summary_words() {
    std::vector<std::string> words;
    for (const auto& [word, kind] : kinds) {
        words.emplace_back(word);
    }
    return words;
}

SummaryKind summary_kind(const std::string& word, const std::string& key) {
    for (const auto& [name, kind] : kinds) {
        if (name == word) {
            return kind;
        }
    }
    throw InputError(
        {}, key, "found \"" + one_line(word) + "\"", "one of " + listed(summary_words()));
}

SummaryReader::SummaryReader(const SignalTable& signals,
                             const std::vector<Summary>& summaries,
                             std::size_t courses)
    : courses_(courses) {
    for (const Summary& summary : summaries) {
        rows_.push_back({signals.index(summary.signal), summary.kind, summary.level});
    }
}

void SummaryReader::begin(std::size_t number, const Snapshot&) {
    Course& course = courses_[number];
    course.is_begun = false;
    course.last.assign(rows_.size(), no_number);
    course.tallies.assign(rows_.size(), Tally{});
}

void SummaryReader::add(
    const Row& row, double t_s, double value, const Course& before, double last, Tally& tally) {
    const bool is_first = !before.is_begun;
    const double span_s = t_s - before.t_s;
    switch (row.kind) {
    case SummaryKind::peak:
    case SummaryKind::time_of_peak:
        tally = is_first || value > tally.value ? Tally{value, t_s} : tally;
        break;
    case SummaryKind::trough:
    case SummaryKind::time_of_trough:
        tally = is_first || value < tally.value ? Tally{value, t_s} : tally;
        break;
    case SummaryKind::mean:
    case SummaryKind::area:
        tally.value += is_first ? 0.0 : 0.5 * (last + value) * span_s;
        break;
    case SummaryKind::time_above:
        tally.value += is_first ? 0.0 : share_above(last, value, row.level) * span_s;
        break;
    case SummaryKind::end:
        tally.value = value;
        break;
    }
}

void SummaryReader::read(std::size_t number, const Snapshot& now) {
    Course& course = courses_[number];
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].signal >= 0) {
            const double value = now.values[static_cast<std::size_t>(rows_[i].signal)];
            add(rows_[i], now.t_s, value, course, course.last[i], course.tallies[i]);
            course.last[i] = value;
        }
    }
    course.t_s = now.t_s;
    course.is_begun = true;
}

std::vector<double> SummaryReader::numbers(std::size_t number) const {
    const Course& course = courses_[number];
    const double hour_s = internal_per("h");
    std::vector<double> numbers(rows_.size(), no_number);
    for (std::size_t i = 0; i < rows_.size() && course.is_begun; ++i) {
        const Tally& tally = course.tallies[i];
        if (rows_[i].signal < 0) {
            continue;
        }
        switch (rows_[i].kind) {
        case SummaryKind::time_of_peak:
        case SummaryKind::time_of_trough:
            numbers[i] = tally.at_s / hour_s;
            break;
        case SummaryKind::mean:
            numbers[i] = course.t_s > 0.0 ? tally.value / course.t_s : course.last[i];
            break;
        case SummaryKind::area:
        case SummaryKind::time_above:
            numbers[i] = tally.value / hour_s;
            break;
        default:
            numbers[i] = tally.value;
        }
    }
    return numbers;
}

ValueReader::ValueReader(const SignalTable& signals,
                         const std::vector<std::string>& paths,
                         std::size_t readings,
                         std::size_t courses)
    : readings_(readings), values_(courses) {
    for (const std::string& path : paths) {
        signals_.push_back(signals.index(path));
    }
}

void ValueReader::begin(std::size_t number, const Snapshot&) {
    values_[number].clear();
    values_[number].reserve(readings_ * signals_.size());
}

void ValueReader::read(std::size_t number, const Snapshot& now) {
    for (const int signal : signals_) {
        values_[number].push_back(signal < 0 ? no_number
                                             : now.values[static_cast<std::size_t>(signal)]);
    }
}

std::vector<double> ValueReader::numbers(std::size_t number) const {
    std::vector<double> numbers = values_[number];
    numbers.resize(readings_ * signals_.size(), no_number);
    return numbers;
}

} // namespace disinhibit
