#pragma once

#include <cstdint>
#include <vector>

#include "circuit/describe/parameters.h"
#include "circuit/describe/scenario.h"

namespace disinhibit {

/// One person (or animal) of a population: number 0 is the typical one, whose parameters are those of the files.
struct VirtualSubject {
    std::uint64_t seed = 0;
    std::uint64_t number = 0;
};

/// What sets `who` apart: a change at t = 0 of every row of `parameters` that is in use and has a published spread
/// (Quantity::cv). Log-normal with the file's value as mean, so that
///     x = value exp(s z - s^2 / 2),  s = sqrt(ln(1 + cv^2)),
///     z = r z_w + sqrt(1 - r^2) e  beside a row w that it correlates with by r (Quantity::correlation), else z = e,
/// e standard normal. A value outside of the row's range (a bioavailability above 1) is no person: e is drawn again, from the
/// same stream, until the value lies inside, so that nobody stands on a limit; shares of one whole are drawn again until
/// together they do not exceed it. e belongs to seed, number and the path of
/// the row: the same person has the same liver in every scenario and under every hypothesis. Empty for the typical subject
/// and where nothing varies.
/// Throws ModelError if a range leaves no room for its spread or a correlation names no row with a spread.
/// Tests: tests/unit/circuit/virtual_subject_test.cpp.
std::vector<ParameterChange> draw_subject(const ParameterTable& parameters,
                                          const VirtualSubject& who);

/// True if some parameter in use has a published spread: else all persons are the typical one.
bool subjects_vary(const ParameterTable& parameters);

/// Gives `scenario` the parameters of `who`, except those that the scenario itself sets.
void become(Scenario& scenario, const ParameterTable& parameters, const VirtualSubject& who);

} // namespace disinhibit
