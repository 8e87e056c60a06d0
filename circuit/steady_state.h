#pragma once

#include <vector>

namespace disinhibit {

// INTERFACE (the implementation follows in this file)

/// Moves y (initial guess in, resting state out) to where the derivative vanishes. Returns false if it does not get
/// there; *worst_state then names the state farthest from rest. States whose derivative is exactly zero are left alone.
template <class System> bool solve_steady_state(System& system, std::vector<double>& y, int* worst_state);

}  // namespace disinhibit
