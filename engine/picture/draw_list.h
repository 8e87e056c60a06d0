#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/core/color.h"
#include "engine/core/stage_thing.h"
#include "engine/picture/text_run.h"

/// The stage as plain arrays in pixels (origin top left, y down): what engine/scene builds, engine/render draws and the
/// golden tests print. Painter's order inside a layer: meshes, strips, shapes, glows, texts of the first block, then the
/// next block.
namespace disinhibit {

struct MeshVertex {
    glm::vec2 position;
    Color color;
};

/// A ribbon: a centre line with its own half-width and colour at each point, edge anti-aliased in the shader.
struct StripPoint {
    glm::vec2 position;
    float half_width = 1.0f;
    Color color;
};

struct Strip {
    std::vector<StripPoint> points;
    float dash_on = 0.0f; ///< px along the line; 0: solid
    float dash_off = 0.0f;
    float dash_phase = 0.0f;
    bool round_caps = true;
};

/// Every form is described at rotation 0 and fills its box of 2 x half_size; "top" is -y.
enum class ShapeForm {
    disc, ///< filled ellipse, outline
    ring, ///< ellipse line only, no fill; dotted when dash_px > 0
    cup,  ///< free receptor: stem at the bottom, open mouth at the top
    cap,  ///< flat antagonist cap: wide edge at the top, narrow edge at the bottom
    diamond,
    drop,          ///< substance mark: point at the top
    arrow_up,      ///< change arrow of a badge, head at the top
    arrow_head,    ///< excitatory ending, point at the top
    plate,         ///< inhibitory ending: flat box with barely rounded corners
    rounded_box,   ///< badges, bars, chips
    vesicle_dense, ///< ring with solid core
    vesicle_clear, ///< ring with seven dots
    plus,          ///< bar thickness 0.36 x half_size.x
    minus,         ///< as plus, horizontal bar only
    chevron        ///< open V, point at the top
};

/// One signed-distance shape, drawn inside its own quad.
struct Shape2D {
    ShapeForm form = ShapeForm::disc;
    glm::vec2 center;
    glm::vec2 half_size;
    float rotation = 0.0f; ///< radians, clockwise; 0 = as described above
    float corner = 0.0f;   ///< rounded_box: corner radius
    Color fill;
    Color outline;
    float outline_width = 0.0f;
    float dash_px = 0.0f; ///< ring, drop: dash length of the outline, 0 = solid
};

/// Radial light, alpha (1 - d)^2 * strength: additive in dark themes, multiplied with the tint in light ones.
struct Glow {
    glm::vec2 center;
    float radius = 0.0f;
    Color color;
    float strength = 0.0f;
};

/// Drawn in this order: meshes, strips, shapes, glows, texts.
struct DrawBlock {
    std::vector<MeshVertex> triangles; ///< three per triangle
    std::vector<Strip> strips;
    std::vector<Shape2D> shapes;
    std::vector<Glow> glows;
    std::vector<TextRun> texts;
    bool labels = false; ///< names, numbers and their plates: fade while the camera moves
};

struct DrawList {
    glm::vec2 size; ///< px of the stage
    Color background;
    Color background_glow;        ///< colour of the soft light in the middle
    bool multiply_glow = false;   ///< light themes
    std::vector<DrawBlock> still; ///< cached; rebuilt only when still_version changes
    unsigned long long still_version = 0;
    std::vector<DrawBlock> moving;  ///< every frame
    std::vector<StageThing> things; ///< what can be pointed at, where it stands now
};

} // namespace disinhibit
