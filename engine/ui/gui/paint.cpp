#include "engine/ui/gui/paint.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace disinhibit {

ImU32 packed(const Color& color) {
    return ImGui::ColorConvertFloat4ToU32({color.r, color.g, color.b, color.a});
}

ImDrawList& this_window() {
    return *ImGui::GetWindowDrawList();
}

ImDrawList& foreground() {
    return *ImGui::GetForegroundDrawList();
}

float text_width(TextStyle style, const std::string& text) {
    const ImFont* font = font_of(style);
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, text.data(), text.data() + text.size())
        .x;
}

float text_top(TextStyle style, float middle_y) {
    constexpr float half_capital = 0.36f; // of the size, Inter and its fallbacks
    const ImFont* font = font_of(style);
    return std::round(middle_y + half_capital * font->FontSize - font->Ascent);
}

void paint_text(ImDrawList& draw,
                TextStyle style,
                float x,
                float middle_y,
                const Color& color,
                const std::string& text,
                Align align) {
    const ImFont* font = font_of(style);
    if (align != Align::left) {
        x -= text_width(style, text) * (align == Align::center ? 0.5f : 1.0f);
    }
    draw.AddText(font,
                 font->FontSize,
                 {std::round(x), text_top(style, middle_y)},
                 packed(color),
                 text.data(),
                 text.data() + text.size());
}

std::size_t letter_bytes(const std::string& text) {
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) {
        ++bytes;
    }
    return bytes;
}

namespace {

/// The font of a style for whoever measures in it.
class StyleMeasure final : public TextMeasure {
  public:
    explicit StyleMeasure(TextStyle style) : style_(style) {}
    float width_px(const std::string& text, float, TextWeight) const override {
        return text_width(style_, text);
    }

  private:
    TextStyle style_;
};

} // namespace

std::string fitted_text(TextStyle style, const std::string& text, float width) {
    return fitted_text(StyleMeasure(style), text, 0.0f, TextWeight::regular, width);
}

float text_block_height(TextStyle style, const std::string& text, float width) {
    const ImFont* font = font_of(style);
    return font->CalcTextSizeA(font->FontSize, 1e9f, width, text.data(), text.data() + text.size())
        .y;
}

void paint_text_block(ImDrawList& draw,
                      TextStyle style,
                      float x,
                      float y,
                      float width,
                      const Color& color,
                      const std::string& text) {
    const ImFont* font = font_of(style);
    draw.AddText(
        font, font->FontSize, {x, y}, packed(color), text.data(), text.data() + text.size(), width);
}

void fill_rect(ImDrawList& draw, const Rect& rect, const Color& color, float corner) {
    draw.AddRectFilled(top_left(rect), bottom_right(rect), packed(color), corner);
}

void outline_rect(
    ImDrawList& draw, const Rect& rect, const Color& color, float corner, float width) {
    draw.AddRect(top_left(rect), bottom_right(rect), packed(color), corner, 0, width);
}

void paint_line(
    ImDrawList& draw, float x0, float y0, float x1, float y1, const Color& color, float width) {
    // Not AddLine, which moves both ends by half a pixel.
    draw.PathClear();
    draw.PathLineTo({x0, y0});
    draw.PathLineTo({x1, y1});
    draw.PathStroke(packed(color), 0, width);
}

void paint_polyline(ImDrawList& draw, const Polyline& points, const Color& color, float width) {
    if (points.size() < 2) {
        return;
    }
    draw.PathClear();
    for (std::size_t i = 0; i < points.size(); ++i) {
        draw.PathLineTo({points[i].x, points[i].y});
        if (turns_back(points, i)) {
            draw.PathStroke(packed(color), 0, width);
            draw.PathLineTo({points[i].x, points[i].y});
        }
    }
    draw.PathStroke(packed(color), 0, width);
}

void paint_dashed(ImDrawList& draw,
                  const Polyline& points,
                  const Color& color,
                  float width,
                  float on,
                  float off) {
    for (const Polyline& dash : cut_dashes(points, on, off)) {
        paint_polyline(draw, dash, color, width);
    }
}

