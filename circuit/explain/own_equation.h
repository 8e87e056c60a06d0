#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "circuit/explain/reading.h"

/// The equation of one thing alone, as a function of what it reads: what attribution.cpp moves its inputs through.
namespace disinhibit {

/// The value a thing settles at, as a function of coefficients and of the values it reads.
struct OwnEquation {
    std::function<double(const double* c, const double* v)> settled;
    std::set<int> reads; ///< of v
    /// Values that stand for something else here, by index of v.
    std::map<int, double> now, rest;
    std::map<int, std::string> input; ///< whose they are, where the vocabulary says it otherwise
    bool slow = false;
};

/// The equation of a thing; without `settled` for what has none here. The readings must outlive it.
OwnEquation own_equation(const ModelReading& now, const ModelReading& rest, const Entity& entity);

} // namespace disinhibit
