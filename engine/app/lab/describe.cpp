#include <fmt/format.h>

#include "circuit/course/simulate.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/core/texts.h"
#include "engine/core/version.h"
#include "engine/run/description.h"

namespace disinhibit::lab {

int describe(const Library& library,
             const std::filesystem::path& texts_file,
             const ScenarioOptions& options) {
    const Texts texts = load_texts(texts_file);
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    Trajectory trajectory = start_trajectory(library, scenario, options.relative_tolerance);
    for (const std::string& line : describe_course(library, trajectory, texts)) {
        print_out("{}\n", line);
    }
    if (options.changes.who.number > 0 && !subjects_vary(trajectory.parameters())) {
        print_out("{}\n", nobody_differs);
    }
    print_out("{}\n{}\n", texts.get("stage.not_medical"), full_stamp(library.content_hash));
    if (!trajectory.status().ok()) {
        print_error(fmt::format("{}: {}", scenario.id, trajectory.status().sentence()));
        return 1;
    }
    return 0;
}

} // namespace disinhibit::lab
