#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "circuit/numbers.h"
#include "circuit/sparse_lu.h"

namespace disinhibit {

/// Which derivatives depend on which states, found by one evaluation with Dependencies: independent of all values, so
/// it holds for any state and any parameters as long as the same code runs.
template <class System> SparsityPattern find_sparsity_pattern(System& system) {
    const int n = system.size();
    std::vector<Dependencies> y(static_cast<std::size_t>(n));
    std::vector<Dependencies> dydt(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) {
        y[static_cast<std::size_t>(i)] = Dependencies::of_variable(i);
    }
    system.derivative(static_cast<const Dependencies*>(y.data()), dydt.data());
    SparsityPattern pattern;
    pattern.size = n;
    pattern.row_start.push_back(0);
    for (const Dependencies& row : dydt) {
        for (int j = 0; j < n; ++j) {
            if (row.variables.test(static_cast<std::size_t>(j))) {
                pattern.columns.push_back(j);
            }
        }
        pattern.row_start.push_back(pattern.entries());
    }
    return pattern;
}

/// A colour per column such that no two columns of one colour meet in a row (Curtis, Powell & Reid 1974); greedy,
/// fullest columns first. All columns of a colour share one direction of differentiation.
std::vector<int> color_columns(const SparsityPattern& pattern);

/// The exact Jacobian d(dydt_i)/d(y_j) of a system by forward automatic differentiation, 8 colours per evaluation.
/// Allocates only in the constructor.
template <class System> class Jacobian {
  public:
    explicit Jacobian(System& system)
        : system_(system), pattern_(find_sparsity_pattern(system)),
          values_(pattern_.columns.size(), 0.0), dydt_(static_cast<std::size_t>(pattern_.size)) {
        const std::vector<int> colors = color_columns(pattern_);
        for (const int color : colors) {
            colors_ = color < colors_ ? colors_ : color + 1;
        }
        for (int first = 0; first < colors_; first += lanes) {
            passes_.push_back(make_pass(colors, first));
        }
    }

    const SparsityPattern& pattern() const { return pattern_; }
    /// One value per entry of the pattern, of the last compute().
    const double* values() const { return values_.data(); }
    int colors() const { return colors_; }

    /// Evaluates the Jacobian and, as a by-product, the derivative itself at y (both length size()).
    void compute(const double* y, double* dydt) {
        const std::size_t n = static_cast<std::size_t>(pattern_.size);
        for (Pass& pass : passes_) {
            for (std::size_t i = 0; i < n; ++i) {
                pass.y[i].value = y[i];
            }
            system_.derivative(static_cast<const Dual<lanes>*>(pass.y.data()), dydt_.data());
            for (const Extraction& from : pass.extractions) {
                values_[static_cast<std::size_t>(from.entry)] =
                    dydt_[static_cast<std::size_t>(from.row)].slope[from.lane];
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            dydt[i] = dydt_[i].value;
        }
    }

  private:
    static constexpr int lanes = 8;
    struct Extraction {
        int entry;
        int row;
        int lane;
    };
    struct Pass {
        std::vector<Dual<lanes>> y; // seeded once; only the values change
        std::vector<Extraction> extractions;
    };

    Pass make_pass(const std::vector<int>& colors, int first) const {
        Pass pass;
        pass.y.resize(colors.size());
        const auto in_pass = [&](int color) { return color >= first && color < first + lanes; };
        for (std::size_t j = 0; j < colors.size(); ++j) {
            if (in_pass(colors[j])) {
                pass.y[j].slope[colors[j] - first] = 1.0;
            }
        }
        for (int row = 0; row < pattern_.size; ++row) {
            const int end = pattern_.row_start[static_cast<std::size_t>(row) + 1];
            for (int e = pattern_.row_start[static_cast<std::size_t>(row)]; e < end; ++e) {
                const int color =
                    colors[static_cast<std::size_t>(pattern_.columns[static_cast<std::size_t>(e)])];
                if (in_pass(color)) {
                    pass.extractions.push_back({e, row, color - first});
                }
            }
        }
        return pass;
    }

    System& system_;
    SparsityPattern pattern_;
    int colors_ =
        1; // at least one pass, so that the derivative is evaluated even if it depends on nothing
    std::vector<Pass> passes_;
    std::vector<double> values_;
    std::vector<Dual<lanes>> dydt_;
};

} // namespace disinhibit
