#include "engine/scene/labels/side_letter.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/stage/label_placer.h"

namespace disinhibit {
namespace {

constexpr float letter_margin_px = 20.0f;
constexpr float least_caption_px = 11.0f;

} // namespace

float side_letter_px(const StageView& view) {
    return std::round(1.9f * view.text_px(TextUse::sentence));
}

float side_caption_px(const StageView& view) {
    return std::round(1.25f * view.text_px(TextUse::hint));
}

void draw_side_letter(const StageView& view,
                      const std::string& caption,
                      bool active,
                      DrawBlock& block) {
    const float side = side_letter_px(view);
    // In smaller type where the side is narrow; on a ground of its own, because things pass behind it.
    const float left = letter_margin_px + side + 16.0f;
    const float full = view.text_px(TextUse::hint);
    const float room = view.size.x - left - letter_margin_px;
    const float wide = view.text_width(caption, full, TextWeight::regular);
    const float hint = wide > room ? std::max(least_caption_px, full * room / wide) : full;
    const TextRun run{caption,
                      {left, letter_margin_px + full},
                      hint,
                      TextWeight::regular,
                      TextAlign::left,
                      view.theme->color("text2")};
    draw_text_plate(box_of(run, view), view, block);
    block.texts.push_back(run);
    const glm::vec2 center(letter_margin_px + 0.5f * side, letter_margin_px + 0.5f * side);
    const Theme& theme = *view.theme;
    Shape2D box;
    box.form = ShapeForm::rounded_box;
    box.center = center;
    box.half_size = glm::vec2(0.5f * side);
    box.corner = 8.0f;
    box.fill = active ? theme.color("text") : theme.color("panel");
    box.outline = active ? theme.color("text") : theme.color("edge");
    box.outline_width = 1.2f;
    block.shapes.push_back(box);
    const float size = 0.58f * side;
    block.texts.push_back({view.side,
                           center + glm::vec2(0.0f, 0.36f * size),
                           size,
                           TextWeight::semibold,
                           TextAlign::center,
                           active ? theme.color("panel") : theme.color("text")});
}

} // namespace disinhibit
