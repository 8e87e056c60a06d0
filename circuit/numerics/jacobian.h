#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "circuit/numerics/numbers.h"
#include "circuit/numerics/sparse_lu.h"

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

/// The exact Jacobian d(dydt_i)/d(y_j) of a system by forward automatic differentiation, 8 to 24 colours per evaluation.
/// Allocates only in the constructor.
template <class System> class Jacobian {
  public:
    explicit Jacobian(System& system)
        : system_(system), pattern_(find_sparsity_pattern(system)),
          values_(pattern_.columns.size(), 0.0) {
        const std::vector<int> colors = color_columns(pattern_);
        for (const int color : colors) {
            colors_ = std::max(colors_, color + 1);
        }
        add_passes(colors);
    }

    const SparsityPattern& pattern() const { return pattern_; }
    /// One value per entry of the pattern, of the last compute().
    const double* values() const { return values_.data(); }
    int colors() const { return colors_; }

    /// Evaluates the Jacobian and, as a by-product, the derivative itself at y (both length size()).
    void compute(const double* y, double* dydt) {
        for (AnyPass& any : passes_) {
            std::visit([&](auto& pass) { run(pass, y, dydt); }, any);
        }
    }

  private:
    struct Extraction {
        int entry;
        int row;
        int lane;
    };
    /// One evaluation: a lane of the duals for each of `Lanes` colours.
    template <int Lanes> struct Pass {
        std::vector<Dual<Lanes>> y; ///< seeded once; only the values change
        std::vector<Dual<Lanes>> dydt;
        std::vector<Extraction> extractions;
    };
    using AnyPass = std::variant<Pass<8>, Pass<16>, Pass<24>>;
    static constexpr int most_lanes = 24;

    /// As few evaluations as possible, then as few lanes.
    void add_passes(const std::vector<int>& colors) {
        int left = (colors_ + most_lanes - 1) / most_lanes;
        for (int first = 0; first < colors_; --left) {
            const int share = (colors_ - first + left - 1) / left;
            if (share <= 8) {
                passes_.push_back(make_pass<8>(colors, first));
            } else if (share <= 16) {
                passes_.push_back(make_pass<16>(colors, first));
            } else {
                passes_.push_back(make_pass<24>(colors, first));
            }
            first += std::visit([](const auto& pass) { return lanes_of(pass); }, passes_.back());
        }
    }

    template <int Lanes> static int lanes_of(const Pass<Lanes>&) { return Lanes; }

    template <int Lanes> Pass<Lanes> make_pass(const std::vector<int>& colors, int first) const {
        Pass<Lanes> pass;
        pass.y.resize(colors.size());
        pass.dydt.resize(colors.size());
        const auto in_pass = [&](int color) { return color >= first && color < first + Lanes; };
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

    template <int Lanes> void run(Pass<Lanes>& pass, const double* y, double* dydt) {
        for (Dual<Lanes>& state : pass.y) {
            state.value = *y++;
        }
        system_.derivative(static_cast<const Dual<Lanes>*>(pass.y.data()), pass.dydt.data());
        for (const Extraction& from : pass.extractions) {
            values_[static_cast<std::size_t>(from.entry)] =
                pass.dydt[static_cast<std::size_t>(from.row)].slope[from.lane];
        }
        for (const Dual<Lanes>& rate : pass.dydt) {
            *dydt++ = rate.value;
        }
    }

    System& system_;
    SparsityPattern pattern_;
    int colors_ =
        1; // at least one pass, so that the derivative is evaluated even if it depends on nothing
    std::vector<AnyPass> passes_;
    std::vector<double> values_;
};

} // namespace disinhibit
