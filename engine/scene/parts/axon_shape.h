#pragma once

#include <vector>

#include "engine/picture/curve_path.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

struct StageAxon;

/// The geometry of one axon, screen px.
struct AxonShape {
    CurvePath path;
    std::vector<float> half_widths; ///< one per sample of the path
    float width = 0.0f;             ///< nominal
    float trunk_px =
        0.0f; ///< way a spike has behind it at the start of this path, along its trunks
    float drawn_px = 0.0f; ///< where the strip stops; an arrow point covers the rest
};

/// Lays an axon. Half-width = w / 2 (1 -> 0.75 along the length) + a varicosity bump every `varicosity` px
/// + a flare over the first 26 px; a plate ending widens to a bouton.
/// `trunk`: the axon it branches off from, or nullptr.
AxonShape make_axon_shape(const StageAxon& axon, const StageView& view, const AxonShape* trunk);

/// One axon with the colours of the moment.
struct AxonLook {
    const StageAxon* row = nullptr;
    const AxonShape* shape = nullptr;
    CellShade shade;
};

/// Draws axons that belong together (a trunk and its branches): all outlines, then all fills, then the dashed cores
/// that say "inhibitory". So the family has one common outline. The endings come separately, above the cells.
void draw_axons(const std::vector<AxonLook>& family, const StageView& view, DrawBlock& block);
void draw_axon_ending(const AxonLook& look, const StageView& view, DrawBlock& block);

/// Dashed line and empty ending for an axon that the hypothesis leaves out.
void draw_axon_outline(const StageAxon& axon,
                       const AxonShape& shape,
                       const StageView& view,
                       DrawBlock& block);

/// Rotation that turns "up" into `direction`, for shapes.
float rotation_of(glm::vec2 direction);

} // namespace disinhibit
