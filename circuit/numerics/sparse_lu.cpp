#include "circuit/numerics/sparse_lu.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace disinhibit {

namespace {

/// Dense flags; the symbolic phase runs once on small systems.
using Rows = std::vector<std::vector<char>>;

Rows structure_with_diagonal(const SparsityPattern& pattern) {
    const std::size_t n = static_cast<std::size_t>(pattern.size);
    Rows present(n, std::vector<char>(n, 0));
    for (std::size_t i = 0; i < n; ++i) {
        present[i][i] = 1;
        for (int e = pattern.row_start[i]; e < pattern.row_start[i + 1]; ++e) {
            present[i][static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)])] = 1;
        }
    }
    return present;
}

/// The remaining index whose elimination may create the fewest entries, (row count - 1) * (column count - 1);
/// the lowest index on a tie.
std::size_t cheapest_pivot(const Rows& present, const std::vector<char>& done) {
    const std::size_t n = present.size();
    std::size_t best = n;
    std::size_t best_cost = 0;
    for (std::size_t k = 0; k < n; ++k) {
        if (done[k]) {
            continue;
        }
        std::size_t in_row = 0;
        std::size_t in_column = 0;
        for (std::size_t j = 0; j < n; ++j) {
            const bool other = !done[j] && j != k;
            in_row += other && present[k][j];
            in_column += other && present[j][k];
        }
        const std::size_t cost = in_row * in_column;
        if (best == n || cost < best_cost) {
            best = k;
            best_cost = cost;
        }
    }
    return best;
}

/// Adds the fill-in of eliminating `pivot` among the indices not yet done.
void eliminate_symbolically(Rows& present, const std::vector<char>& done, std::size_t pivot) {
    const std::size_t n = present.size();
    for (std::size_t i = 0; i < n; ++i) {
        if (done[i] || i == pivot || !present[i][pivot]) {
            continue;
        }
        for (std::size_t j = 0; j < n; ++j) {
            if (!done[j] && present[pivot][j]) {
                present[i][j] = 1;
            }
        }
    }
}

class Planner {
  public:
    explicit Planner(const SparsityPattern& pattern) {
        plan_.size = pattern.size;
        Rows present = structure_with_diagonal(pattern);
        std::vector<char> done(present.size(), 0);
        for (std::size_t step = 0; step < present.size(); ++step) {
            const std::size_t pivot = cheapest_pivot(present, done);
            eliminate_symbolically(present, done, pivot);
            done[pivot] = 1;
            plan_.order.push_back(static_cast<int>(pivot));
        }
        place_values(present);
        plan_rows(pattern);
    }

    LuPlan plan() && { return std::move(plan_); }

  private:
    int slot(int row, int column) const {
        return slots_[static_cast<std::size_t>(row) * static_cast<std::size_t>(plan_.size) +
                      static_cast<std::size_t>(column)];
    }

    /// Gives every entry of L and U its place in values_: first the substitutions that depend on no other, then those that
    /// depend on them, and so on.
    void place_values(const Rows& present) {
        struct Placed {
            int depth, row, column; // elimination positions
        };
        slots_.assign(present.size() * present.size(), -1);
        std::vector<int> depth(present.size(), 0); // of the last substitution into each row
        const auto place = [&](std::vector<Placed>& found) {
            std::stable_sort(found.begin(), found.end(), [](const Placed& a, const Placed& b) {
                return a.depth < b.depth;
            });
            for (const Placed& entry : found) {
                slots_[static_cast<std::size_t>(entry.row) * static_cast<std::size_t>(plan_.size) +
                       static_cast<std::size_t>(entry.column)] =
                    static_cast<int>(plan_.substitutions.size());
                plan_.substitutions.push_back(
                    {plan_.order[static_cast<std::size_t>(entry.row)],
                     plan_.order[static_cast<std::size_t>(entry.column)]});
            }
        };
        const auto add = [&](std::vector<Placed>& found, int p, int q) {
            const auto row = static_cast<std::size_t>(p);
            const auto column = static_cast<std::size_t>(q);
            if (present[static_cast<std::size_t>(plan_.order[row])]
                       [static_cast<std::size_t>(plan_.order[column])]) {
                depth[row] = std::max(depth[row], depth[column]) + 1;
                found.push_back({depth[row], p, q});
            }
        };
        std::vector<Placed> lower;
        for (int p = 0; p < plan_.size; ++p) {
            for (int q = 0; q < p; ++q) {
                add(lower, p, q);
            }
        }
        std::fill(depth.begin(), depth.end(), 0);
        std::vector<Placed> upper;
        for (int p = plan_.size - 1; p >= 0; --p) {
            for (int q = plan_.size - 1; q > p; --q) {
                add(upper, p, q);
            }
        }
        place(lower);
        plan_.lower_count = static_cast<int>(plan_.substitutions.size());
        place(upper);
        for (int p = 0; p < plan_.size; ++p) {
            slots_[static_cast<std::size_t>(p) * static_cast<std::size_t>(plan_.size) +
                   static_cast<std::size_t>(p)] = static_cast<int>(plan_.substitutions.size()) + p;
        }
    }

