#include "circuit/course/lane_plan.h"

#include <algorithm>
#include <vector>

#include "circuit/course/recorded_derivative.h"
#include "circuit/derivative.h"
#include "circuit/numerics/jacobian.h"
#include "circuit/numerics/recorded.h"

namespace disinhibit {
namespace {

/// The structure alone, as find_sparsity_pattern wants it.
struct Structure {
    const Model& model;
    std::vector<double> coefficients;

    int size() const { return model.state_count(); }
    template <class T> void derivative(const T* y, T* dydt) {
        std::vector<T> values(model.value_count);
        disinhibit::derivative(model, coefficients.data(), y, values.data(), dydt);
    }
};

/// Each coefficient a constant of its own.
std::vector<RecordedConstant> record_coefficients(const Model& model) {
    std::vector<RecordedConstant> coefficients;
    for (int i = 0; i < model.coefficient_count(); ++i) {
        coefficients.push_back(RecordedConstant::of(Recording::list().constant(i)));
    }
    return coefficients;
}

/// The expression of d(row) / d(variable).
int slope_of(const Recorded& row, int variable) {
    const auto found =
        std::ranges::find(row.slopes(), variable, &Recorded::Slopes::value_type::first);
    return found == row.slopes().end() ? Recording::list().literal(0.0) : found->second;
}

std::vector<int> find_diagonal(const SparsityPattern& pattern) {
    std::vector<int> diagonal(pattern.size, -1);
    for (int row = 0; row < pattern.size; ++row) {
        for (int e = pattern.row_start[row]; e < pattern.row_start[row + 1]; ++e) {
            if (pattern.columns[e] == row) {
                diagonal[row] = e;
            }
        }
    }
    return diagonal;
}

} // namespace

LanePlan make_lane_plan(const std::shared_ptr<const Model>& model, double relative_tolerance) {
    Structure structure{*model, std::vector<double>(model->coefficient_count(), 1.0)};
    LanePlan plan;
    plan.relative_tolerance = relative_tolerance;
    plan.pattern = find_sparsity_pattern(structure);
    plan.lu = plan_lu(plan.pattern);
    plan.diagonal = find_diagonal(plan.pattern);
    ExpressionList list;
    const Recording recording(list);
    const std::vector<Recorded> rows =
        record_derivative(*model, record_coefficients(*model)).slopes;
    std::vector<int> derivative;
    for (const Recorded& row : rows) {
        derivative.push_back(row.index());
    }
    std::vector<int> with_jacobian = derivative;
    for (int row = 0; row < plan.pattern.size; ++row) {
        for (int e = plan.pattern.row_start[row]; e < plan.pattern.row_start[row + 1]; ++e) {
            with_jacobian.push_back(slope_of(rows[row], plan.pattern.columns[e]));
        }
    }
    plan.programs = make_lane_programs(list, plan.pattern.size, {derivative, with_jacobian});
    return plan;
}

} // namespace disinhibit
