#pragma once

#include <cstdint>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/render/packed_color.h"

namespace disinhibit {

/// A corner of a ribbon as strip.vert reads it. Lengths in stage px.
struct StripVertex {
    glm::vec2 position;
    float across; ///< signed distance from the centre line
    float half_width;
    float along;   ///< length of the centre line from its start, less the dash phase
    float beyond;  ///< how far past the end: round caps in px, butt ends 0 (inside) to 1 (gone)
    float dash_on; ///< 0: solid
    float dash_off;
    float round_caps; ///< 1 or 0
    PackedColor color;
};

/// Triangles of any number of ribbons, drawn by index in order.
struct StripMesh {
    std::vector<StripVertex> vertices;
    std::vector<std::uint32_t> indices;

    void clear() {
        vertices.clear();
        indices.clear();
    }
    bool empty() const { return indices.empty(); }
};

/// Appends one ribbon: mitred at gentle bends, round at sharp ones, with a margin of one screen pixel at the edges for
/// the shader's anti-aliasing. A ribbon that ends where it starts is closed without caps. `pixel`: size of a screen pixel in stage px. Fewer than two distinct points draw a dot
/// if the caps are round, else nothing.
void append_strip(const Strip& strip, float pixel, StripMesh& mesh);

} // namespace disinhibit
