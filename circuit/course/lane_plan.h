#pragma once

#include <memory>

#include "circuit/model.h"
#include "circuit/numerics/lane_work.h"

namespace disinhibit {

/// The derivative of a model (derivative.h) and its Jacobian, evaluated once with numbers that write down what is done with
/// them, as programs for lanes.
LanePlan make_lane_plan(const std::shared_ptr<const Model>& model, double relative_tolerance);

} // namespace disinhibit