namespace {

void trace_drop(ImDrawList& draw, float x, float y, float size) {
    const float r = 0.34f * size;
    const float tip = y - 0.5f * size;
    const float center = y + 0.5f * size - r;
    draw.PathClear();
    draw.PathLineTo({x, tip});
    draw.PathBezierCubicCurveTo(
        {x + 0.12f * size, center - 1.1f * r}, {x + r, center - 0.55f * r}, {x + r, center}, 8);
    draw.PathArcTo({x, center}, r, 0.0f, 3.14159265f, 14);
    draw.PathBezierCubicCurveTo(
        {x - r, center - 0.55f * r}, {x - 0.12f * size, center - 1.1f * r}, {x, tip}, 8);
}

void trace_cap(ImDrawList& draw, float x, float y, float size) {
    const float w = 0.5f * size;
    draw.PathClear();
    for (const auto& [px, py] : {std::pair{-1.0f, -0.55f},
                                 {1.0f, -0.55f},
                                 {1.0f, -0.05f},
                                 {0.55f, -0.05f},
                                 {0.40f, 0.55f},
                                 {-0.40f, 0.55f},
                                 {-0.55f, -0.05f},
                                 {-1.0f, -0.05f}}) {
        draw.PathLineTo({x + px * w, y + py * w});
    }
}

void trace_diamond(ImDrawList& draw, float x, float y, float size) {
    const float r = 0.5f * size;
    draw.PathClear();
    draw.PathLineTo({x, y - r});
    draw.PathLineTo({x + 0.8f * r, y});
    draw.PathLineTo({x, y + r});
    draw.PathLineTo({x - 0.8f * r, y});
}

void paint_triangle(ImDrawList& draw, float x, float y, float w, float h, ImU32 color) {
    // Points right for w > 0. ImGui wants clockwise points for its edge smoothing.
    const ImVec2 a{x - w / 2.0f, y - h / 2.0f};
    const ImVec2 b{x + w / 2.0f, y};
    const ImVec2 c{x - w / 2.0f, y + h / 2.0f};
    if (w > 0.0f) {
        draw.AddTriangleFilled(a, b, c, color);
    } else {
        draw.AddTriangleFilled(c, b, a, color);
    }
}

void paint_bar(ImDrawList& draw, float x, float y, float w, float h, ImU32 color) {
    draw.AddRectFilled({std::round(x - w / 2.0f), y - h / 2.0f},
                       {std::round(x - w / 2.0f) + std::round(w), y + h / 2.0f},
                       color,
                       w / 4.0f);
}

/// An arrow bent back over the top; direction -1: to the left (undo), 1: to the right.
void paint_turn(
    ImDrawList& draw, float x, float y, float size, float direction, ImU32 color, float width) {
    const float r = 0.36f * size;
    const float middle_y = y + 0.12f * size;
    constexpr float pi = 3.14159265f;
    draw.PathClear();
    for (int i = 0; i <= 16; ++i) {
        const float turn = pi * (1.0f - 1.25f * static_cast<float>(i) / 16.0f);
        draw.PathLineTo({x - direction * r * std::cos(turn), middle_y - r * std::sin(turn)});
    }
    draw.PathStroke(color, 0, width);
    const float tip_x = x + direction * r;
    const float half = 0.26f * size;
    const ImVec2 a{tip_x - half, middle_y - 0.02f * size};
    const ImVec2 b{tip_x + half, middle_y - 0.02f * size};
    const ImVec2 c{tip_x, middle_y + 0.34f * size};
    draw.AddTriangleFilled(a, b, c, color);
}

void paint_chevron(
    ImDrawList& draw, float x, float y, float dx, float dy, ImU32 color, float width) {
    // (dx, dy): from the middle to the point of the chevron.
    draw.PathClear();
    draw.PathLineTo({x - dx - 2.0f * dy, y - dy - 2.0f * dx});
    draw.PathLineTo({x + dx, y + dy});
    draw.PathLineTo({x - dx + 2.0f * dy, y - dy + 2.0f * dx});
    draw.PathStroke(color, 0, width);
}

} // namespace

void paint_glyph(ImDrawList& draw,
                 const std::string& shape,
                 float x,
                 float y,
                 float size,
                 const Color& color,
                 bool hollow) {
    const ImU32 ink = packed(color);
    if (shape == "cap") {
        // Concave, so filled as two convex parts.
        if (hollow) {
            trace_cap(draw, x, y, size);
            draw.PathStroke(ink, ImDrawFlags_Closed, 2.0f);
        } else {
            const float w = 0.5f * size;
            draw.AddRectFilled({x - w, y - 0.55f * w}, {x + w, y - 0.05f * w}, ink);
            draw.AddQuadFilled({x - 0.55f * w, y - 0.06f * w},
                               {x + 0.55f * w, y - 0.06f * w},
                               {x + 0.40f * w, y + 0.55f * w},
                               {x - 0.40f * w, y + 0.55f * w},
                               ink);
        }
        return;
    }
    if (shape == "drop") {
        trace_drop(draw, x, y, size);
    } else if (shape == "diamond") {
        trace_diamond(draw, x, y, size);
    } else {
        draw.PathClear();
        draw.PathArcTo({x, y}, 0.36f * size, 0.0f, 6.2831853f, 20);
    }
    if (hollow) {
        draw.PathStroke(ink, ImDrawFlags_Closed, 2.0f);
    } else {
        draw.PathFillConvex(ink);
    }
}

