#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <sstream>
#include <utility>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/course_table.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/lab/lab.h"
#include "engine/core/log.h"
#include "engine/core/number_text.h"
#include "engine/core/version.h"
#include "engine/study/for_each_run.h"
#include "engine/study/observations.h"
#include "engine/study/table.h"

namespace disinhibit::lab {
namespace {

/// What is kept of one subject's course.
struct SubjectResult {
    RunStatus status;
    std::string rows; ///< of the table
    std::vector<double>
        predicted; ///< one for each reading; NaN where the course does not come so far
    std::vector<std::string> beyond;
};

/// What a course says instead of each reading.
std::vector<double> predict(const Trajectory& trajectory,
                            const std::vector<EventReading>& readings) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::map<std::string, std::vector<std::size_t>> by_signal;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (readings[i].t_s <= trajectory.reached_s()) {
            by_signal[readings[i].signal].push_back(i);
        }
    }
    std::vector<double> predicted(readings.size(), none);
    for (const auto& [path, indices] : by_signal) {
        std::vector<double> times_s;
        for (const std::size_t i : indices) {
            times_s.push_back(readings[i].t_s);
        }
        const std::vector<double> values =
            trajectory.measure(trajectory.signals().index(path), times_s);
        for (std::size_t k = 0; k < indices.size(); ++k) {
            predicted[indices[k]] = values[k];
        }
    }
    return predicted;
}

/// The courses of all subjects of a table.
class EventRun {
  public:
    EventRun(const Library& library,
             const ScenarioOptions& options,
             const CourseOptions& course,
             const EventOptions& events)
        : library_(library), options_(options), course_(course), events_(events),
          base_(make_scenario(library, options.scenario, options.changes)),
          table_(read_event_table(events.file, events.said, library, base_)) {
        base_.duration_s = std::max(base_.duration_s, table_.end_s);
        base_ = with_times(base_, course);
        check_readings();
        for (const std::string& warning : table_.warnings) {
            log_warning(warning);
        }
    }

    int run() {
        // The places are claimed before hours of work.
        std::optional<OutputFile> output, each;
        claim(course_.csv, output);
        claim(events_.each, each);
        const Trajectory start = start_trajectory(library_, base_, options_.relative_tolerance);
        choose_columns(start.signals());
        std::ostream* rows = course_.csv.empty() ? nullptr
                             : output            ? &output->stream()
                                                 : &standard_output();
        if (rows != nullptr) {
            write_courses_head(*rows, start.signals(), columns_, shape(), recipe(start));
        }
        ProgressLine progress("courses", table_.subjects.size(), 0, error_is_a_terminal());
        const auto deliver = [&](std::size_t i, const SubjectResult& result) {
            if (rows != nullptr) {
                *rows << result.rows;
            }
            take(i, result);
        };
        for_each_run(
            range(), never_interrupted, [&](std::size_t i) { return follow(i); }, deliver);
        if (output) {
            output->finish();
        }
        write_each(start.signals(), recipe(start), each);
        tell();
        return failed_ == 0 ? 0 : 1;
    }

  private:
    static void claim(const std::string& file, std::optional<OutputFile>& output) {
        if (!file.empty() && file != "-") {
            output.emplace(file);
        }
    }

    TableShape shape() const {
        return course_.shape == "tidy" ? TableShape::tidy : TableShape::wide;
    }

    RunRange range() const { return {0, table_.subjects.size(), events_.threads}; }

    void check_readings() const {
        for (const EventSubject& subject : table_.subjects) {
            for (const EventReading& reading : subject.readings) {
                if (reading.t_s > base_.duration_s) {
                    throw InputError(
                        {events_.file, 0},
                        "TIME",
                        fmt::format("found an observation of ID {} at {}, after the end",
                                    subject.id,
                                    describe_time(reading.t_s)),
                        "a longer --duration, or none: then the table decides");
                }
            }
        }
    }

    Trajectory start_of(std::size_t subject) const {
        return start_trajectory(
            library_, scenario_of(table_.subjects[subject], base_), options_.relative_tolerance);
    }

    /// Those that somebody asks for; else those that change in any subject: a run of its own, so that no course has to be kept.
    void choose_columns(const SignalTable& signals) {
        if (!course_.signals.empty()) {
            columns_ = find_signals(signals, course_.signals, "--signals");
            return;
        }
        if (course_.csv.empty()) {
            return;
        }
        std::set<int> chosen;
        const auto moving = [&](std::size_t i) {
            Trajectory trajectory = start_of(i);
            return moving_signals(read_extremes(trajectory, base_.duration_s));
        };
        const auto take_them = [&](std::size_t, const std::vector<int>& found) {
            chosen.insert(found.begin(), found.end());
        };
        for_each_run(range(), never_interrupted, moving, take_them);
        columns_.assign(chosen.begin(), chosen.end());
    }

    SubjectResult follow(std::size_t i) const {
        const EventSubject& subject = table_.subjects[i];
        Trajectory trajectory = start_of(i);
        trajectory.extend_to(base_.duration_s);
        SubjectResult result;
        result.status = trajectory.status();
        if (!course_.csv.empty()) {
            std::ostringstream rows;
            write_rows_of(rows, subject.id, trajectory, columns_, shape());
            result.rows = rows.str();
        }
        result.predicted = predict(trajectory, subject.readings);
        for (const Beyond& beyond : summary_of(beyond_data(trajectory))) {
            result.beyond.push_back(describe_beyond(beyond));
        }
        return result;
    }

