#pragma once

#include <vector>

namespace disinhibit {

/// Positions of the entries of a square matrix that may differ from zero, row by row: the columns of row i are
/// columns[row_start[i]] ... columns[row_start[i + 1] - 1], ascending. An "entry" is an index into `columns`.
struct SparsityPattern {
    int size = 0;
    std::vector<int> row_start; ///< size + 1
    std::vector<int> columns;
    int entries() const { return static_cast<int>(columns.size()); }
};

/// LU factors of shift * I - J for a J of fixed pattern. The elimination order and every index are found once, by the
/// constructor (Markowitz 1957: the next diagonal pivot is the one with the least possible fill-in); factorise() and
/// solve() run over flat arrays and allocate nothing. Pivots stay on the diagonal whatever the values, which suits the
/// matrices of stiff kinetics with a shift that is not small; a useless pivot is reported, never repaired.
class SparseLu {
  public:
    SparseLu() = default;
    explicit SparseLu(const SparsityPattern& pattern);

    /// Factorises shift * I - J; jacobian[entry] are the values of J in the order of the pattern.
    /// False if a pivot is not finite or has cancelled to rounding (below 1e-14 of |shift| + |J_ii|).
    bool factorise(double shift, const double* jacobian);

    /// Replaces b (length size) by the solution x of (shift * I - J) x = b. Needs a successful factorise().
    void solve(double* b) const;

    int size() const { return size_; }
    /// The row (caller's numbering) whose pivot made the last factorise() fail.
    int failed_row() const { return failed_row_; }
    /// Entries of L and U together, the diagonal included: a measure of the fill-in.
    int factor_entries() const { return static_cast<int>(values_.size()); }

  private:
    void lay_out_factors(const std::vector<std::vector<char>>& present);
    void plan_operations(const SparsityPattern& pattern);

    // The factors are D L U with unit diagonals in L and U (D scales the rows). Their off-diagonal values lie in
    // elimination order of the rows, first all of L, then all of U: solving is three loops over flat lists.
    int size_ = 0;
    int failed_row_ = 0;
    std::vector<int> order_;       // elimination position -> index in the caller's numbering
    std::vector<int> lower_start_; // into values_: first L entry of each row, size_ + 1
    std::vector<int> upper_start_; // into values_: first U entry of each row, size_ + 1
    std::vector<int> rows_;        // per value: its row in the caller's numbering
    std::vector<int> columns_;     // per value: its column in the caller's numbering
    std::vector<int> positions_;   // per value: the elimination position of its column
    std::vector<int> targets_; // per multiply-subtract, in order of execution: index into values_
    std::vector<int> entry_target_;        // per entry of J: index into values_
    std::vector<int> diagonal_entry_;      // per elimination position: entry of J, or -1
    std::vector<double> values_;           // L, U, then the diagonal in elimination order
    std::vector<double> inverse_diagonal_; // of D, in the caller's numbering
};

} // namespace disinhibit
