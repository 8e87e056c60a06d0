#include "engine/run/description.h"

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/report/dose_text.h"
#include "engine/core/number_text.h"
#include "engine/run/outcome.h"
#include "engine/run/warnings.h"

namespace disinhibit {
namespace {

std::string with_unit(double value, const std::string& unit) {
    constexpr double rounding = 1e-6;
    return significant_text(std::abs(value) < rounding ? 0.0 : value, 3) + unit_behind(unit);
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

std::vector<std::string>
describe_course(const Library& library, Trajectory& trajectory, const Texts& texts) {
    const Scenario& scenario = trajectory.scenario();
    const std::vector<Extremes> extremes = read_extremes(trajectory, scenario.duration_s);
    const Outcome outcome = find_outcome(trajectory, extremes);
    std::vector<std::string> lines{
        texts.get("describe.heading",
                  {{"name", scenario.name},
                   {"subject", library.subjects.at(scenario.subject).name},
                   {"circuit", library.circuits.at(scenario.circuit).name},
                   {"duration", describe_time(scenario.duration_s)}})};
    if (!scenario.text.empty()) {
        lines.push_back(scenario.text);
    }
    const std::string doses = list_doses(library, scenario);
    lines.push_back(doses.empty() ? texts.get("describe.nothing_given")
                                  : texts.get("describe.given", {{"doses", doses}}));
    for (const std::string& warning : warnings_of(trajectory, extremes, texts)) {
        lines.push_back(warning);
    }
    for (const Change& change : outcome.told) {
        lines.push_back("  " + tell(change, trajectory, texts));
    }
    lines.push_back(
        "  " + (outcome.others == 0
                    ? texts.get("describe.unchanged")
                    : texts.get("describe.others", {{"count", std::to_string(outcome.others)}})));
    if (outcome.blocks) {
        lines.push_back(texts.get("stage.blockade_warning"));
    }
    return lines;
}

} // namespace disinhibit
