#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/neuron_shape.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

struct StageReceptors;

/// Shares `count` places among parts in proportion to `weights` (>= 0) by largest remainder; ties go to the earlier
/// part. The result adds up to `count` unless all weights are zero.
std::vector<int> largest_remainder(const std::vector<double>& weights, int count);

/// Which ligand sits in each receptor: index into the ligands of the row, or -1 for free.
/// `occupancy_percent`, `per_s` (rate of dissociation): one value per ligand. Counts follow the occupancy by largest
/// remainder; which receptors they are changes at the rates. Pure function of its arguments.
std::vector<int> receptor_states(const StageReceptors& row,
                                 const std::vector<double>& occupancy_percent,
                                 const std::vector<double>& per_s,
                                 double t_s);
/// How many receptors hold each ligand, and last how many are free.
std::vector<int> receptor_counts(const StageReceptors& row,
                                 const std::vector<double>& occupancy_percent);

/// Where the receptors of a row stand, screen px.
struct ReceptorRowShape {
    std::vector<glm::vec2> feet;     ///< on the membrane
    std::vector<glm::vec2> outwards; ///< unit vectors
    float scale = 1.0f;              ///< screen px per design px of the glyphs
};

ReceptorRowShape
make_receptor_row_shape(const StageReceptors& row, const NeuronShape& soma, const StageView& view);
ReceptorRowShape make_receptor_row_shape(const StageReceptors& row,
                                         const MembraneShape& membrane,
                                         const StageView& view);

/// Where a ligand sits in receptor i.
glm::vec2 receptor_mouth(const ReceptorRowShape& shape, std::size_t i);

/// The name of a receptor, behind the membrane.
TextRun receptor_letter(const StageReceptors& row,
                        const ReceptorRowShape& shape,
                        std::size_t i,
                        const StageView& view);

/// Dashed empty receptors that the hypothesis leaves out.
void draw_receptor_outlines(const ReceptorRowShape& shape, const StageView& view, DrawBlock& block);

/// One moment of a row of receptors.
struct ReceptorMoment {
    std::vector<double> occupancy_percent; ///< per ligand
    std::vector<double> per_s;             ///< per ligand
    ExchangeClock exchange;
    StageClock clock;
};

void draw_receptor_row(const StageReceptors& row,
                       const ReceptorRowShape& shape,
                       const ReceptorMoment& moment,
                       const StageView& view,
                       DrawBlock& block);

} // namespace disinhibit
