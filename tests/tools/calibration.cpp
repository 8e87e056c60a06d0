#include "tests/tools/calibration.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "circuit/experiment/knockout.h"
#include "circuit/experiment/reach.h"
#include "circuit/experiment/score.h"
#include "engine/study/evaluation.h"
#include "engine/study/for_each_run.h"

namespace disinhibit::tools {
namespace {

constexpr double knee = 3.0;             ///< of rho; also what a row without value counts
constexpr double outside_weight = 3.0;   ///< of a hard row outside of its band
constexpr double difference_step = 0.05; ///< in ln(factor)
constexpr double least_gain = 1e-3;      ///< of O, for a further step

/// sqrt(rho(d)).
double softened(double d) {
    return knee * std::sqrt(std::log1p(d * d / (knee * knee)));
}

double distance(const RowResult& result) {
    if (result.z) {
        return *result.z;
    }
    if (result.sign_margin) {
        return std::sqrt(2.0 * std::log1p(std::exp(-*result.sign_margin)));
    }
    return knee;
}

/// Of a hard row, in units of its scatter; 0 within its band.
double outside_of_band(const ExperimentRow& row, const RowResult& result) {
    if (row.kind != RowKind::hard || !result.z || !result.model_value) {
        return 0.0;
    }
    const double nearest = std::clamp(*result.model_value, row.low, row.high);
    return std::abs(*result.z - z_of(row, nearest).value_or(*result.z));
}

Parameter find_parameter(const std::vector<ExperimentRow>& rows,
                         const ArmBodies& arms,
                         const std::string& path) {
    for (const ExperimentRow& row : rows) {
        for (const ExperimentArm& arm : row.arms) {
            for (const Scenario& member : arm.members) {
                const Body* const body = arms.find(arms.kind_of(member));
                const int index = body == nullptr ? -1 : body->model->parameters.index(path);
                if (index >= 0) {
                    return body->model->parameters.rows[static_cast<std::size_t>(index)];
                }
            }
        }
    }
    throw std::invalid_argument(fmt::format("{}: no arm of these rows has it", path));
}

FreeNumber free_number(const Parameter& parameter) {
    const Quantity& quantity = parameter.quantity;
    if (quantity.value == 0.0 || !quantity.low || !quantity.high) {
        throw std::invalid_argument(
            fmt::format("{}: a free number needs a range and must not be 0", parameter.path));
    }
    const double one_end = *quantity.low / quantity.value;
    const double other_end = *quantity.high / quantity.value;
    // A number keeps its sign.
    const double least = std::max(std::min(one_end, other_end), 1e-3);
    return {parameter.path, least, std::max(one_end, other_end), quantity.written(), quantity.unit};
}

} // namespace

Calibration::Calibration(const Library& library,
                         std::vector<ExperimentRow> rows,
                         std::string circuit,
                         const std::vector<std::string>& paths,
                         int threads)
    : library_(library), rows_(std::move(rows)), circuit_(std::move(circuit)), threads_(threads) {
    for (ExperimentRow& row : rows_) {
        row.over.clear();
    }
    const ArmBodies arms(library_, rows_, circuit_);
    for (const std::string& path : paths) {
        numbers_.push_back(free_number(find_parameter(rows_, arms, path)));
    }
}

Objective Calibration::objective(const Eigen::VectorXd& log_factors) const {
    Library moved = library_;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const double factor = std::exp(log_factors(static_cast<Eigen::Index>(i)));
        moved = with_factor(moved, numbers_[i].path, factor);
    }
    Objective objective{evaluate(moved, rows_, circuit_), {}};
    const auto rows = static_cast<Eigen::Index>(rows_.size());
    objective.residuals.resize(2 * rows + log_factors.size());
    for (Eigen::Index i = 0; i < rows; ++i) {
        const auto row = static_cast<std::size_t>(i);
        objective.residuals(i) = softened(distance(objective.rows[row]));
        objective.residuals(rows + i) =
            outside_weight * outside_of_band(rows_[row], objective.rows[row]);
    }
    objective.residuals.tail(log_factors.size()) = log_factors;
    return objective;
}

Eigen::MatrixXd Calibration::jacobian(const Eigen::VectorXd& at,
                                      const Eigen::VectorXd& residuals) const {
    Eigen::MatrixXd slopes(residuals.size(), at.size());
    const auto slope = [&](std::size_t i) -> Eigen::VectorXd {
        Eigen::VectorXd beside = at;
        beside(static_cast<Eigen::Index>(i)) += difference_step;
        return (objective(beside).residuals - residuals) / difference_step;
    };
    const auto done = [&](std::size_t i, const Eigen::VectorXd& column) {
        slopes.col(static_cast<Eigen::Index>(i)) = column;
    };
    for_each_run(
        {0, static_cast<std::size_t>(at.size()), threads_}, never_interrupted, slope, done);
    return slopes;
}

Eigen::VectorXd Calibration::within_limits(Eigen::VectorXd log_factors) const {
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        double& own = log_factors(static_cast<Eigen::Index>(i));
        own = std::clamp(
            own, std::log(numbers_[i].least_factor), std::log(numbers_[i].greatest_factor));
    }
    return log_factors;
}

Eigen::VectorXd Calibration::minimise(int iterations) const {
    const auto size = static_cast<Eigen::Index>(numbers_.size());
    Eigen::VectorXd best = Eigen::VectorXd::Zero(size);
    Objective here = objective(best);
    double damping = 1.0;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        const Eigen::MatrixXd slopes = jacobian(best, here.residuals);
        const Eigen::MatrixXd curvature = slopes.transpose() * slopes;
        const Eigen::VectorXd downhill = -slopes.transpose() * here.residuals;
        bool gained = false;
        for (int attempt = 0; attempt < 4 && !gained; ++attempt) {
            const Eigen::MatrixXd damped =
                curvature + damping * Eigen::MatrixXd::Identity(size, size);
            const Eigen::VectorXd there = within_limits(best + damped.ldlt().solve(downhill));
            Objective candidate = objective(there);
            gained = candidate.value() < here.value() * (1.0 - least_gain);
            damping *= gained ? 0.3 : 5.0;
            if (gained) {
                best = there;
                here = std::move(candidate);
            }
        }
        if (!gained) {
            break;
        }
    }
    return best;
}

} // namespace disinhibit::tools
