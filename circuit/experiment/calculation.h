#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/observe.h"
#include "circuit/experiment/sweep_metrics.h"

/// From one row's recipes to one number: the arms are run, read and reduced.
namespace disinhibit {

/// Why a row yields no number.
struct RowStop {
    bool not_applicable = false; ///< the circuit lacks a part; else a run or the recipe failed
    std::string reason;
};

/// Courses by scenario: the same scenario is run once.
class RunCache {
  public:
    explicit RunCache(const Library& library) : library_(&library) {}
    /// The finished course. Throws RowStop if it stops early or the model cannot be built.
    const Trajectory& run(const Scenario& scenario);
    /// The course if it has been run already, else nullptr.
    const Trajectory* find(const Scenario& scenario) const;

  private:
    const Library* library_;
    std::list<std::pair<Scenario, Trajectory>> runs_;
};

/// One series per grid point of the axes (the last axis fastest).
struct SeriesFamily {
    std::vector<SweepAxis> axes;
    std::vector<Series> members;
    std::string unit;
};

/// One number per grid point of the axes; without axes a single one.
struct Numbers {
    std::vector<SweepAxis> axes;
    std::vector<double> values;
    std::string unit;
    std::vector<SignEffect> effects; ///< behind signs, one per value; else empty
};

/// The result of the last metric of a row, with its unit.
struct RowNumber {
    double value = 0.0; ///< NaN if it does not exist
    std::string unit;
    std::string undefined;            ///< for a NaN: which metric has no value, and why
    std::optional<SignEffect> effect; ///< behind a sign
};

/// Member `i` of an arm as it is run: an arm that names no circuit takes the one under test.
Scenario scenario_of(const ExperimentArm& arm, std::size_t i, const std::string& circuit_id);

/// Runs and calculates one row that has a protocol. Throws RowStop.
RowNumber calculate(const ExperimentRow& row, RunCache& cache, const std::string& circuit_id);

/// `value` said in unit `to`; units that are no physical unit ("slope", "sign") stand for pure numbers.
/// Throws RowStop if they do not fit.
double say_in(double value, const std::string& from, const std::string& to);

} // namespace disinhibit
