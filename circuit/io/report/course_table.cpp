#include "circuit/io/report/course_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <set>
#include <sstream>

#include "circuit/describe/units.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

// Of its largest value, and in its own unit: what changes by less is a rounding of the solver.
constexpr double least_share = 1e-6;
constexpr double least_change = 1e-9;

/// True if `text` is `pattern`, in which '*' stands for any letters, none included.
bool fits(std::string_view pattern, std::string_view text) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) {
        return pattern == text;
    }
    if (!text.starts_with(pattern.substr(0, star))) {
        return false;
    }
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t at = star; at <= text.size(); ++at) {
        if (fits(rest, text.substr(at))) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> paths_of(const SignalTable& signals) {
    std::vector<std::string> paths;
    for (const Signal& row : signals.rows) {
        paths.push_back(row.path);
    }
    return paths;
}

/// `first`: of the header, with its comma.
void write_head(std::ostream& out,
                const std::string& first,
                const SignalTable& table,
                const std::vector<int>& signals,
                TableShape shape,
                const Recipe& recipe) {
    write_recipe(out, recipe);
    std::string line =
        first + (shape == TableShape::tidy ? "time [h],signal,unit,value" : "time [h]");
    for (const int signal : signals) {
        const Signal& row = table.rows[static_cast<std::size_t>(signal)];
        line += shape == TableShape::wide ? "," + csv_header(row) : "";
    }
    out << line << '\n';
}

/// `first`: of every row, with its comma.
void write_rows(std::ostream& out,
                const std::string& first,
                const Trajectory& trajectory,
                const std::vector<int>& signals,
                TableShape shape) {
    const std::vector<Signal>& rows = trajectory.signals().rows;
    Snapshot snapshot;
    for (const double t_s : report_times_s(trajectory)) {
        trajectory.read(t_s, snapshot);
        const std::string time = first + csv_number(t_s / internal_per("h"));
        std::string line = shape == TableShape::wide ? time : "";
        for (const int signal : signals) {
            const auto index = static_cast<std::size_t>(signal);
            if (shape == TableShape::wide) {
                line += ',' + csv_number(snapshot.values[index]);
            } else {
                line += time + ',' + one_line(rows[index].path) + ',' + one_line(rows[index].unit) +
                        ',' + csv_number(snapshot.values[index]) + '\n';
            }
        }
        out << line << (shape == TableShape::wide ? "\n" : "");
    }
}

} // namespace

std::vector<int>
find_signals(const SignalTable& signals, const std::string& patterns, const std::string& key) {
    std::set<int> found;
    std::istringstream words(patterns);
    for (std::string word; std::getline(words, word, ',');) {
        const std::string pattern = without_blanks(word) == "all" ? "*" : without_blanks(word);
        const std::size_t before = found.size();
        bool any = false;
        for (std::size_t i = 0; i < signals.rows.size(); ++i) {
            if (fits(pattern, signals.rows[i].path)) {
                found.insert(static_cast<int>(i));
                any = true;
            }
        }
        if (!any && found.size() == before) {
            const std::string nearest = nearest_name(pattern, paths_of(signals));
            throw InputError({},
                             key,
                             "found \"" + one_line(pattern) + "\"",
                             nearest.empty()
                                 ? "signals as `list signals` names them, * for any letters"
                                 : "\"" + nearest + "\"");
        }
    }
    return {found.begin(), found.end()};
}

std::vector<int> moving_signals(const std::vector<Extremes>& extremes) {
    std::vector<int> moving;
    std::vector<int> present;
    for (std::size_t i = 0; i < extremes.size(); ++i) {
        const double largest = std::max(std::abs(extremes[i].low), std::abs(extremes[i].high));
        if (extremes[i].high - extremes[i].low > std::max(least_change, least_share * largest)) {
            moving.push_back(static_cast<int>(i));
        }
        if (largest > least_change) {
            present.push_back(static_cast<int>(i));
        }
    }
    return moving.empty() ? present : moving;
}

void write_course(std::ostream& out,
                  const Trajectory& trajectory,
                  const std::vector<int>& signals,
                  TableShape shape,
                  const Recipe& recipe) {
    write_head(out, "", trajectory.signals(), signals, shape, recipe);
    write_rows(out, "", trajectory, signals, shape);
}

void write_courses_head(std::ostream& out,
                        const SignalTable& table,
                        const std::vector<int>& signals,
                        TableShape shape,
                        const Recipe& recipe) {
    write_head(out, "ID,", table, signals, shape, recipe);
}

void write_rows_of(std::ostream& out,
                   const std::string& id,
                   const Trajectory& trajectory,
                   const std::vector<int>& signals,
                   TableShape shape) {
    write_rows(out, one_line(id) + ',', trajectory, signals, shape);
}

} // namespace disinhibit
