#pragma once

#include <string>

#include "engine/core/theme.h"

namespace disinhibit {

/// The colours of a cell of one role at one activity (0..1; 0.5 at rest).
struct CellShade {
    Color light; ///< middle of the body
    Color fill;  ///< rim of the body, dendrites, axon
    Color outline;
    Color nucleolus;
    float outline_px = 1.6f; ///< at scale 1
    Color glow;
    float glow_strength = 0.0f;
    float glow_radius = 0.0f; ///< in soma radii
};

/// Fill = mix(bg, role, 0.13 + 0.34 a), outline = mix(bg, role, 0.38 + 0.57 a) in dark themes; the tint and stronger
/// outlines in light ones; a theme without glow says the activity by the thickness of the outline.
CellShade make_cell_shade(const Theme& theme, const std::string& role, float activity);

/// A faint cell behind: `strength` of the way from the background to the shade.
CellShade fade_shade(const CellShade& shade, const Color& background, float strength);

/// The stronger of the theme's background and white as a sign on a fill of this colour.
Color sign_color(const Theme& theme, const Color& fill);

/// Dashed lines of parts that the hypothesis leaves out.
Color left_out_color(const Theme& theme);

/// Bright heads of spikes, release lights and balls: towards white in dark themes, towards ink in light ones.
Color bright_color(const Theme& theme, const std::string& role, float share);

} // namespace disinhibit
