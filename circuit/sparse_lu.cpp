#include "circuit/sparse_lu.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace disinhibit {

namespace {

using Rows =
    std::vector<std::vector<char>>; // dense flags; the symbolic phase runs once on small systems

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
    Rows present = structure_with_diagonal(pattern);
    std::vector<char> done(present.size(), 0);
    for (std::size_t step = 0; step < present.size(); ++step) {
        const std::size_t pivot = cheapest_pivot(present, done);
        eliminate_symbolically(present, done, pivot);
        done[pivot] = 1;
        order_.push_back(static_cast<int>(pivot));
    }
    lay_out_factors(present);
    plan_operations(pattern);
}

void SparseLu::lay_out_factors(const std::vector<std::vector<char>>& present) {
    const auto add_row = [&](int p, int first, int last) {
        const int row = order_[static_cast<std::size_t>(p)];
        for (int q = first; q < last; ++q) {
            const int column = order_[static_cast<std::size_t>(q)];
            if (present[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]) {
                rows_.push_back(row);
                columns_.push_back(column);
                positions_.push_back(q);
            }
        }
    };
    for (int p = 0; p < size_; ++p) {
        lower_start_.push_back(static_cast<int>(columns_.size()));
        add_row(p, 0, p);
    }
    lower_start_.push_back(static_cast<int>(columns_.size()));
    for (int p = 0; p < size_; ++p) {
        upper_start_.push_back(static_cast<int>(columns_.size()));
        add_row(p, p + 1, size_);
    }
    upper_start_.push_back(static_cast<int>(columns_.size()));
    values_.assign(columns_.size() + static_cast<std::size_t>(size_), 0.0);
    inverse_diagonal_.assign(static_cast<std::size_t>(size_), 0.0);
}

void SparseLu::plan_operations(const SparsityPattern& pattern) {
    const std::size_t n = order_.size();
    const int off_diagonal = static_cast<int>(columns_.size());
    std::vector<int> position(n);
    for (std::size_t p = 0; p < n; ++p) {
        position[static_cast<std::size_t>(order_[p])] = static_cast<int>(p);
    }
    // Elimination position of a column -> index into values_, for the row at hand.
    std::vector<int> slot(n);
    const auto slot_of_value = [&](int e) -> int& {
        return slot[static_cast<std::size_t>(positions_[static_cast<std::size_t>(e)])];
    };
    entry_target_.assign(pattern.columns.size(), 0);
    diagonal_entry_.assign(n, -1);
    for (std::size_t p = 0; p < n; ++p) {
        for (int e = lower_start_[p]; e < lower_start_[p + 1]; ++e) {
            slot_of_value(e) = e;
        }
        for (int e = upper_start_[p]; e < upper_start_[p + 1]; ++e) {
            slot_of_value(e) = e;
        }
        slot[p] = off_diagonal + static_cast<int>(p);
        for (int e = lower_start_[p]; e < lower_start_[p + 1]; ++e) {
            const std::size_t k = static_cast<std::size_t>(positions_[static_cast<std::size_t>(e)]);
            for (int u = upper_start_[k]; u < upper_start_[k + 1]; ++u) {
                targets_.push_back(slot_of_value(u));
            }
        }
        const std::size_t row = static_cast<std::size_t>(order_[p]);
        for (int e = pattern.row_start[row]; e < pattern.row_start[row + 1]; ++e) {
            const std::size_t column =
                static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)]);
            entry_target_[static_cast<std::size_t>(e)] =
                slot[static_cast<std::size_t>(position[column])];
            if (column == row) {
                diagonal_entry_[p] = e;
            }
        }
    }
}

bool SparseLu::factorise(double shift, const double* jacobian) {
    double* const values = values_.data();
    double* const diagonal = values + columns_.size();
    std::fill(values, diagonal, 0.0);
    std::fill(diagonal, diagonal + size_, shift);
    const int entries = static_cast<int>(entry_target_.size());
    for (int e = 0; e < entries; ++e) {
        values[entry_target_[static_cast<std::size_t>(e)]] -= jacobian[e];
    }
    const int* target = targets_.data();
    const int* const lower_start = lower_start_.data();
    const int* const upper_start = upper_start_.data();
    const int* const positions = positions_.data();
    for (int p = 0; p < size_; ++p) {
        for (int e = lower_start[p]; e < lower_start[p + 1]; ++e) {
            const int k = positions[e];
            const double factor = values[e];
            for (int u = upper_start[k]; u < upper_start[k + 1]; ++u) {
                values[*target++] -= factor * values[u];
            }
        }
        const int entry = diagonal_entry_[static_cast<std::size_t>(p)];
        const double scale = std::abs(shift) + (entry < 0 ? 0.0 : std::abs(jacobian[entry]));
        const int row = order_[static_cast<std::size_t>(p)];
        if (!(std::abs(diagonal[p]) > cancelled_pivot * scale) || !std::isfinite(diagonal[p])) {
            failed_row_ = row;
            return false;
        }
        const double inverse = 1.0 / diagonal[p];
        for (int e = lower_start[p]; e < lower_start[p + 1]; ++e) {
            values[e] *= inverse;
        }
        for (int u = upper_start[p]; u < upper_start[p + 1]; ++u) {
            values[u] *= inverse;
        }
        inverse_diagonal_[static_cast<std::size_t>(row)] = inverse;
    }
    return true;
}

void SparseLu::solve(double* b) const {
    const double* const values = values_.data();
    const double* const inverse = inverse_diagonal_.data();
    const int* const columns = columns_.data();
    const int* const rows = rows_.data();
    const int lower_end = lower_start_.back();
    for (int i = 0; i < size_; ++i) {
        b[i] *= inverse[i];
    }
    for (int e = 0; e < lower_end; ++e) {
        b[rows[e]] -= values[e] * b[columns[e]];
    }
    for (int e = upper_start_.back() - 1; e >= lower_end; --e) {
        b[rows[e]] -= values[e] * b[columns[e]];
    }
}

} // namespace disinhibit
