#include "engine/scene/side_letter.h"

#include <cmath>

namespace disinhibit {
namespace {

constexpr float margin_px = 20.0f;

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
    const glm::vec2 center(margin_px + 0.5f * side, margin_px + 0.5f * side);
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
    const float hint = view.text_px(TextUse::hint);
    block.texts.push_back({caption,
                           {margin_px + side + 16.0f, margin_px + hint},
                           hint,
                           TextWeight::regular,
                           TextAlign::left,
                           theme.color("text2")});
}

} // namespace disinhibit
