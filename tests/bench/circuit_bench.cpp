#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "circuit/jacobian.h"
#include "circuit/simulate.h"
#include "tests/bench/equal_error.h"
#include "tests/bench/hand_written_derivative.h"
#include "tests/support/assets.h"
#include "tests/support/cvode_reference.h"
#include "tests/support/midbrain.h"
#include "tests/support/tolerances.h"

/// How fast the science is, on one core. Reports CPU time, which another program on the machine hardly changes.
namespace disinhibit {
namespace {

constexpr const char* kDay = "acute_day";
constexpr const char* kNinetyDays = "ninety_days";

const Scenario& shipped(const std::string& id) {
    return shipped_library().scenarios.at(id);
}

/// Reading aside: model, resting state, and every step to the end.
void simulate_scenario(benchmark::State& state, const char* id) {
    for (auto iteration : state) {
        benchmark::DoNotOptimize(simulate(shipped_library(), shipped(id)).reached_s());
    }
    state.counters["error"] = equal_error(id).our_error;
}

/// Integration only, at the tolerance that gives the same error.
void cvode_dense(benchmark::State& state, const char* id) {
    const EqualError& equal = equal_error(id);
    CvodeReference cvode(shipped_library(), shipped(id), equal.cvode_tolerance, 1.0);
    const std::vector<double> end_s{shipped(id).duration_s};
    for (auto iteration : state) {
        benchmark::DoNotOptimize(cvode.integrate(equal.resting_state, end_s));
    }
    state.counters["error"] = equal.cvode_error;
    state.counters["tolerance"] = equal.cvode_tolerance;
}

void build_and_start(benchmark::State& state, const char* id) {
    for (auto iteration : state) {
        benchmark::DoNotOptimize(start_trajectory(shipped_library(), shipped(id)).reached_s());
    }
}

/// ninety_days in the first evening, while a drink is being taken and a tablet works.
struct Evening {
    const Library& library = midbrain_library();
    Scenario scenario = midbrain_scenario(kNinetyDays);
    std::shared_ptr<const Model> model = make_model(library, scenario);
    Schedule schedule = make_schedule(library, *model, scenario);
    ModelSystem system{model, &schedule.initial};
    HandWrittenDerivative by_hand{*model, model->defaults};
    std::vector<double> y;
    std::vector<double> dydt = std::vector<double>(model->states.size());

    Evening() {
        constexpr double t_s = 20.0 * 3600.0;
        Trajectory trajectory = start_trajectory(library, scenario);
        trajectory.extend_to(t_s);
        y = trajectory.states_at(t_s);
        if (!(by_hand.largest_difference(system, y) <= tolerance::same_equations)) {
            std::fprintf(stderr, "the hand-written derivative differs from the model's\n");
            std::exit(EXIT_FAILURE);
        }
    }
};

void model_derivative(benchmark::State& state) {
    Evening evening;
    for (auto iteration : state) {
        evening.system.derivative(evening.y.data(), evening.dydt.data());
        benchmark::DoNotOptimize(evening.dydt.data());
        benchmark::ClobberMemory();
    }
}

void hand_written_derivative(benchmark::State& state) {
    Evening evening;
    for (auto iteration : state) {
        evening.by_hand(evening.y.data(), evening.dydt.data());
        benchmark::DoNotOptimize(evening.dydt.data());
        benchmark::ClobberMemory();
    }
}

void model_jacobian(benchmark::State& state) {
    Evening evening;
    Jacobian<ModelSystem> jacobian(evening.system);
    for (auto iteration : state) {
        jacobian.compute(evening.y.data(), evening.dydt.data());
        benchmark::DoNotOptimize(jacobian.values());
        benchmark::ClobberMemory();
    }
    state.counters["colours"] = jacobian.colors();
}

/// Prints as usual and keeps the median CPU time of every benchmark, in s.
class MedianReporter : public benchmark::ConsoleReporter {
  public:
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.aggregate_name == "median") {
                medians_[run.run_name.function_name] =
                    run.GetAdjustedCPUTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
            }
        }
        ConsoleReporter::ReportRuns(runs);
    }
    bool has(const std::string& name) const { return medians_.contains(name); }
    double median_s(const std::string& name) const { return medians_.at(name); }

  private:
    std::map<std::string, double> medians_;
};

void register_all() {
    const auto repeat = [](benchmark::internal::Benchmark* entry) {
        return entry->Repetitions(5)->ReportAggregatesOnly(true);
    };
    for (const char* id : {kDay, kNinetyDays}) {
        const std::string name = id;
        repeat(benchmark::RegisterBenchmark((name + ",ours").c_str(), simulate_scenario, id))
            ->Unit(benchmark::kMillisecond);
        repeat(benchmark::RegisterBenchmark((name + ",cvode").c_str(), cvode_dense, id))
            ->Unit(benchmark::kMillisecond);
        repeat(benchmark::RegisterBenchmark((name + ",start").c_str(), build_and_start, id))
            ->Unit(benchmark::kMicrosecond);
    }
    repeat(benchmark::RegisterBenchmark("derivative,ours", model_derivative));
    repeat(benchmark::RegisterBenchmark("derivative,by_hand", hand_written_derivative));
    repeat(benchmark::RegisterBenchmark("jacobian", model_jacobian));
}

void print_summary(const MedianReporter& medians) {
    std::printf("\nsummary (medians of 5, CPU time)\n");
    for (const std::string id : {kDay, kNinetyDays}) {
        if (medians.has(id + ",ours") && medians.has(id + ",cvode")) {
            const double ours_ms = 1e3 * medians.median_s(id + ",ours");
            const double cvode_ms = 1e3 * medians.median_s(id + ",cvode");
            const EqualError& equal = equal_error(id);
            std::printf("%s: %.2f ms, error %.1e; CVODE dense at %.1e: %.1f ms, error %.1e; "
                        "%.1f times faster\n",
                        id.c_str(),
                        ours_ms,
                        equal.our_error,
                        equal.cvode_tolerance,
                        cvode_ms,
                        equal.cvode_error,
                        cvode_ms / ours_ms);
        }
    }
    if (medians.has("derivative,ours") && medians.has("derivative,by_hand")) {
        const double ours_ns = 1e9 * medians.median_s("derivative,ours");
        const double by_hand_ns = 1e9 * medians.median_s("derivative,by_hand");
        std::printf("derivative: %.0f ns, by hand %.0f ns; %.2f times the hand-written one\n",
                    ours_ns,
                    by_hand_ns,
                    ours_ns / by_hand_ns);
    }
}

} // namespace
} // namespace disinhibit

int main(int argc, char** argv) {
    disinhibit::register_all();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return EXIT_FAILURE;
    }
    disinhibit::MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    disinhibit::print_summary(reporter);
    return EXIT_SUCCESS;
}
