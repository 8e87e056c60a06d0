#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <Eigen/Dense>
#include <gtest/gtest.h>

#include "circuit/numerics/sparse_lu.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace sparse_lu_test {

struct SparseMatrix {
    SparsityPattern pattern;
    std::vector<double> values;
};

/// The non-zero entries of a dense matrix.
SparseMatrix sparse(const Eigen::MatrixXd& dense) {
    SparseMatrix m;
    m.pattern.size = static_cast<int>(dense.rows());
    m.pattern.row_start.push_back(0);
    for (int i = 0; i < dense.rows(); ++i) {
        for (int j = 0; j < dense.cols(); ++j) {
            if (dense(i, j) != 0.0) {
                m.pattern.columns.push_back(j);
                m.values.push_back(dense(i, j));
            }
        }
        m.pattern.row_start.push_back(m.pattern.entries());
    }
    return m;
}

/// Random entries, about `share` of them non-zero, some diagonals missing; eigenvalues well below `size`.
Eigen::MatrixXd random_matrix(int size, double share, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<double> uniform(-1.0, 1.0);
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(size, size);
    for (int i = 0; i < size; ++i) {
        for (int j = 0; j < size; ++j) {
            if (std::abs(uniform(generator)) < share) {
                m(i, j) = uniform(generator);
            }
        }
    }
    return m;
}

TEST(SparseLu, solves_random_sparse_systems_like_a_dense_solver) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const int n = 1 + static_cast<int>(seed * 7 % 45);
        const Eigen::MatrixXd jacobian = random_matrix(n, 0.02 * (1 + seed % 6), seed);
        const SparseMatrix matrix = sparse(jacobian);
        SparseLu lu(matrix.pattern);
        for (const double shift : {3.0 * n, 20.0 * n}) {
            ASSERT_TRUE(lu.factorise(shift, matrix.values.data()));
            const Eigen::VectorXd b = random_matrix(n, 2.0, seed + 1000).col(0);
            Eigen::VectorXd x = b;
            lu.solve(x.data());
            const Eigen::MatrixXd dense = shift * Eigen::MatrixXd::Identity(n, n) - jacobian;
            const Eigen::VectorXd expected = dense.partialPivLu().solve(b);
            EXPECT_LT((x - expected).norm(), tolerance::linear_solve * expected.norm())
                << "seed " << seed;
        }
    }
}

TEST(SparseLu, a_chain_and_an_arrow_are_eliminated_without_fill_in) {
    const int n = 20;
    Eigen::MatrixXd chain = Eigen::MatrixXd::Identity(n, n);
    Eigen::MatrixXd arrow = Eigen::MatrixXd::Identity(n, n);
    for (int i = 1; i < n; ++i) {
        chain(i, i - 1) = chain(i - 1, i) = 0.1;
        arrow(0, i) = arrow(i, 0) = 0.1;
    }
    for (const Eigen::MatrixXd& m : {chain, arrow}) {
        const SparseMatrix matrix = sparse(m);
        EXPECT_EQ(SparseLu(matrix.pattern).factor_entries(), matrix.pattern.entries());
    }
}

TEST(SparseLu, refuses_singular_and_non_finite_matrices_and_names_the_row) {
    Eigen::MatrixXd dependent(3, 3);
    dependent << 1.0, 2.0, 0.0, 0.5, 1.0, 0.0, 0.0, 0.0, 1.0;
    const SparseMatrix singular = sparse(dependent);
    SparseLu lu(singular.pattern);
    EXPECT_FALSE(lu.factorise(0.0, singular.values.data()));
    EXPECT_TRUE(lu.failed_row() == 0 || lu.failed_row() == 1);
    EXPECT_TRUE(lu.factorise(-1.0, singular.values.data()));

    std::vector<double> broken = singular.values;
    broken.back() = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(lu.factorise(5.0, broken.data()));
    EXPECT_EQ(lu.failed_row(), 2);
    broken.back() = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(lu.factorise(5.0, broken.data()));
}

TEST(SparseLu, judges_pivots_independently_of_the_units_of_the_rows) {
    // The same well-conditioned matrix with states in units 1e-12 and 1e9 of each other.
    Eigen::MatrixXd jacobian(2, 2);
    jacobian << -1.0, 0.3e21, 0.2e-21, -1.0;
    const SparseMatrix matrix = sparse(jacobian);
    SparseLu lu(matrix.pattern);
    EXPECT_TRUE(lu.factorise(0.5, matrix.values.data()));
}

TEST(SparseLu, a_row_without_entries_is_the_shift_alone) {
    SparsityPattern pattern;
    pattern.size = 2;
    pattern.row_start = {0, 0, 0};
    SparseLu lu(pattern);
    ASSERT_TRUE(lu.factorise(4.0, nullptr));
    double b[2] = {8.0, -2.0};
    lu.solve(b);
    EXPECT_EQ(b[0], 2.0);
    EXPECT_EQ(b[1], -0.5);
}

} // namespace sparse_lu_test
} // namespace disinhibit
