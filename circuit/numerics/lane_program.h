#pragma once

#include <vector>

#include "circuit/numerics/expression.h"

namespace disinhibit {

/// A calculation for many people side by side: runs of equal operations on registers. Every register is a pack, one number
/// for each lane.
struct LaneProgram {
    /// register[to] = operation(register[a], register[b], register[c])
    struct Instruction {
        int to = 0, a = 0, b = 0, c = 0;
    };
    struct Run {
        Operation operation = Operation::add;
        int end = 0; ///< of its instructions, which begin where those of the run before end
    };
    std::vector<Instruction> instructions;
    std::vector<Run> runs;
    std::vector<int> outputs; ///< the register of each result
};

/// Programs on one set of registers: first the variables, then what does not vary, then whatever is computed.
struct LanePrograms {
    int variables = 0;
    int registers = 0;
    /// What does not vary, in an order in which it can be evaluated; register `variables` + i where it is read.
    std::vector<Expression> constants; ///< a, b, c: indices of this list
    std::vector<int> exponents;        ///< constants that are exponents of hill and power
    std::vector<LaneProgram> programs;
};

/// One program for each list of results wanted. Instructions that do not wait for each other stand together, registers are
/// used again once their last reader is done.
LanePrograms make_lane_programs(const ExpressionList& list,
                                int variables,
                                const std::vector<std::vector<int>>& wanted);

} // namespace disinhibit
