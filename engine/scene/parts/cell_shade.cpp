#include "engine/scene/parts/cell_shade.h"

namespace disinhibit {
namespace {

constexpr Color white{1.0f, 1.0f, 1.0f, 1.0f};

} // namespace

CellShade make_cell_shade(const Theme& theme, const std::string& role, float activity) {
    const Color background = theme.color("bg");
    const Color color = theme.color(role);
    CellShade shade;
    if (theme.light) {
        const Color tint = mix(theme.tint(role), color, 0.35f);
        shade.light = mix(background, tint, 0.10f + 0.34f * activity);
        shade.fill = mix(background, tint, 0.26f + 0.40f * activity);
        shade.outline = mix(background, color, 0.62f + 0.38f * activity);
        shade.glow_strength = 0.16f + 0.18f * activity;
    } else {
        shade.light = mix(background, color, 0.22f + 0.44f * activity);
        shade.fill = mix(background, color, 0.13f + 0.34f * activity);
        shade.outline = mix(background, color, 0.38f + 0.57f * activity);
        shade.glow_strength = 0.10f + 0.46f * activity;
    }
    shade.nucleolus = mix(shade.outline, white, theme.light ? 0.1f : 0.45f);
    shade.glow = theme.light ? theme.tint(role) : color;
    shade.glow_radius = 2.3f + 1.9f * activity;
    if (!theme.glow) {
        shade.glow_strength = 0.0f;
        shade.outline_px = 2.0f + 2.0f * activity;
    }
    return shade;
}

CellShade fade_shade(const CellShade& shade, const Color& background, float strength) {
    CellShade faint = shade;
    faint.light = mix(background, shade.light, strength);
    faint.fill = mix(background, shade.fill, strength);
    faint.outline = mix(background, shade.outline, strength);
    faint.nucleolus = faint.outline;
    faint.glow_strength = 0.0f;
    return faint;
}

Color sign_color(const Theme& theme, const Color& fill) {
    const Color dark = theme.light ? theme.color("text") : theme.color("bg");
    return contrast_ratio(fill, dark) > contrast_ratio(fill, white) ? dark : white;
}

Color left_out_color(const Theme& theme) {
    // Where edges have the full contrast of text, a part that is not there must not be the loudest.
    constexpr double quiet_contrast = 8.0;
    const Color edge = theme.color("edge");
    const bool loud = contrast_ratio(edge, theme.color("bg")) > quiet_contrast;
    return loud ? mix(theme.color("bg"), edge, 0.6f) : edge;
}

Color bright_color(const Theme& theme, const std::string& role, float share) {
    return mix(theme.color(role), theme.light ? theme.color("text") : white, share);
}

} // namespace disinhibit