    /// Lists the operations of a factorisation, row by row.
    void plan_rows(const SparsityPattern& pattern) {
        std::vector<int> position(plan_.order.size());
        for (int p = 0; p < plan_.size; ++p) {
            position[static_cast<std::size_t>(plan_.order[static_cast<std::size_t>(p)])] = p;
        }
        plan_.entry_target.resize(pattern.columns.size());
        for (int p = 0; p < plan_.size; ++p) {
            LuPlan::Row row;
            row.caller_row = plan_.order[static_cast<std::size_t>(p)];
            for (int k = 0; k < p; ++k) {
                for (int j = k + 1; j < plan_.size && slot(p, k) >= 0; ++j) {
                    if (slot(k, j) >= 0) {
                        plan_.eliminations.push_back({slot(p, j), slot(p, k), slot(k, j)});
                    }
                }
            }
            for (int j = p + 1; j < plan_.size; ++j) {
                if (slot(p, j) >= 0) {
                    plan_.upper_of_row.push_back(slot(p, j));
                }
            }
            row.eliminations_end = static_cast<int>(plan_.eliminations.size());
            row.upper_end = static_cast<int>(plan_.upper_of_row.size());
            const auto caller = static_cast<std::size_t>(row.caller_row);
            for (int e = pattern.row_start[caller]; e < pattern.row_start[caller + 1]; ++e) {
                const int column = pattern.columns[static_cast<std::size_t>(e)];
                plan_.entry_target[static_cast<std::size_t>(e)] =
                    slot(p, position[static_cast<std::size_t>(column)]);
                row.diagonal_entry = column == row.caller_row ? e : row.diagonal_entry;
            }
            plan_.rows.push_back(row);
        }
    }

    LuPlan plan_;
    std::vector<int> slots_; ///< size x size, elimination positions: index of a value, or -1
};

} // namespace

LuPlan plan_lu(const SparsityPattern& pattern) {
    return Planner(pattern).plan();
}

SparseLu::SparseLu(const SparsityPattern& pattern)
    : plan_(plan_lu(pattern)), values_(static_cast<std::size_t>(plan_.value_count()), 0.0),
      inverse_diagonal_(static_cast<std::size_t>(plan_.size), 0.0) {}

bool SparseLu::factorise(double shift, const double* jacobian) {
    double* const values = values_.data();
    double* diagonal = values + plan_.substitutions.size();
    std::fill(values, diagonal, 0.0);
    std::fill(diagonal, diagonal + plan_.size, shift);
    const int* target = plan_.entry_target.data();
    for (const int* const end = target + plan_.entry_target.size(); target != end; ++target) {
        values[*target] -= *jacobian++;
    }
    jacobian -= plan_.entry_target.size();
    const LuPlan::Elimination* elimination = plan_.eliminations.data();
    const int* upper = plan_.upper_of_row.data();
    for (const LuPlan::Row& row : plan_.rows) {
        const LuPlan::Elimination* const eliminations_end =
            plan_.eliminations.data() + row.eliminations_end;
        for (; elimination != eliminations_end; ++elimination) {
            values[elimination->target] -= values[elimination->lower] * values[elimination->upper];
        }
        const double inverse = 1.0 / *diagonal++;
        inverse_diagonal_[static_cast<std::size_t>(row.caller_row)] = inverse;
        for (const int* const upper_end = plan_.upper_of_row.data() + row.upper_end;
             upper != upper_end;
             ++upper) {
            values[*upper] *= inverse;
        }
    }
    for (int e = 0; e < plan_.lower_count; ++e) {
        values[e] *= inverse_diagonal_[static_cast<std::size_t>(
            plan_.substitutions[static_cast<std::size_t>(e)].row)];
    }
    return pivots_are_sound(shift, jacobian);
}

/// After the fact, as a useless pivot can do no harm but spoil the values that follow.
bool SparseLu::pivots_are_sound(double shift, const double* jacobian) {
    const double* diagonal = values_.data() + plan_.substitutions.size();
    for (const LuPlan::Row& row : plan_.rows) {
        const double entry = row.diagonal_entry < 0 ? 0.0 : jacobian[row.diagonal_entry];
        const double size = std::abs(*diagonal++);
        const double least = cancelled_pivot * (std::abs(shift) + std::abs(entry));
        if (!(size > least && size <= std::numeric_limits<double>::max())) {
            failed_row_ = row.caller_row;
            return false;
        }
    }
    return true;
}

void SparseLu::solve(double* b) const {
    const double* const inverse = inverse_diagonal_.data();
    for (int i = 0; i < plan_.size; ++i) {
        b[i] *= inverse[i];
    }
    const double* value = values_.data();
    for (const LuPlan::Substitution& step : plan_.substitutions) {
        b[step.row] -= *value++ * b[step.column];
    }
}

} // namespace disinhibit
