#pragma once

#include <memory>
#include <vector>

#include "circuit/model.h"

namespace disinhibit {

/// One person: the numbers in the arrays of a model. Thousands of bodies share one structure. Immutable once made.
struct Body {
    std::shared_ptr<const Model> model;
    std::vector<double> parameters;  ///< internal units, solved ones included
    std::vector<double> norms;       ///< by modulator that has one: 1 / (1 + m at rest)
    std::vector<double> error_floor; ///< per state, for the integrator
    std::vector<double> rest;        ///< the states at rest under `parameters`, in closed form
};

/// The body that `scenario` tells of: the numbers of the model with what is changed from birth (changes_rest), which takes
/// part in the solution of biases and release per spike like everything that circuit and subject say. Changes of
/// parameters that the model does not have are left to make_schedule. The model must be that of the scenario.
std::shared_ptr<const Body> make_body(std::shared_ptr<const Model> model, const Scenario& scenario);

/// make_model, then make_body. Throws ModelError.
std::shared_ptr<const Body> make_body(const Library& library, const Scenario& scenario);

/// The coefficients of a body while `parameters` are in force: one number per rule, then the norms.
std::vector<double> compute_coefficients(const Body& body, const std::vector<double>& parameters);

} // namespace disinhibit
