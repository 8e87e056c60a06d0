#pragma once

#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>

#include "circuit/numerics/recorded.h"

namespace disinhibit {

/// `above_zero` if a > 0, else `otherwise`: for rules, which must not branch on a parameter.
inline double choose(double a, double above_zero, double otherwise) {
    return a > 0.0 ? above_zero : otherwise;
}

/// A number that follows from parameters (internal units): computed from their values, or written down as what is computed
/// from them. Made from a function that does either, `[=](const auto* p) { return 1.0 / p[volume]; }`.
class Rule {
  public:
    template <class Function>
    requires(!std::same_as<Function, Rule>) Rule(Function function)
        : computed_(function), recorded_(std::move(function)) {}

    double operator()(const double* parameters) const { return computed_(parameters); }
    /// Needs a Recording.
    RecordedConstant operator()(const RecordedConstant* parameters) const {
        return recorded_(parameters);
    }

  private:
    std::function<double(const double*)> computed_;
    std::function<RecordedConstant(const RecordedConstant*)> recorded_;
};

} // namespace disinhibit
