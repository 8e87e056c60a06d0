#include <fmt/format.h>

#include <iostream>

#include "circuit/io/csv.h"
#include "circuit/io/dose_text.h"
#include "circuit/simulate.h"
#include "engine/app/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {

int run(const Library& library, const ScenarioOptions& options, const std::string& csv) {
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    const Trajectory trajectory = simulate(library, scenario, options.relative_tolerance);
    Recipe recipe = make_recipe(library, trajectory, program_stamp(), options.changes.who.seed);
    if (options.changes.who.number > 0) {
        recipe.emplace_back("virtual subject", std::to_string(options.changes.who.number));
    }
    if (csv == "-") {
        write_csv(std::cout, trajectory, recipe);
    } else if (!csv.empty()) {
        write_csv(std::filesystem::path(csv), trajectory, recipe);
    }
    if (!trajectory.status().ok()) {
        fmt::print(stderr, "{}: {}\n", scenario.id, trajectory.status().sentence());
        return 1;
    }
    if (csv != "-") {
        const RunStatistics statistics = trajectory.statistics();
        fmt::print("{}: {} to {}, {} steps, {} states{}\n",
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
