#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/core/number_text.h"
#include "engine/core/texts.h"
#include "engine/core/version.h"
#include "engine/run/outcome.h"
#include "engine/run/warnings.h"

namespace disinhibit::lab {

namespace {

std::string with_unit(double value, const std::string& unit) {
    constexpr double rounding = 1e-6;
    return significant_text(std::abs(value) < rounding ? 0.0 : value, 3) +
           (unit == "1" ? "" : " " + unit);
}

std::string list_doses(const Library& library, const Scenario& scenario) {
    std::string doses;
    for (const Dose& dose : scenario.doses) {
        doses += (doses.empty() ? "" : "; ") + describe_dose(dose, library);
    }
    return doses;
}

std::string tell(const Change& change, const Trajectory& trajectory, const Texts& texts) {
    const Signal& signal = trajectory.signals().rows[static_cast<std::size_t>(change.signal)];
    const double minute_s = internal_per("min");
    const double rounded_s = std::round(change.at_s / minute_s) * minute_s;
    const std::string time = describe_time(std::min(rounded_s, trajectory.scenario().duration_s));
    const std::string value = with_unit(change.value, signal.unit);
    if (signal.path.ends_with(".plasma") && change.rest == 0.0) {
        return texts.get("describe.peak_plasma",
                         {{"label", signal.label}, {"value", value}, {"time", time}});
    }
    return texts.get(change.value > change.rest ? "describe.peak_up" : "describe.peak_down",
                     {{"label", signal.label},
                      {"rest", with_unit(change.rest, signal.unit)},
                      {"value", value},
                      {"time", time}});
}

} // namespace

int describe(const Library& library,
             const std::filesystem::path& texts_file,
             const ScenarioOptions& options) {
    const Texts texts = load_texts(texts_file);
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    Trajectory trajectory = start_trajectory(library, scenario, options.relative_tolerance);
    const std::vector<Extremes> extremes = read_extremes(trajectory, scenario.duration_s);
    const Outcome outcome = find_outcome(trajectory, extremes);
    print_out("{}\n",
              texts.get("describe.heading",
                        {{"name", scenario.name},
                         {"subject", library.subjects.at(scenario.subject).name},
                         {"circuit", library.circuits.at(scenario.circuit).name},
                         {"duration", describe_time(scenario.duration_s)}}));
    if (!scenario.text.empty()) {
        print_out("{}\n", scenario.text);
    }
    const std::string doses = list_doses(library, scenario);
    print_out("{}\n",
              doses.empty() ? texts.get("describe.nothing_given")
                            : texts.get("describe.given", {{"doses", doses}}));
    for (const std::string& warning : warnings_of(trajectory, extremes, texts)) {
        print_out("{}\n", warning);
    }
    for (const Change& change : outcome.told) {
        print_out("  {}\n", tell(change, trajectory, texts));
    }
    print_out("  {}\n",
              outcome.others == 0
                  ? texts.get("describe.unchanged")
                  : texts.get("describe.others", {{"count", std::to_string(outcome.others)}}));
    if (outcome.blocks) {
        print_out("{}\n", texts.get("stage.blockade_warning"));
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
