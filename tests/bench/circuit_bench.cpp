#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

#include "circuit/course/simulate.h"
#include "circuit/numerics/jacobian.h"
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

const std::vector<std::string> kCircuits = {"textbook", "evidence_weighted"};

/// A shipped scenario in one of the circuits.
struct Course {
    std::string scenario, circuit;
    std::string name() const { return circuit + "," + scenario; }
    Scenario make() const {
        Scenario made = shipped_library().scenarios.at(scenario);
        made.circuit = circuit;
        return made;
    }
};

/// Reading aside: model, resting state, and every step to the end.
void simulate_scenario(benchmark::State& state, const Course& course) {
    const Scenario scenario = course.make();
    long steps = 0;
    double states = 0.0;
    for (auto iteration : state) {
        const Trajectory trajectory = simulate(shipped_library(), scenario);
        steps = trajectory.statistics().steps;
        states = static_cast<double>(trajectory.states().size());
    }
    state.counters["states"] = states;
    state.counters["steps"] = static_cast<double>(steps);
    state.counters["error"] = equal_error(course.scenario, course.circuit).our_error;
}

/// Integration only, at the tolerance that gives the same error.
void cvode_dense(benchmark::State& state, const Course& course) {
    const EqualError& equal = equal_error(course.scenario, course.circuit);
    const Scenario scenario = course.make();
    CvodeReference cvode(shipped_library(), scenario, equal.cvode_tolerance, 1.0);
    const std::vector<double> end_s{scenario.duration_s};
    for (auto iteration : state) {
        benchmark::DoNotOptimize(cvode.integrate(equal.resting_state, end_s));
    }
    state.counters["error"] = equal.cvode_error;
    state.counters["tolerance"] = equal.cvode_tolerance;
}

void build_and_start(benchmark::State& state, const Course& course) {
    const Scenario scenario = course.make();
    for (auto iteration : state) {
        benchmark::DoNotOptimize(start_trajectory(shipped_library(), scenario).reached_s());
    }
}

/// ninety_days in the first evening, while a drink is being taken and a tablet works.
struct Evening {
    Scenario scenario;
    std::shared_ptr<const Body> body;
    Schedule schedule;
    ModelSystem system;
    std::vector<double> y;
    std::vector<double> dydt;

    Evening(const Library& library, const std::string& circuit)
        : scenario(Course{kNinetyDays, circuit}.make()), body(make_body(library, scenario)),
          schedule(make_schedule(library, *body, scenario)), system(body, &schedule.initial),
          dydt(body->model->states.size()) {
        constexpr double t_s = 20.0 * 3600.0;
        Trajectory trajectory = start_trajectory(library, scenario);
        trajectory.extend_to(t_s);
        y = trajectory.states_at(t_s);
    }
};

void model_derivative(benchmark::State& state, const Library& library, const std::string& circuit) {
    Evening evening(library, circuit);
    for (auto iteration : state) {
        evening.system.derivative(evening.y.data(), evening.dydt.data());
        benchmark::DoNotOptimize(evening.dydt.data());
        benchmark::ClobberMemory();
    }
}

void hand_written_derivative(benchmark::State& state) {
    Evening evening(midbrain_library(), "textbook");
    const HandWrittenDerivative by_hand(*evening.body->model, evening.body->parameters);
    if (!(by_hand.largest_difference(evening.system, evening.y) <= tolerance::same_equations)) {
        std::fprintf(stderr, "the hand-written derivative differs from the model's\n");
        std::exit(EXIT_FAILURE);
    }
    for (auto iteration : state) {
        by_hand(evening.y.data(), evening.dydt.data());
        benchmark::DoNotOptimize(evening.dydt.data());
        benchmark::ClobberMemory();
    }
}

void model_jacobian(benchmark::State& state, const std::string& circuit) {
    Evening evening(shipped_library(), circuit);
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
    for (const std::string& circuit : kCircuits) {
        for (const char* id : {kDay, kNinetyDays}) {
            const Course course{id, circuit};
            const std::string name = course.name();
            repeat(
                benchmark::RegisterBenchmark((name + ",ours").c_str(), simulate_scenario, course))
                ->Unit(benchmark::kMillisecond);
            repeat(benchmark::RegisterBenchmark((name + ",cvode").c_str(), cvode_dense, course))
                ->Unit(benchmark::kMillisecond);
            repeat(benchmark::RegisterBenchmark((name + ",start").c_str(), build_and_start, course))
                ->Unit(benchmark::kMicrosecond);
        }
        repeat(benchmark::RegisterBenchmark((circuit + ",derivative").c_str(),
                                            model_derivative,
                                            std::cref(shipped_library()),
                                            circuit));
        repeat(
            benchmark::RegisterBenchmark((circuit + ",jacobian").c_str(), model_jacobian, circuit));
    }
    repeat(benchmark::RegisterBenchmark(
        "midbrain,derivative", model_derivative, std::cref(midbrain_library()), "textbook"));
    repeat(benchmark::RegisterBenchmark("midbrain,derivative_by_hand", hand_written_derivative));
}

void print_course(const MedianReporter& medians, const Course& course) {
    const std::string name = course.name();
    if (!medians.has(name + ",ours") || !medians.has(name + ",cvode")) {
        return;
    }
    const double ours_ms = 1e3 * medians.median_s(name + ",ours");
    const double cvode_ms = 1e3 * medians.median_s(name + ",cvode");
    const EqualError& equal = equal_error(course.scenario, course.circuit);
    std::printf("%s: %.2f ms, error %.1e; CVODE dense at %.1e: %.1f ms, error %.1e; "
                "%.1f times faster\n",
                name.c_str(),
                ours_ms,
                equal.our_error,
                equal.cvode_tolerance,
                cvode_ms,
                equal.cvode_error,
                cvode_ms / ours_ms);
}

void print_summary(const MedianReporter& medians) {
    std::printf("\nsummary (medians of 5, CPU time)\n");
    for (const std::string& circuit : kCircuits) {
        print_course(medians, {kDay, circuit});
        print_course(medians, {kNinetyDays, circuit});
        if (medians.has(circuit + ",derivative")) {
            std::printf("%s derivative: %.0f ns\n",
                        circuit.c_str(),
                        1e9 * medians.median_s(circuit + ",derivative"));
        }
    }
    if (medians.has("midbrain,derivative") && medians.has("midbrain,derivative_by_hand")) {
        std::printf("midbrain of the textbook: %.2f times the hand-written derivative\n",
                    medians.median_s("midbrain,derivative") /
                        medians.median_s("midbrain,derivative_by_hand"));
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
