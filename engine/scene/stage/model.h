#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/signals.h"
#include "circuit/experiment/protection.h"
#include "engine/scene/stage/stage.h"

namespace disinhibit {

/// A ligand of less intrinsic efficacy blocks the receptors that it holds.
inline constexpr double least_active_efficacy = 0.05;

/// What a stage must know of the model that it shows.
struct StageModel {
    const CircuitDescription& circuit;
    const SignalTable& signals;
    const ParameterTable& parameters;
    const std::map<std::string, Substance>& substances;
    const Protection* protection =
        nullptr; ///< of the circuit; none: nobody has tried its mechanisms

    /// True if `name` is a signal or the id of a part (population, projection, modulation ...) of the circuit.
    bool has(const std::string& name) const;
    /// Value of a parameter in internal units; 0 if the model has none of that path.
    double parameter(const std::string& path) const;
};

/// True if the model lacks a signal of the sum that has to be there.
bool lacks_signal(const SignalSum& sum, const StageModel& model);

/// Something that a cell without a place of its own keeps away from, design px.
struct Obstacle {
    glm::vec2 center{0.0f};
    float radius = 0.0f;
};

/// Fits a stage to a model: marks as left out every row whose needs the model does not meet (drops it, where it could
/// not be drawn as an outline), drops the notes on what is missing where nothing is, and fills the receptors that name
/// a site with every ligand that the model lets compete there.
void fit_stage(Stage& stage, const StageModel& model);

} // namespace disinhibit
