#include "engine/study/stress.h"

#include <algorithm>
#include <cmath>

#include "circuit/course/mass_balance.h"
#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/model.h"
#include "circuit/numerics/random_number.h"
#include "engine/core/plain_words.h"
#include "engine/study/for_each_run.h"
#include "engine/study/uncertain.h"

namespace disinhibit {
namespace {

constexpr int kReadings = 145; // every 10 min of a day
/// Amounts may undershoot zero by six absolute tolerances at the end of a step (circuit/numerics/solver.h), and between the ends
/// by as much again.
constexpr double kAllowedUndershoot = 12.0;

/// Empty if all is well at t_s, else what is wrong.
std::string fault_at(const Trajectory& trajectory, double t_s, Snapshot& snapshot) {
    const std::string when = " at " + std::to_string(t_s) + " s";
    const std::vector<double> y = trajectory.states_at(t_s);
    for (std::size_t i = 0; i < y.size(); ++i) {
        const StateInfo& state = trajectory.states()[i];
        const double lowest =
            -kAllowedUndershoot * trajectory.relative_tolerance() * trajectory.error_floor()[i];
        if (!std::isfinite(y[i])) {
            return state.name + " is not finite" + when;
        }
        if (state.non_negative && y[i] < lowest) {
            return state.name + " is negative" + when;
        }
    }
    trajectory.read(t_s, snapshot);
    for (std::size_t i = 0; i < snapshot.values.size(); ++i) {
        if (!std::isfinite(snapshot.values[i])) {
            return trajectory.signals().rows[i].path + " is not finite" + when;
        }
    }
    return "";
}

StressFinding run_set(const Library& library, const Scenario& scenario, int set) {
    const Trajectory trajectory = simulate(library, scenario);
    if (!trajectory.status().ok()) {
        return {set, StressOutcome::stopped, scenario.id, trajectory.status().sentence()};
    }
    Snapshot snapshot;
    for (int i = 0; i < kReadings; ++i) {
        const double t_s = scenario.duration_s * i / (kReadings - 1);
        std::string fault = fault_at(trajectory, t_s, snapshot);
        if (fault.empty()) {
            fault = more_than_given(library, trajectory, t_s);
        }
        if (!fault.empty()) {
            return {set, StressOutcome::unsound, scenario.id, fault};
        }
    }
    return {set, StressOutcome::sound, scenario.id, ""};
}

} // namespace

std::vector<Scenario> stress_scenarios(const Library& library, const std::string& circuit) {
    std::vector<Scenario> scenarios;
    for (const auto& [id, shipped] : library.scenarios) {
        Scenario scenario = shipped;
        scenario.circuit = circuit;
        scenario.duration_s = internal_per("d");
        try {
            start_trajectory(library, scenario);
            scenarios.push_back(scenario);
        } catch (const ModelError&) {
            continue; // it needs a part that this circuit does not have
        }
    }
    return scenarios;
}

Scenario stress_scenario(const Library& library,
                         const std::vector<Scenario>& scenarios,
                         std::uint64_t seed,
                         int set) {
    Scenario scenario = scenarios.at(static_cast<std::size_t>(set) % scenarios.size());
    const auto model = make_model(library, scenario);
    for (std::size_t i = 0; i < model->parameters.rows.size(); ++i) {
        const Parameter& parameter = model->parameters.rows[i];
        if (parameter.quantity.low && parameter.quantity.high) {
            const double share = uniform_number(seed, static_cast<std::uint64_t>(set), i);
            const Uncertain parameter_range{
                parameter.path, *parameter.quantity.low, *parameter.quantity.high};
            const double value = parameter_range.at(share);
            put_change(scenario, {parameter.path, value, 0.0, 0.0});
        }
    }
    return scenario;
}

StressReport run_stress(const Library& library,
                        const StressPlan& plan,
                        const std::atomic<bool>& interrupted,
                        const std::function<void(int)>& progress) {
    const std::vector<Scenario> scenarios = stress_scenarios(library, plan.circuit);
    const std::size_t count = scenarios.empty() ? 0 : static_cast<std::size_t>(plan.count);
    StressReport report;
    const auto work = [&](std::size_t i) {
        const int set = static_cast<int>(i);
        try {
            return run_set(library, stress_scenario(library, scenarios, plan.seed, set), set);
        } catch (const std::exception& error) {
            return StressFinding{set, StressOutcome::unsound, "", plain_words(error)};
        }
    };
    const auto done = [&](std::size_t, const StressFinding& found) {
        ++report.done;
        if (found.outcome != StressOutcome::sound) {
            ++(found.outcome == StressOutcome::stopped ? report.stopped : report.unsound);
            report.findings.push_back(found);
        }
        if (progress) {
            progress(report.done);
        }
    };
    for_each_run({0, count, plan.threads}, interrupted, work, done);
    report.sound = report.done - report.stopped - report.unsound;
    return report;
}

} // namespace disinhibit