    void take(std::size_t i, const SubjectResult& result) {
        const EventSubject& subject = table_.subjects[i];
        predicted_.push_back(result.predicted);
        if (!result.status.ok()) {
            ++failed_;
            print_error(fmt::format("ID {}: {}", subject.id, result.status.sentence()));
        }
        for (const std::string& line : result.beyond) {
            beyond_.push_back(fmt::format("ID {}: {}", subject.id, line));
        }
    }

    Recipe recipe(const Trajectory& start) const {
        Recipe all = make_recipe(library_, start, program_stamp(), options_.changes.who.seed);
        // Those of all subjects stand in the table of events.
        std::erase_if(all, [](const auto& line) { return line.first == "dose"; });
        all.emplace_back("events", events_.file);
        all.emplace_back("events hash", fmt::format("{:016x}", hash_of_file(events_.file)));
        for (const EventDeclaration& said : declarations_text(table_.declarations)) {
            all.emplace_back("events " + said.key, said.value);
        }
        for (const std::string& covariate : table_.used) {
            all.emplace_back("covariate", covariate);
        }
        all.emplace_back("subjects", std::to_string(table_.subjects.size()));
        return all;
    }

    void write_each(const SignalTable& signals,
                    const Recipe& recipe,
                    std::optional<OutputFile>& each) const {
        if (events_.each.empty()) {
            return;
        }
        std::ostream& out = each ? each->stream() : standard_output();
        write_recipe(out, recipe);
        const TableSink sink = csv_sink(out);
        sink.begin({"ID", "time [h]", "signal", "unit", "observed", "predicted"});
        for (std::size_t i = 0; i < predicted_.size(); ++i) {
            const EventSubject& subject = table_.subjects[i];
            for (std::size_t k = 0; k < predicted_[i].size(); ++k) {
                const EventReading& reading = subject.readings[k];
                const auto row = static_cast<std::size_t>(signals.index(reading.signal));
                sink.row({subject.id,
                          reading.t_s / internal_per("h"),
                          reading.signal,
                          signals.rows[row].unit,
                          reading.value,
                          predicted_[i][k]});
            }
        }
        if (each) {
            each->finish();
        }
    }

    /// One line for each signal that was observed.
    std::vector<std::string> agreement() const {
        std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> by_signal;
        for (std::size_t i = 0; i < predicted_.size(); ++i) {
            for (std::size_t k = 0; k < predicted_[i].size(); ++k) {
                const EventReading& reading = table_.subjects[i].readings[k];
                by_signal[reading.signal].first.push_back(reading.value);
                by_signal[reading.signal].second.push_back(predicted_[i][k]);
            }
        }
        std::vector<std::string> lines;
        for (const auto& [signal, pairs] : by_signal) {
            const FoldErrors errors = fold_errors(pairs.first, pairs.second);
            const std::size_t out = pairs.first.size() - errors.pairs;
            const std::string left_out =
                out > 0 ? fmt::format("; {} left out, observed or predicted as 0 or less", out)
                        : "";
            lines.push_back(
                errors.pairs == 0
                    ? fmt::format("{}: no observation above 0 to compare{}", signal, left_out)
                    : fmt::format("{}: {} observations, geometric mean fold error (GMFE) {}, "
                                  "predicted over observed {} (geometric mean), {:.0f} % within a "
                                  "factor of two{}",
                                  signal,
                                  errors.pairs,
                                  significant_text(errors.mean, 3),
                                  significant_text(errors.bias, 3),
                                  100.0 * errors.twofold,
                                  left_out));
        }
        return lines;
    }

    void tell() const {
        const bool is_apart = course_.csv == "-" || events_.each == "-";
        const auto say = [&](const std::string& line) {
            is_apart ? print_error(line) : print_out("{}\n", line);
        };
        if (!is_apart) {
            say(fmt::format("{}: {} subjects of {}, {} to {}{}",
                            base_.id,
                            table_.subjects.size(),
                            events_.file,
                            describe_time(0.0),
                            describe_time(base_.duration_s),
                            course_.csv.empty() ? "" : ", written to " + course_.csv));
        }
        for (const std::string& line : agreement()) {
            say(line);
        }
        for (const std::string& line : beyond_) {
            say(line);
        }
    }

    const Library& library_;
    const ScenarioOptions& options_;
    const CourseOptions& course_;
    const EventOptions& events_;
    Scenario base_;
    EventTable table_;
    std::vector<int> columns_;                   ///< signals of the table
    std::vector<std::vector<double>> predicted_; ///< by subject
    std::vector<std::string> beyond_;
    int failed_ = 0;
};

} // namespace

int run_events(const Library& library,
               const ScenarioOptions& options,
               const CourseOptions& course,
               const EventOptions& events) {
    return EventRun(library, options, course, events).run();
}

int write_events(const Library& library,
                 const ScenarioOptions& options,
                 const std::string& time_unit,
                 const std::string& out) {
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    const EventTable table = event_table_of(scenario, library, time_unit);
    Recipe recipe{{"program", "disinhibit " + program_stamp()},
                  {"scenario", scenario.id},
                  {"subject", scenario.subject}};
    for (const std::string& line : not_in_a_table(scenario)) {
        recipe.emplace_back("not in this table", line);
        log_warning(fmt::format("{}: a table of events cannot say {}; run --events takes them from "
                                "the scenario",
                                scenario.id,
                                line));
    }
    const std::string text = event_table_text(table, recipe);
    if (out.empty() || out == "-") {
        print_text(text);
        return 0;
    }
    write_file(out, text);
    print_out(
        "{}: {} doses, written to {}\n", scenario.id, table.subjects.front().doses.size(), out);
    return 0;
}

} // namespace disinhibit::lab
