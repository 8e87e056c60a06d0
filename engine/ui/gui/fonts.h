#pragma once

#include "engine/core/fonts.h"
#include "engine/picture/text_run.h"

struct ImFont;

namespace disinhibit {

/// The type sizes of the panels (px at text 100 %, weight).
enum class TextStyle {
    small,        ///< 13 regular: ticks, hints
    small_strong, ///< 14 semibold: values at curves
    body,         ///< 15 regular
    body_medium,  ///< 15 medium: buttons
    body_strong,  ///< 15 semibold: plot titles
    title,        ///< 17 semibold: card titles
    clock,        ///< 20 semibold
    count_
};

/// Bakes every style at `text_scale` into ImGui's atlas (FreeType), with digits of one width so that running numbers
/// stand still. False if the atlas holds exactly these already. The GL texture must be made again after true.
bool bake_fonts(const FontFiles& files, float text_scale);

/// True once every style has been baked.
bool fonts_ready();

ImFont* font_of(TextStyle style);
/// The baked font of this weight that comes nearest to this size.
ImFont* font_of(float size_px, TextWeight weight);

} // namespace disinhibit
