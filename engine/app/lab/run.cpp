#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

#include "circuit/course/simulate.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/course_table.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab/lab.h"
#include "engine/core/number_text.h"
#include "engine/core/version.h"
#include "engine/run/outcome.h"

namespace disinhibit::lab {
namespace {

/// Of the signals that were written.
void warn_of_missed_peaks(const Trajectory& trajectory,
                          const std::vector<Extremes>& extremes,
                          const std::vector<int>& signals) {
    std::vector<MissedPeak> missed = missed_peaks(trajectory, extremes, report_times_s(trajectory));
    std::erase_if(missed, [&signals](const MissedPeak& peak) {
        return std::ranges::find(signals, peak.signal) == signals.end();
    });
    if (missed.empty()) {
        return;
    }
    const MissedPeak& worst = missed.front();
    const Signal& signal = trajectory.signals().rows[static_cast<std::size_t>(worst.signal)];
    print_error(fmt::format(
        "{}: a row every {} misses more than {:g} % of the peak of {} of {} signals; {} "
        "reaches {} {} in the rows, {} in the course. A smaller --every shows it.",
        trajectory.scenario().id,
        describe_time(trajectory.scenario().report_every_s),
        worth_warning_percent,
        missed.size(),
        signals.size(),
        signal.path,
        significant_text(worst.in_rows, 3),
        signal.unit,
        significant_text(worst.in_course, 3)));
}

/// Which signals are written, and why.
struct Columns {
    std::vector<int> signals;
    std::string words;
};

Columns choose_columns(const Trajectory& trajectory,
                       const std::vector<Extremes>& extremes,
                       const std::string& asked) {
    Columns columns;
    columns.signals = asked.empty() ? moving_signals(extremes)
                                    : find_signals(trajectory.signals(), asked, "--signals");
    columns.words =
        fmt::format("{} of {}, {}",
                    columns.signals.size(),
                    trajectory.signals().rows.size(),
                    asked.empty() ? "those that change; --signals all writes all" : asked);
    return columns;
}

void write_as_asked(Trajectory& trajectory,
                    const CourseOptions& course,
                    const std::vector<Extremes>& extremes,
                    Recipe recipe,
                    std::optional<OutputFile>& output) {
    const Columns columns = choose_columns(trajectory, extremes, course.signals);
    recipe.emplace_back("signals", columns.words);
    const TableShape shape = course.shape == "tidy" ? TableShape::tidy : TableShape::wide;
    std::ostream& out = output ? output->stream() : standard_output();
    write_course(out, trajectory, columns.signals, shape, recipe);
    if (output) {
        output->finish();
    }
    warn_of_missed_peaks(trajectory, extremes, columns.signals);
}

} // namespace

Scenario with_times(Scenario scenario, const CourseOptions& course) {
    constexpr double most_rows = 2e6;
    if (!course.duration.empty()) {
        scenario.duration_s = parse_time_s(course.duration, "--duration");
        scenario.open_at_s = std::min(scenario.open_at_s, scenario.duration_s);
    }
    if (!course.until.empty()) {
        const double until_s = parse_time_s(course.until, "--until");
        if (until_s > scenario.duration_s) {
            throw InputError({},
                             "--until",
                             "found \"" + course.until + "\"",
                             "at most the duration, " + describe_time(scenario.duration_s) +
                                 "; --duration makes it longer");
        }
        scenario.duration_s = until_s;
    }
    if (!course.every.empty()) {
        scenario.report_every_s = parse_time_s(course.every, "--every");
    }
    if (!(scenario.duration_s > 0.0)) {
        throw InputError(
            {}, course.until.empty() ? "--duration" : "--until", "found 0", "a time above 0");
    }
    if (!(scenario.duration_s / scenario.report_every_s <= most_rows)) {
        throw InputError({}, "--every", "found too many report times", "at most 2 million rows");
    }
    return scenario;
}

int run(const Library& library, const ScenarioOptions& options, const CourseOptions& course) {
    const std::string& csv = course.csv;
    const Scenario scenario =
        with_times(make_scenario(library, options.scenario, options.changes), course);
    // The place is claimed before hours of work.
    std::optional<OutputFile> output;
    if (!csv.empty() && csv != "-") {
        output.emplace(csv);
    }
    Trajectory trajectory = start_trajectory(library, scenario, options.relative_tolerance);
    std::vector<Extremes> extremes;
    if (csv.empty()) {
        trajectory.extend_to(scenario.duration_s);
    } else {
        extremes = read_extremes(trajectory, scenario.duration_s);
    }
    Recipe recipe = make_recipe(library, trajectory, program_stamp(), options.changes.who.seed);
    const bool varies = subjects_vary(trajectory.parameters());
    if (options.changes.who.number > 0) {
        recipe.emplace_back("virtual subject",
                            std::to_string(options.changes.who.number) +
                                (varies ? "" : ", like every other: nothing varies"));
    }
    if (!csv.empty()) {
        write_as_asked(trajectory, course, extremes, recipe, output);
    } else if (!course.signals.empty()) {
        find_signals(trajectory.signals(), course.signals, "--signals");
    }
    if (!trajectory.status().ok()) {
        print_error(fmt::format("{}: {}", scenario.id, trajectory.status().sentence()));
        return 1;
    }
    if (csv != "-") {
        const RunStatistics statistics = trajectory.statistics();
        print_out("{}: {} to {}, {} steps, {} states{}\n",
                  scenario.id,
                  describe_time(0.0),
                  describe_time(scenario.duration_s),
                  statistics.steps,
                  trajectory.states().size(),
                  csv.empty() ? "" : ", written to " + csv);
    }
    // Beside a course on standard output the words go elsewhere.
    const auto say = [&csv](const std::string& line) {
        csv == "-" ? print_error(line) : print_out("{}\n", line);
    };
    if (options.changes.who.number > 0 && !varies) {
        say(nobody_differs);
    }
    for (const Beyond& beyond : summary_of(beyond_data(trajectory))) {
        say(describe_beyond(beyond));
    }
    return 0;
}

} // namespace disinhibit::lab
