#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

struct StageNeuron;

/// One dendrite or fork as a tapered line.
struct DendriteBranch {
    std::vector<glm::vec2> points;
    std::vector<float> half_widths;
    bool at_soma = false; ///< starts inside the soma
};

/// The geometry of one cell, screen px. Grown once from the seed of its row; colours come later.
struct NeuronShape {
    glm::vec2 center{0.0f};
    float radius = 0.0f;
    bool has_nucleus = true;        ///< a letter takes its place
    std::vector<glm::vec2> contour; ///< of the soma, closed
    std::vector<DendriteBranch> branches;
    std::vector<glm::vec2> spine_feet;  ///< on the dendrites
    std::vector<glm::vec2> spine_heads; ///< one per foot
};

/// Grows a cell. Soma: closed Catmull-Rom through 26 radial samples
///   r(theta) = R (1 + 0.05 sin(2 theta + s) + 0.035 sin(3 theta + 2 s) + sum_i 0.16 exp(-((theta - theta_i)/0.33)^2)),
/// theta_i: directions of the dendrites. Dendrites: 18-step random walk, two orders of forks (children 0.55 to 0.75 as
/// long, 0.32 to 0.6 rad aside), width w1 + (w0 - w1)(1 - t)^1.5 with w1 = 0.42 w0 and a flare at the soma.
/// `center`, `radius` in screen px; `scale` screen px per design px of the dendrites; `turn` rotates the cell, degrees.
NeuronShape make_neuron_shape(
    const StageNeuron& neuron, glm::vec2 center, float radius, float scale, float turn);

/// Appends two blocks: the whole cell in outline colour a little wider, then the same in fill. The union has one
/// outline without any stencil.
void draw_neuron(const NeuronShape& shape,
                 const CellShade& shade,
                 float scale,
                 std::vector<DrawBlock>& blocks);

/// The name inside a soma.
TextRun neuron_letter(const StageNeuron& neuron, glm::vec2 center, const StageView& view);

/// Dashed contour and centre lines, for a cell that the hypothesis leaves out.
void draw_neuron_outline(const NeuronShape& shape,
                         const Color& color,
                         float scale,
                         DrawBlock& block);

} // namespace disinhibit
