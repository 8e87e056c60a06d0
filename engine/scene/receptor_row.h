#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/scene/draw_list.h"
#include "engine/scene/neuron_shape.h"
#include "engine/scene/spike_train.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// Shares `count` places among parts in proportion to `weights` (>= 0) by largest remainder; ties go to the earlier
/// part. The result adds up to `count` unless all weights are zero.
std::vector<int> largest_remainder(const std::vector<double>& weights, int count);

/// Which ligand sits in each receptor: index into the ligands of the row, or -1 for free.
/// `occupancy_percent`: one value per ligand. Counts follow the occupancy; which receptors they are changes at the
/// exchange rate of the ligands. Pure function of its arguments.
std::vector<int> receptor_states(const StageReceptors& row,
                                 const std::vector<double>& occupancy_percent,
                                 double display_s);

/// Where the receptors of a row stand, screen px.
struct ReceptorRowShape {
    std::vector<glm::vec2> feet;     ///< on the membrane
    std::vector<glm::vec2> outwards; ///< unit vectors
    float scale = 1.0f;              ///< screen px per design px of the glyphs
};

ReceptorRowShape
make_receptor_row_shape(const StageReceptors& row, const NeuronShape& soma, const StageView& view);

/// Where a ligand sits in receptor i.
glm::vec2 receptor_mouth(const ReceptorRowShape& shape, std::size_t i);

void draw_receptor_row(const StageReceptors& row,
                       const ReceptorRowShape& shape,
                       const std::vector<double>& occupancy_percent,
                       const StageClock& clock,
                       const StageView& view,
                       DrawBlock& block);

} // namespace disinhibit
