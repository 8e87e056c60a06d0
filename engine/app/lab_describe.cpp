#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "circuit/io/beyond_text.h"
#include "circuit/io/dose_text.h"
#include "circuit/simulate.h"
#include "circuit/units.h"
#include "engine/app/lab.h"
#include "engine/core/texts.h"

namespace disinhibit::lab {

namespace {

constexpr int kSamples = 2001;
/// Changes below this share of the resting value are not told.
constexpr double kWorthTellingPercent = 3.0;

/// Where a signal is farthest from its resting value.
struct Extreme {
    double t_s = 0.0;
    double value = 0.0;
    double rest = 0.0;
};

Extreme find_extreme(const Trajectory& trajectory, int signal, const std::vector<double>& times_s) {
    const std::vector<double> values = trajectory.sample(signal, times_s);
    Extreme extreme{0.0, values.front(), trajectory.baseline().values[signal]};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::abs(values[i] - extreme.rest) > std::abs(extreme.value - extreme.rest)) {
            extreme.value = values[i];
            extreme.t_s = times_s[i];
        }
    }
    return extreme;
}

std::string with_unit(double value, const std::string& unit) {
    return fmt::format("{:.3g} {}", value, unit);
}

std::string list_doses(const Library& library, const Scenario& scenario) {
    std::string doses;
    for (const Dose& dose : scenario.doses) {
        doses += (doses.empty() ? "" : "; ") + describe_dose(dose, library);
    }
    return doses;
}

/// The sentence about one signal, empty if it does not move.
std::string tell_signal(const Trajectory& trajectory,
                        const Texts& texts,
                        int index,
                        const std::vector<double>& times_s) {
    const SignalTable& signals = trajectory.signals();
    const Signal& signal = signals.rows[index];
    const bool has_percent =
        std::any_of(signals.rows.begin(), signals.rows.end(), [&](const Signal& row) {
            return row.baseline_of == index;
        });
    const bool occupancy = signal.path.find(".occupancy.") != std::string::npos;
    const bool plasma = signal.path.ends_with(".plasma");
    if (!has_percent && !occupancy && !plasma) {
        return "";
    }
    const Extreme extreme = find_extreme(trajectory, index, times_s);
    const std::string value = with_unit(extreme.value, signal.unit);
    const std::string rest = with_unit(extreme.rest, signal.unit);
    const std::string time =
        describe_time(std::round(extreme.t_s / internal_per("min")) * internal_per("min"));
    const double change = extreme.value - extreme.rest;
    if (plasma) {
        return extreme.value > 0.0
                   ? texts.get("describe.peak_plasma",
                               {{"label", signal.label}, {"value", value}, {"time", time}})
                   : "";
    }
    if (std::abs(change) * 100.0 <=
        kWorthTellingPercent * std::max(extreme.rest, occupancy ? 100.0 : 0.0)) {
        return "";
    }
    return texts.get(change > 0.0 ? "describe.peak_up" : "describe.peak_down",
                     {{"label", signal.label}, {"rest", rest}, {"value", value}, {"time", time}});
}

} // namespace

int describe(const Library& library,
             const std::filesystem::path& texts_file,
             const ScenarioOptions& options) {
    const Texts texts = load_texts(texts_file);
    const Scenario scenario = make_scenario(library, options.scenario, options.changes);
    const Trajectory trajectory = simulate(library, scenario, options.relative_tolerance);
    fmt::print("{}\n",
               texts.get("describe.heading",
                         {{"name", scenario.name},
                          {"subject", library.subjects.at(scenario.subject).name},
                          {"circuit", library.circuits.at(scenario.circuit).name},
                          {"duration", describe_time(scenario.duration_s)}}));
    if (!scenario.text.empty()) {
        fmt::print("{}\n", scenario.text);
    }
    const std::string doses = list_doses(library, scenario);
    fmt::print("{}\n",
               doses.empty() ? texts.get("describe.nothing_given")
                             : texts.get("describe.given", {{"doses", doses}}));
    std::vector<double> times_s;
    for (int i = 0; i < kSamples; ++i) {
        times_s.push_back(trajectory.reached_s() * i / (kSamples - 1));
    }
    bool blocked = false;
    for (int i = 0; i < static_cast<int>(trajectory.signals().rows.size()); ++i) {
        const std::string sentence = tell_signal(trajectory, texts, i, times_s);
        if (!sentence.empty()) {
            fmt::print("  {}\n", sentence);
        }
        if (trajectory.signals().rows[i].path.ends_with(".blocked")) {
            blocked |= find_extreme(trajectory, i, times_s).value > kWorthTellingPercent;
        }
    }
    fmt::print("  {}\n", texts.get("describe.unchanged"));
    if (options.changes.who.number > 0 && !subjects_vary(trajectory.parameters())) {
        fmt::print("{}\n", nobody_differs);
    }
    for (const Beyond& beyond : summary_of(beyond_data(trajectory))) {
        fmt::print("{}\n", describe_beyond(beyond));
    }
    if (blocked) {
        fmt::print("{}\n", texts.get("stage.blockade_warning"));
    }
    fmt::print("{}\n", texts.get("stage.not_medical"));
    if (!trajectory.status().ok()) {
        fmt::print(stderr, "{}: {}\n", scenario.id, trajectory.status().sentence());
        return 1;
    }
    return 0;
}

} // namespace disinhibit::lab
