#pragma once

#include <cstdint>
#include <vector>

#include "circuit/parameters.h"
#include "circuit/scenario.h"

namespace disinhibit {

/// One person (or animal) of a population: number 0 is the typical one, whose parameters are those of the files.
struct VirtualSubject {
    std::uint64_t seed = 0;
    std::uint64_t number = 0;
};

/// What sets `who` apart: a change at t = 0 of every row of `parameters` with a published spread (Quantity::cv). Log-normal with
/// the file's value as mean, so that
///     x = value exp(s z - s^2 / 2),  s = sqrt(ln(1 + cv^2)),  z standard normal,
/// kept within the row's range where it has one (a bioavailability cannot exceed 1); shares of one whole are drawn again until
/// together they do not exceed it. z belongs to seed, number and the path of
/// the row: the same person has the same liver in every scenario and under every hypothesis. Rows are drawn independently, since
/// no source tells how they go together. Empty for the typical subject.
std::vector<ParameterChange> draw_subject(const ParameterTable& parameters,
                                          const VirtualSubject& who);

/// Gives `scenario` the parameters of `who`, except those that the scenario itself sets.
void become(Scenario& scenario, const ParameterTable& parameters, const VirtualSubject& who);

} // namespace disinhibit
