#pragma once

#include <string>
#include <vector>

#include "circuit/explain/reading.h"

/// What holds a thing where it is: its own equation, read at rest and now, and how much of the difference each input makes.
namespace disinhibit {

/// The balance of one thing at one moment, all numbers in the unit of its signal (Entity::signal).
struct Balance {
    int signal = -1; ///< -1: the thing has no signal
    double now = 0.0;
    double rest = 0.0;
    double settled =
        0.0; ///< where it would settle under the inputs of now; `now` if it has no equation of its own
    bool held = false; ///< a clamp of the scenario holds it
    bool slow = false; ///< it follows its inputs over minutes and more: what moved it may be gone
    std::vector<Push> pushes; ///< largest first; they sum up to settled - rest

    double change() const { return now - rest; }
    /// The push of that entity; 0 if there is none.
    double push_of(const std::string& entity) const;
};

/// Changes below this share of rest are called none.
constexpr double least_change = 0.03;

/// What is smaller, in the unit of its signal, is the rounding of a rest at zero.
constexpr double least_value = 1e-9;

/// Which way a value has gone: 1, -1, or 0 within `least_change` of rest or `least_value` of zero.
int direction_of(double now, double rest);

/// Splits settled - rest among the inputs by their Shapley values: the mean, over all orders in which the inputs can go from
/// their values at rest to those of now, of what the thing's own equation answers to each.
///   population   G F(I)                        receptor site  d k sum e o + sum m, with o_l = x_l / (1 + sum x),
///   transmitter  release + efflux = uptake                    x_l = o_l / free as it is (what a ligand that holds without
///   pool         B_tone x m S / S_rest                        effect takes away from the others is its own push)
///   response     G (R_0 + sum m)               adaptation     S(x) (1 - a T)
/// Sources: Shapley 1953 for the rule; the equations as in circuit/README.md.
/// Tests: tests/validation/causes_test.cpp, which takes the named inputs away and looks.
Balance balance_of(const ModelReading& now, const ModelReading& rest, const Entity& entity);

} // namespace disinhibit
