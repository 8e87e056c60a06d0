#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "circuit/experiment/knockout.h"
#include "circuit/experiment/reach.h"

/// Which published experiments would notice if a mechanism were absent or a number another one? Each is tried in turn, on
/// several threads.
namespace disinhibit {

/// How far a number is moved, both ways.
inline constexpr double moved_by = 1.25;

/// One change of the model.
struct KnockoutTrial {
    ChangedThing what;
    double factor = 0.0; ///< on a parameter; 0: a mechanism is taken out
    Mechanism mechanism; ///< the one; empty for a parameter
};

/// The library with the change.
Library
changed_library(const Library& library, const std::string& circuit, const KnockoutTrial& trial);

/// Everything that is tried of one circuit: its mechanisms, or all parameters of all arms, up and down.
class KnockoutStudy {
  public:
    /// Runs all rows once as they are. `library` must outlive it.
    KnockoutStudy(const Library& library,
                  std::vector<ExperimentRow> rows,
                  std::string circuit,
                  bool parameters,
                  int threads);

    const std::vector<KnockoutTrial>& trials() const { return trials_; }
    const std::vector<RowResult>& as_is() const { return as_is_; }
    const std::string& circuit() const { return circuit_; }

    /// One trial, on the calling thread.
    TrialOutcome run(const KnockoutTrial& trial) const;

    /// The trials from number `first` on. `done` hears of each, in their order, on the calling thread; after
    /// `interrupted` no new one begins. The outcomes are the same for any number of threads. The first exception of a
    /// trial or of `done` ends the run and is thrown again.
    void run_all(std::size_t first,
                 const std::atomic<bool>& interrupted,
                 const std::function<void(const TrialOutcome&)>& done) const;

  private:
    const Library& library_;
    std::vector<ExperimentRow> rows_;
    std::string circuit_;
    int threads_;
    ArmBodies arms_;
    std::vector<RowResult> as_is_;
    std::vector<KnockoutTrial> trials_;
};

} // namespace disinhibit
