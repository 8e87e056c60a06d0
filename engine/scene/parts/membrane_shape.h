#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The line of a membrane, screen px, sampled evenly.
struct MembraneShape {
    std::vector<glm::vec2> points;
    bool closed = false;

    /// Position and outward unit vector at a share 0..1 of the length.
    glm::vec2 point(float share) const;
    glm::vec2 outward(float share) const;
};

MembraneShape make_membrane_shape(const StageMembrane& membrane, const StageView& view);

/// Inside of the cell, lipids or skin.
void draw_membrane(const StageMembrane& membrane,
                   const MembraneShape& shape,
                   const StageView& view,
                   DrawBlock& block);

} // namespace disinhibit
