#include <cstdio>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/load_library.h"

int main() {
    using namespace disinhibit;
    const Library library = load_library(DISINHIBIT_ASSETS);
    Scenario scenario = library.scenarios.at("ethanol");
    scenario.duration_s = 2 * internal_per("h");
    const Trajectory course = simulate(library, scenario);
    const int signal = course.signals().index("dopamine_nac.concentration");
    for (int minute = 0; minute <= 120; minute += 10) {
        const Snapshot now = course.at(minute * internal_per("min"));
        std::printf("%s %s\n",
                    format_number(now.t_s / internal_per("h")).c_str(),
                    format_number(now.values[signal]).c_str());
    }
    return course.status().ok() ? 0 : 1;
}
