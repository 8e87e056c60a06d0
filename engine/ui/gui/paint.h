#pragma once

#include <string>
#include <vector>

#include "engine/core/color.h"
#include "engine/picture/drawing.h"
#include "engine/picture/polyline.h"
#include "engine/picture/rect.h"
#include "engine/picture/text_measure.h"
#include "engine/ui/gui/fonts.h"
#include "engine/ui/gui/gui.h"

/// Drawing with ImGui's draw list: text on a baseline grid, glyphs of substances, icons. All sizes in window px.
namespace disinhibit {

ImU32 packed(const Color& color);
inline ImVec2 top_left(const Rect& rect) {
    return {rect.x, rect.y};
}
inline ImVec2 bottom_right(const Rect& rect) {
    return {rect.right(), rect.bottom()};
}

/// The window of ImGui that is being made, and what lies over all of them.
ImDrawList& this_window();
ImDrawList& foreground();

enum class Align { left, center, right };

float text_width(TextStyle style, const std::string& text);
/// Top of a line of text (as ImGui places it) whose capitals are centred on `middle_y`.
float text_top(TextStyle style, float middle_y);
/// One line of text whose capitals are centred on `middle_y`; `x` is its left end, middle or right end.
void paint_text(ImDrawList& draw,
                TextStyle style,
                float x,
                float middle_y,
                const Color& color,
                const std::string& text,
                Align align = Align::left);
/// The bytes of the first letter of `text` (UTF-8).
std::size_t letter_bytes(const std::string& text);
/// Measures text as it is painted: in the baked font that comes nearest.
class GuiMeasure final : public TextMeasure {
  public:
    float width_px(const std::string& text, float size_px, TextWeight weight) const override;
};
/// `text`, or its start and an ellipsis if it is wider than `width`.
std::string fitted_text(TextStyle style, const std::string& text, float width);

/// Height of `text` broken into lines of `width` px, and the same painted from (x, y) down.
float text_block_height(TextStyle style, const std::string& text, float width);
void paint_text_block(ImDrawList& draw,
                      TextStyle style,
                      float x,
                      float y,
                      float width,
                      const Color& color,
                      const std::string& text);

void fill_rect(ImDrawList& draw, const Rect& rect, const Color& color, float corner = 0.0f);
void outline_rect(
    ImDrawList& draw, const Rect& rect, const Color& color, float corner, float width = 1.0f);
/// Crisp if the middle of the line is at half pixels for a width of 1 and at whole pixels for 2.
void paint_line(ImDrawList& draw,
                float x0,
                float y0,
                float x1,
                float y1,
                const Color& color,
                float width = 1.0f);
void paint_polyline(ImDrawList& draw, const Polyline& points, const Color& color, float width);
void paint_dashed(
    ImDrawList& draw, const Polyline& points, const Color& color, float width, float on, float off);
/// A drawing over what is there; its lengths are px of the window.
void paint_items(ImDrawList& draw, const std::vector<DrawnItem>& items);

/// The mark of a substance by the name of its shape ("drop", "cap", "ball", "diamond"; a disc for others), fitting a
/// box of `size` px around (x, y). Hollow: outline only.
void paint_glyph(ImDrawList& draw,
                 const std::string& shape,
                 float x,
                 float y,
                 float size,
                 const Color& color,
                 bool hollow = false);

/// A part of a picture on the graphics card (a GL name) over `rect`: from `top` to `bottom`, shares of its height.
void paint_picture(ImDrawList& draw, unsigned texture, const Rect& rect, float top, float bottom);

enum class Icon {
    none,
    play,
    pause,
    restart,
    step_back,
    step_forward,
    skip,
    skip_back,
    undo,
    redo,
    cross,
    chevron_down,
    chevron_left,
    chevron_right,
    plus,
    minus,
    more,
    close,
    signs ///< of the picture
};
void paint_icon(ImDrawList& draw, Icon icon, float x, float y, float size, const Color& color);

} // namespace disinhibit