void paint_picture(ImDrawList& draw, unsigned texture, const Rect& rect, float top, float bottom) {
    // Row 0 of the picture is its bottom row.
    draw.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                  top_left(rect),
                  bottom_right(rect),
                  {0.0f, 1.0f - top},
                  {1.0f, 1.0f - bottom});
}

void paint_icon(ImDrawList& draw, Icon icon, float x, float y, float size, const Color& color) {
    const ImU32 ink = packed(color);
    const float h = size;
    const float w = 0.72f * size;
    const float bar = std::max(2.0f, std::round(0.17f * size));
    const float line = std::max(2.0f, std::round(size / 8.0f));
    const float fine = std::max(1.0f, std::round(size / 10.0f));
    switch (icon) {
    case Icon::none:
        break;
    case Icon::play:
        paint_triangle(draw, x + 0.06f * size, y, 0.9f * size, h, ink);
        break;
    case Icon::pause:
        paint_bar(draw, x - 0.22f * size, y, 1.5f * bar, h, ink);
        paint_bar(draw, x + 0.22f * size, y, 1.5f * bar, h, ink);
        break;
    case Icon::restart:
        paint_bar(draw, x - 0.45f * size, y, bar, h, ink);
        paint_triangle(draw, x + 0.08f * size, y, -w, h, ink);
        break;
    case Icon::step_back:
        paint_triangle(draw, x - 0.12f * size, y, -0.62f * size, 0.8f * h, ink);
        paint_bar(draw, x + 0.36f * size, y, bar, 0.8f * h, ink);
        break;
    case Icon::step_forward:
        paint_bar(draw, x - 0.36f * size, y, bar, 0.8f * h, ink);
        paint_triangle(draw, x + 0.12f * size, y, 0.62f * size, 0.8f * h, ink);
        break;
    case Icon::skip:
        paint_triangle(draw, x - 0.38f * size, y, 0.6f * size, 0.85f * h, ink);
        paint_triangle(draw, x + 0.16f * size, y, 0.6f * size, 0.85f * h, ink);
        paint_bar(draw, x + 0.58f * size, y, bar, 0.85f * h, ink);
        break;
    case Icon::skip_back:
        paint_triangle(draw, x + 0.38f * size, y, -0.6f * size, 0.85f * h, ink);
        paint_triangle(draw, x - 0.16f * size, y, -0.6f * size, 0.85f * h, ink);
        paint_bar(draw, x - 0.58f * size, y, bar, 0.85f * h, ink);
        break;
    case Icon::undo:
        paint_turn(draw, x, y, size, -1.0f, ink, line);
        break;
    case Icon::redo:
        paint_turn(draw, x, y, size, 1.0f, ink, line);
        break;
    case Icon::cross:
        draw.AddLine({x - 0.3f * h, y - 0.3f * h}, {x + 0.3f * h, y + 0.3f * h}, ink, line);
        draw.AddLine({x - 0.3f * h, y + 0.3f * h}, {x + 0.3f * h, y - 0.3f * h}, ink, line);
        break;
    case Icon::chevron_down:
        paint_chevron(draw, x, y, 0.0f, 0.16f * size, ink, fine);
        break;
    case Icon::chevron_left:
        paint_chevron(draw, x, y, -0.16f * size, 0.0f, ink, fine);
        break;
    case Icon::chevron_right:
        paint_chevron(draw, x, y, 0.16f * size, 0.0f, ink, fine);
        break;
    case Icon::more:
        for (const float step : {-1.0f, 0.0f, 1.0f}) {
            draw.AddCircleFilled({x + 0.34f * size * step, y}, 0.11f * size, ink, 12);
        }
        break;
    case Icon::signs:
        draw.AddLine({x - 0.4f * h, y - 0.3f * h}, {x + 0.4f * h, y - 0.3f * h}, ink, line);
        draw.AddCircle({x - 0.22f * h, y + 0.22f * h}, 0.19f * h, ink, 16, fine);
        draw.AddTriangleFilled({x + 0.22f * h, y + 0.01f * h},
                               {x + 0.44f * h, y + 0.43f * h},
                               {x + 0.0f * h, y + 0.43f * h},
                               ink);
        break;
    case Icon::close:
        draw.AddLine({x - 0.32f * h, y - 0.32f * h}, {x + 0.32f * h, y + 0.32f * h}, ink, fine);
        draw.AddLine({x - 0.32f * h, y + 0.32f * h}, {x + 0.32f * h, y - 0.32f * h}, ink, fine);
        break;
    case Icon::plus:
        draw.AddLine({x, y - 0.4f * h}, {x, y + 0.4f * h}, ink, line);
        [[fallthrough]];
    case Icon::minus:
        draw.AddLine({x - 0.4f * h, y}, {x + 0.4f * h, y}, ink, line);
        break;
    }
}

} // namespace disinhibit
