#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "circuit/io/csv.h"
#include "circuit/io/dose_text.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "circuit/simulate.h"
#include "engine/app/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {

int run(const Library& library, const ScenarioOptions& options, const std::string& csv) {
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    // The place is claimed before hours of work.
    std::optional<OutputFile> output;
    if (!csv.empty() && csv != "-") {
        output.emplace(csv);
    }
    const Trajectory trajectory = simulate(library, scenario, options.relative_tolerance);
    Recipe recipe = make_recipe(library, trajectory, program_version, options.changes.who.seed);
    if (options.changes.who.number > 0) {
        recipe.emplace_back("virtual subject", std::to_string(options.changes.who.number));
    }
    if (csv == "-") {
        write_csv(standard_output(), trajectory, recipe);
    } else if (output) {
        write_csv(output->stream(), trajectory, recipe);
        output->finish();
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
    return 0;
}

} // namespace disinhibit::lab
