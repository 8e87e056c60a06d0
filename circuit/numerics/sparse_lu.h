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

/// How a matrix of a fixed pattern is factorised: the elimination order (Markowitz 1957: the next diagonal pivot is the one
/// with the least possible fill-in) and every operation, as flat lists. Found once.
///
/// Crout's form, for row p in elimination order:
///   l_pk = a_pk - sum_j l_pj u_jk  (k <= p),   u_pk = (a_pk - sum_j l_pj u_jk) / l_pp  (k > p),   j < min(p, k)
/// and, with every l divided by the diagonal of its row (D), the factors D L U with unit diagonals in L and U.
/// The values are those of the substitutions, then the diagonal in elimination order.
struct LuPlan {
    /// value[target] -= value[lower] * value[upper]
    struct Elimination {
        int target, lower, upper;
    };
    /// b[row] -= value * b[column], in the caller's numbering
    struct Substitution {
        int row, column;
    };
    /// What is done to a row, after the rows before it: runs of `eliminations` and `upper_of_row`.
    struct Row {
        int eliminations_end = 0;
        int upper_end = 0;
        int caller_row = 0;
        int diagonal_entry = -1; ///< entry of J, or -1
    };

    int size = 0;
    std::vector<int> order; ///< elimination position -> index in the caller's numbering
    /// L, then U, each in the order in which a solution uses them: never waiting for the result just before, if possible.
    std::vector<Substitution> substitutions;
    int lower_count = 0;
    std::vector<Row> rows;
    std::vector<Elimination> eliminations;
    std::vector<int> upper_of_row; ///< per row: its values in U
    std::vector<int> entry_target; ///< per entry of J: index of its value

    int value_count() const { return static_cast<int>(substitutions.size()) + size; }
};

LuPlan plan_lu(const SparsityPattern& pattern);

/// A pivot below this share of |shift| + |J_ii| has cancelled to rounding.
inline constexpr double cancelled_pivot = 1e-14;

/// LU factors of shift * I - J for a J of fixed pattern, by a plan: factorise() and solve() run down its lists and allocate
/// nothing. Pivots stay on the diagonal whatever the values, which suits the matrices of stiff kinetics with a shift that is
/// not small; a useless pivot is reported, never repaired.
class SparseLu {
  public:
    SparseLu() = default;
    explicit SparseLu(const SparsityPattern& pattern);

    /// Factorises shift * I - J; jacobian[entry] are the values of J in the order of the pattern.
    /// False if a pivot is not finite or has cancelled.
    bool factorise(double shift, const double* jacobian);

    /// Replaces b (length size) by the solution x of (shift * I - J) x = b. Needs a successful factorise().
    void solve(double* b) const;

    int size() const { return plan_.size; }
    /// The row (caller's numbering) whose pivot made the last factorise() fail.
    int failed_row() const { return failed_row_; }
    /// Entries of L and U together, the diagonal included: a measure of the fill-in.
    int factor_entries() const { return static_cast<int>(values_.size()); }

  private:
    bool pivots_are_sound(double shift, const double* jacobian);

    LuPlan plan_;
    int failed_row_ = 0;
    std::vector<double> values_;
    std::vector<double> inverse_diagonal_; ///< of D, in the caller's numbering
};

} // namespace disinhibit
