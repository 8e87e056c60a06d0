#include "circuit/numerics/sparse_lu.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace disinhibit {

namespace {

/// Dense flags; the symbolic phase runs once on small systems.
using Rows = std::vector<std::vector<char>>;

constexpr double cancelled_pivot = 1e-14; // of the diagonal entry: what is left is rounding

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

} // namespace

SparseLu::SparseLu(const SparsityPattern& pattern) : size_(pattern.size) {
    Flags present = structure_with_diagonal(pattern);
    std::vector<char> done(present.size(), 0);
    for (std::size_t step = 0; step < present.size(); ++step) {
        const std::size_t pivot = cheapest_pivot(present, done);
        eliminate_symbolically(present, done, pivot);
        done[pivot] = 1;
        order_.push_back(static_cast<int>(pivot));
    }
    place_values(present);
    plan_rows(pattern);
}

int SparseLu::slot(int row, int column) const {
    return slots_[static_cast<std::size_t>(row) * static_cast<std::size_t>(size_) +
                  static_cast<std::size_t>(column)];
}

/// Gives every entry of L and U its place in values_: first the substitutions that depend on no other, then those that
/// depend on them, and so on.
void SparseLu::place_values(const Flags& present) {
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
            slots_[static_cast<std::size_t>(entry.row) * static_cast<std::size_t>(size_) +
                   static_cast<std::size_t>(entry.column)] =
                static_cast<int>(substitutions_.size());
            substitutions_.push_back({order_[static_cast<std::size_t>(entry.row)],
                                      order_[static_cast<std::size_t>(entry.column)]});
        }
    };
    const auto add = [&](std::vector<Placed>& found, int p, int q) {
        const auto row = static_cast<std::size_t>(p);
        const auto column = static_cast<std::size_t>(q);
        if (present[static_cast<std::size_t>(order_[row])]
                   [static_cast<std::size_t>(order_[column])]) {
            depth[row] = std::max(depth[row], depth[column]) + 1;
            found.push_back({depth[row], p, q});
        }
    };
    std::vector<Placed> lower;
    for (int p = 0; p < size_; ++p) {
        for (int q = 0; q < p; ++q) {
            add(lower, p, q);
        }
    }
    std::fill(depth.begin(), depth.end(), 0);
    std::vector<Placed> upper;
    for (int p = size_ - 1; p >= 0; --p) {
        for (int q = size_ - 1; q > p; --q) {
            add(upper, p, q);
        }
    }
    place(lower);
    lower_count_ = static_cast<int>(substitutions_.size());
    place(upper);
    for (int p = 0; p < size_; ++p) {
        slots_[static_cast<std::size_t>(p) * static_cast<std::size_t>(size_) +
               static_cast<std::size_t>(p)] = static_cast<int>(substitutions_.size()) + p;
    }
    values_.assign(substitutions_.size() + present.size(), 0.0);
    inverse_diagonal_.assign(present.size(), 0.0);
}

/// Lists the operations of factorise(), row by row.
void SparseLu::plan_rows(const SparsityPattern& pattern) {
    std::vector<int> position(order_.size());
    for (int p = 0; p < size_; ++p) {
        position[static_cast<std::size_t>(order_[static_cast<std::size_t>(p)])] = p;
    }
    entry_target_.resize(pattern.columns.size());
    for (int p = 0; p < size_; ++p) {
        Row row;
        row.caller_row = order_[static_cast<std::size_t>(p)];
        for (int k = 0; k < p; ++k) {
            for (int j = k + 1; j < size_ && slot(p, k) >= 0; ++j) {
                if (slot(k, j) >= 0) {
                    eliminations_.push_back({slot(p, j), slot(p, k), slot(k, j)});
                }
            }
        }
        for (int j = p + 1; j < size_; ++j) {
            if (slot(p, j) >= 0) {
                upper_of_row_.push_back(slot(p, j));
            }
        }
        row.eliminations_end = static_cast<int>(eliminations_.size());
        row.upper_end = static_cast<int>(upper_of_row_.size());
        const auto caller = static_cast<std::size_t>(row.caller_row);
        for (int e = pattern.row_start[caller]; e < pattern.row_start[caller + 1]; ++e) {
            const int column = pattern.columns[static_cast<std::size_t>(e)];
            entry_target_[static_cast<std::size_t>(e)] =
                slot(p, position[static_cast<std::size_t>(column)]);
            row.diagonal_entry = column == row.caller_row ? e : row.diagonal_entry;
        }
        rows_.push_back(row);
    }
    slots_.clear();
}

bool SparseLu::factorise(double shift, const double* jacobian) {
    double* const values = values_.data();
    double* diagonal = values + substitutions_.size();
    std::fill(values, diagonal, 0.0);
    std::fill(diagonal, diagonal + size_, shift);
    const int* target = entry_target_.data();
    for (const int* const end = target + entry_target_.size(); target != end; ++target) {
        values[*target] -= *jacobian++;
    }
    jacobian -= entry_target_.size();
    const Elimination* elimination = eliminations_.data();
    const int* upper = upper_of_row_.data();
    for (const Row& row : rows_) {
        const Elimination* const eliminations_end = eliminations_.data() + row.eliminations_end;
        for (; elimination != eliminations_end; ++elimination) {
            values[elimination->target] -= values[elimination->lower] * values[elimination->upper];
        }
        const double inverse = 1.0 / *diagonal++;
        inverse_diagonal_[static_cast<std::size_t>(row.caller_row)] = inverse;
        for (const int* const upper_end = upper_of_row_.data() + row.upper_end; upper != upper_end;
             ++upper) {
            values[*upper] *= inverse;
        }
    }
    for (int e = 0; e < lower_count_; ++e) {
        values[e] *= inverse_diagonal_[static_cast<std::size_t>(
            substitutions_[static_cast<std::size_t>(e)].row)];
    }
    return pivots_are_sound(shift, jacobian);
}

/// After the fact, as a useless pivot can do no harm but spoil the values that follow.
bool SparseLu::pivots_are_sound(double shift, const double* jacobian) {
    const double* diagonal = values_.data() + substitutions_.size();
    for (const Row& row : rows_) {
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
    for (int i = 0; i < size_; ++i) {
        b[i] *= inverse[i];
    }
    const double* value = values_.data();
    for (const Substitution& step : substitutions_) {
        b[step.row] -= *value++ * b[step.column];
    }
}

} // namespace disinhibit
