#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/experiment.h"

/// Sets numbers of the model together, by one stated objective over published rows. The same bytes for any number of threads.
namespace disinhibit::tools {

/// One number that may move. The search is in ln(factor), between the limits that its asset gives.
struct FreeNumber {
    std::string path;
    double least_factor = 0.0, greatest_factor = 0.0;
    double written = 0.0; ///< as in the asset, in `unit`
    std::string unit;
};

/// What is minimised over the factors f:
///   O(f) = sum_i rho(d_i) + sum_h (3 o_h)^2 + sum_p (ln f_p)^2,   rho(d) = 9 ln(1 + d^2 / 9)
/// d_i  of a number its z (circuit/experiment/score.h), of a sign sqrt(2 ln(1 + exp(-m))) with its margin m; 3 where the row has no value
/// o_h  how far a hard row lies outside of its band, in units of its scatter
/// rho  grows slowly beyond 3: no single row rules
struct Objective {
    std::vector<RowResult> rows;
    Eigen::VectorXd residuals; ///< O = their squared norm
    double value() const { return residuals.squaredNorm(); }
};

class Calibration {
  public:
    /// `library` must outlive it. Throws std::invalid_argument, one line, for a path that no arm of the rows has, for one
    /// without limits and for a number that is 0.
    Calibration(const Library& library,
                std::vector<ExperimentRow> rows,
                std::string circuit,
                const std::vector<std::string>& paths,
                int threads);

    const std::vector<FreeNumber>& numbers() const { return numbers_; }
    Objective objective(const Eigen::VectorXd& log_factors) const;

    /// Levenberg and Marquardt with differences of 5 %, each number within its limits; ends after `iterations` or when a
    /// step gains less than 0.1 % of O. Returns ln(factor) of each number.
    Eigen::VectorXd minimise(int iterations) const;

  private:
    Eigen::MatrixXd jacobian(const Eigen::VectorXd& at, const Eigen::VectorXd& residuals) const;
    Eigen::VectorXd within_limits(Eigen::VectorXd log_factors) const;

    const Library& library_;
    std::vector<ExperimentRow> rows_;
    std::string circuit_;
    int threads_;
    std::vector<FreeNumber> numbers_;
};

} // namespace disinhibit::tools
