#include "engine/study/observations.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>

#include "circuit/describe/units.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/events/grid.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/read_file.h"
#include "circuit/numerics/elementary.h"
#include "engine/study/percentile.h"

namespace disinhibit {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream words(line + ',');
    for (std::string word; std::getline(words, word, ',');) {
        cells.push_back(without_blanks(word));
    }
    return cells;
}

class ObservationReader {
  public:
    ObservationReader(const std::filesystem::path& file,
                      const Library& library,
                      const SignalTable& signals,
                      double duration_s)
        : place_{file.string(), 0}, library_(library), signals_(signals), duration_s_(duration_s) {}

    std::vector<Observation> read(const std::string& text) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            ++place_.line;
            line = without_blanks(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
            if (line.empty() || line.starts_with('#')) {
                continue;
            }
            columns_ == 0 ? read_header(line) : read_row(line);
        }
        if (all_.empty()) {
            throw InputError({place_.file}, "", "found no observation", "time,signal,unit,value");
        }
        std::ranges::stable_sort(all_, {}, &Observation::t_s);
        return std::move(all_);
    }

  private:
    [[noreturn]] void
    fail(const char* column, const std::string& found, const std::string& expected) const {
        throw InputError(place_, column, "found \"" + one_line(found) + "\"", expected);
    }

    void read_header(const std::string& line) {
        const std::vector<std::string> cells = cells_of(line);
        const std::string expected = "time [h],signal,unit,value, then sd or nothing";
        const std::string& time = cells.front();
        const bool has_unit = time.starts_with("time [") && time.ends_with("]");
        const auto unit =
            has_unit ? parse_unit(time.substr(6, time.size() - 7)) : std::optional<Unit>();
        const bool fits = (cells.size() == 4 || (cells.size() == 5 && cells[4] == "sd")) &&
                          cells[1] == "signal" && cells[2] == "unit" && cells[3] == "value";
        if (!fits || !unit || unit->dimension != Dimension::time) {
            fail("header", line, expected);
        }
        columns_ = cells.size();
        time_unit_s_ = unit->internal_per_unit;
    }

    double number(const char* column, const std::string& text) const {
        double value = 0.0;
        const char* const end = text.data() + text.size();
        const auto [rest, fault] = std::from_chars(text.data(), end, value);
        if (fault != std::errc{} || rest != end || !std::isfinite(value)) {
            fail(column, text, "a number");
        }
        return value;
    }

    void read_row(const std::string& line) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() != columns_) {
            fail("row", line, std::to_string(columns_) + " cells, as in the header");
        }
        Observation row;
        row.t_s = number("time", cells[0]) * time_unit_s_;
        if (!(row.t_s >= 0.0 && row.t_s <= duration_s_)) {
            fail("time", cells[0], "a time within the scenario; --duration makes it longer");
        }
        const Signal& signal = require_signal(signals_, cells[1], place_, "signal");
        row.signal = signal.path;
        const auto in_unit = [&](double value) {
            return cells[2] == signal.unit
                       ? std::optional(value)
                       : convert(
                             value, cells[2], signal.unit, molar_mass_for(signal.path, library_));
        };
        const std::optional<double> value = in_unit(number("value", cells[3]));
        if (!value) {
            fail("unit", cells[2], signal.unit + " or alike");
        }
        row.value = *value;
        if (columns_ == 5) {
            row.deviation = in_unit(number("sd", cells[4])).value_or(0.0);
            if (!(row.deviation > 0.0)) {
                fail("sd", cells[4], "a standard deviation above 0");
            }
        }
        all_.push_back(row);
    }

    Place place_;
    const Library& library_;
    const SignalTable& signals_;
    double duration_s_;
    std::size_t columns_ = 0; ///< 0: the header has not been read
    double time_unit_s_ = 0.0;
    std::vector<Observation> all_;
};

} // namespace

std::vector<Observation> read_observations(const std::filesystem::path& file,
                                           const Library& library,
                                           const SignalTable& signals,
                                           double duration_s) {
    return ObservationReader(file, library, signals, duration_s).read(read_file(file));
}

bool is_event_file(const std::filesystem::path& file) {
    return is_event_table(read_file(file));
}

ObservedCourses courses_of_events(const std::filesystem::path& file,
                                  const Library& library,
                                  const Scenario& scenario) {
    const EventTable table = read_event_table(file, {}, library, scenario);
    ObservedCourses all;
    all.end_s = table.end_s;
    all.warnings = table.warnings;
    for (const EventSubject& subject : table.subjects) {
        for (const EventReading& reading : subject.readings) {
            all.observations.push_back(
                {reading.t_s, reading.signal, reading.value, 0.0, all.ids.size()});
        }
        all.ids.push_back(subject.id);
        all.scenarios.push_back(scenario_of(subject, scenario));
    }
    if (all.observations.empty()) {
        throw InputError({file.string(), 0}, "DV", "found no observation", "rows with EVID 0");
    }
    std::ranges::stable_sort(all.observations, {}, &Observation::t_s);
    return all;
}

FoldErrors fold_errors(const std::vector<double>& observed, const std::vector<double>& predicted) {
    std::vector<double> ratios, folds;
    std::size_t near = 0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (observed[i] > 0.0 && predicted[i] > 0.0) {
            ratios.push_back(logarithm(predicted[i] / observed[i]));
            folds.push_back(std::abs(ratios.back()));
            near += folds.back() <= logarithm(2.0) ? 1 : 0;
        }
    }
    return {folds.size(),
            exponential(mean_of(ratios)),
            exponential(mean_of(folds)),
            static_cast<double>(near) / static_cast<double>(folds.size())};
}

} // namespace disinhibit
