#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "circuit/course/simulate.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab/lab.h"
#include "engine/core/number_text.h"
#include "engine/core/version.h"
#include "engine/run/outcome.h"

namespace disinhibit::lab {
namespace {

void warn_of_missed_peaks(const Trajectory& trajectory, const std::vector<Extremes>& extremes) {
    const std::vector<MissedPeak> missed =
        missed_peaks(trajectory, extremes, report_times_s(trajectory));
    if (missed.empty()) {
        return;
    }
    const MissedPeak& worst = missed.front();
    const Signal& signal = trajectory.signals().rows[static_cast<std::size_t>(worst.signal)];
    print_error(fmt::format(
        "{}: a row every {} misses more than {:g} % of the peak of {} of {} signals; {} "
        "reaches {} {} in the rows, {} in the course. A smaller report_every shows it.",
        trajectory.scenario().id,
        describe_time(trajectory.scenario().report_every_s),
        worth_warning_percent,
        missed.size(),
        extremes.size(),
        signal.path,
        significant_text(worst.in_rows, 3),
        signal.unit,
        significant_text(worst.in_course, 3)));
}

} // namespace

int run(const Library& library, const ScenarioOptions& options, const std::string& csv) {
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
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
    if (csv == "-") {
        write_csv(standard_output(), trajectory, recipe);
    } else if (output) {
        write_csv(output->stream(), trajectory, recipe);
        output->finish();
    }
    if (!csv.empty()) {
        warn_of_missed_peaks(trajectory, extremes);
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
