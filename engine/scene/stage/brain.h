#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/row.h"

/// Kinds of rows that the brain level adds: what a section through a head shows, and the nodes in it.
namespace disinhibit {

/// A smooth line through points, or the area inside it. Drawn once, in grey.
struct StageOutline : StageRow {
    std::vector<glm::vec2> points;
    bool closed = false;
    float fill =
        0.0f; ///< 0..1 strength of the area (closed) or of the inside of a thick line (open)
    float line = 0.5f;    ///< 0..1 strength of the line
    bool divides = false; ///< no label lies across it
    float width = 1.3f;   ///< design px; an open line wider than 4 has edges of its own
};

/// A group of cells, drawn far larger than it is.
struct StageNode : StageRow {
    std::string role;
    SignalSum signal; ///< sets the activity
    glm::vec2 center{0.0f};
    float radius = 20.0f;
};

} // namespace disinhibit
