#include <functional>
#include <ostream>

#include "circuit/course/simulate.h"
#include "circuit/io/exchange/ode_file.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/sbml/sbml_file.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {
namespace {

void write_where_asked(const std::string& file, const std::function<void(std::ostream&)>& write) {
    if (file == "-") {
        write(standard_output());
    } else if (!file.empty()) {
        write_file(file, write);
        print_out("written to {}\n", file);
    }
}

} // namespace

int export_scenario(const Library& library,
                    const ScenarioOptions& options,
                    const ExportOptions& files) {
    if (files.xpp == "-" && files.sbml == "-") {
        throw InputError(
            {}, "--sbml", "found \"-\", as for --xpp", "standard output for one of both");
    }
    const Trajectory trajectory =
        start_trajectory(library,
                         make_scenario(library, options.scenario, options.changes),
                         options.relative_tolerance);
    if (!trajectory.status().ok()) {
        print_error(trajectory.scenario().id + ": " + trajectory.status().sentence());
        return 1;
    }
    const Recipe recipe =
        make_recipe(library, trajectory, program_stamp(), options.changes.who.seed);
    write_where_asked(files.xpp, [&](std::ostream& out) { write_ode(out, trajectory, recipe); });
    write_where_asked(files.sbml, [&](std::ostream& out) { out << sbml_text(trajectory, recipe); });
    return 0;
}

} // namespace disinhibit::lab
