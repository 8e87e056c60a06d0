#pragma once

#include <cstddef>
#include <new>
#include <vector>

#include "circuit/numerics/lane_program.h"
#include "circuit/numerics/sparse_lu.h"

namespace disinhibit {

/// Memory that begins where a cache line does.
template <class T> struct LineAllocator {
    using value_type = T;
    static constexpr std::align_val_t line{64};
    LineAllocator() = default;
    template <class U> LineAllocator(const LineAllocator<U>&) {}
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), line)); }
    void deallocate(T* memory, std::size_t) { ::operator delete(memory, line); }
    bool operator==(const LineAllocator&) const = default;
};
/// Packs one after another: the numbers of all lanes of the first, of the second, ...
using Packs = std::vector<double, LineAllocator<double>>;

/// What is the same for all lanes.
struct LanePlan {
    LanePrograms programs; ///< the derivative; the derivative and its Jacobian, entry by entry
    SparsityPattern pattern;
    LuPlan lu;
    std::vector<int> diagonal; ///< per state: its entry of the Jacobian, or -1
    double relative_tolerance = 0.0;
};

/// One attempt at a step of RODAS5P (solver.h) in each of several lanes, with states, parameters, times and step sizes of
/// their own. What a lane computes does not depend on the others.
struct LaneWork {
    /// Something that the regime of one lane adds to the equations.
    struct Inflow {
        int lane = 0, state = 0;
        double rate = 0.0;
    };
    struct Hold {
        int lane = 0, state = 0;
    };

    LaneWork(const LanePlan& plan, int lanes);

    const LanePlan& plan;
    int lanes;
    Packs registers; ///< of the programs; the states first, which are those at the end of the step
    std::vector<double> common;  ///< by register: the exponent of all lanes, or NaN if they differ
    std::vector<Inflow> inflows; ///< of all lanes
    std::vector<Hold> holds;     ///< of all lanes
    Packs start, slope, jacobian;
    Packs increments; ///< u_i of rosenbrock_coefficients.h, stage by stage
    Packs factors, inverse_diagonal;
    Packs floor, lowest; ///< error floor, and the deepest undershoot allowed
    Packs step_s;        ///< in: the sizes to try
    Packs error;         ///< out: error norm, accepted if <= 1; infinity if the try has no result
};

/// The code for packs of some width, in the widest instructions of the machine; the bytes are the same with any.
struct LaneCode {
    void (*differentiate)(LaneWork&); ///< slope and Jacobian at the start
    void (*attempt)(LaneWork&);       ///< the step: states at its end, increments, errors
};

/// `lanes`: 2, 4 or 8. Throws std::invalid_argument for another number.
LaneCode lane_code(int lanes);
/// As many lanes as one instruction of this machine has.
int fastest_lanes();

} // namespace disinhibit
