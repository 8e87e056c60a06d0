#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"

/// Is the model sound everywhere it may be set to? Random parameter sets, one after another or on several threads.
namespace disinhibit {

struct StressPlan {
    std::string circuit;
    int count = 0;
    std::uint64_t seed = 1;
    int threads = 1;
};

enum class StressOutcome {
    sound,   ///< every state and signal read is finite, no amount negative or more than was given
    stopped, ///< the solver said which state failed and when
    unsound  ///< a number is none of this although the solver reported nothing
};

/// What became of one parameter set that was not sound.
struct StressFinding {
    int set = 0;
    StressOutcome outcome = StressOutcome::sound;
    std::string scenario;
    std::string sentence;
};

struct StressReport {
    int done = 0; ///< the first so many sets; fewer than planned after an interruption
    int sound = 0;
    int stopped = 0;
    int unsound = 0;
    std::vector<StressFinding> findings; ///< by set
};

/// The scenarios that stress runs in turn: every shipped one that this circuit can run, over its first 24 h.
std::vector<Scenario> stress_scenarios(const Library& library, const std::string& circuit);

/// Set number `set` of a seed: its scenario with every parameter that declares a range changed at t = 0 to a random value
/// in it, on a logarithmic scale where the range spans a factor of ten or more. A pure function of its arguments.
Scenario stress_scenario(const Library& library,
                         const std::vector<Scenario>& scenarios,
                         std::uint64_t seed,
                         int set);

/// Runs the plan. The report is the same for any number of threads. `progress` (may be empty) hears on the calling
/// thread how many sets are done; sets that have not begun when `interrupted` becomes true are left out.
StressReport run_stress(const Library& library,
                        const StressPlan& plan,
                        const std::atomic<bool>& interrupted,
                        const std::function<void(int)>& progress);

} // namespace disinhibit
