#include "engine/scene/stage/view.h"

#include <algorithm>

#include "engine/scene/stage/stage.h"

namespace disinhibit {
namespace {

constexpr float smallest_text_px = 13.0f;
constexpr float smallest_number_px = 20.0f;
/// A drawing smaller than this is a dot: what walks along its lines needs a step to walk.
constexpr float smallest_scale = 0.01f; ///< screen px per design px

float normal_px(TextUse use) {
    switch (use) {
    case TextUse::hint:
    case TextUse::line:
        return 13.5f;
    case TextUse::body:
        return 15.0f;
    case TextUse::region:
        return 17.0f;
    case TextUse::sentence:
        return 22.0f;
    case TextUse::number:
        return 28.0f;
    }
    return 15.0f;
}

/// Sizes on a 1920 x 1080 picture for the back row.
float presenting_px(TextUse use) {
    switch (use) {
    case TextUse::hint:
    case TextUse::line:
    case TextUse::body:
    case TextUse::region:
        return 25.0f;
    case TextUse::sentence:
        return 36.0f;
    case TextUse::number:
        return 45.0f;
    }
    return 25.0f;
}

/// Of those sizes. A side of A | B is half as wide as its screen, but is read from as far away.
float hall_share(const StageView& view) {
    const float usual_width = view.side.empty() ? 1920.0f : 1200.0f;
    return std::min(view.size.x / usual_width, view.size.y / 1080.0f);
}

} // namespace

float StageView::text_px(TextUse use) const {
    // A small drawing takes smaller type, but larger text never falls below the usual one for it.
    const float least_share = type_scale > 1.0f ? std::max(0.72f, 1.0f / type_scale) : 0.72f;
    const float base = presenting ? presenting_px(use) * hall_share(*this)
                                  : normal_px(use) * std::clamp(scale / 0.62f, least_share, 1.0f);
    const float least = use == TextUse::number ? smallest_number_px : smallest_text_px;
    const bool label = use != TextUse::sentence && use != TextUse::line;
    return std::max(least, base * type_scale * (label ? label_scale : 1.0f));
}

float StageView::text_width(const std::string& text, float size_px, TextWeight weight) const {
    return measure->width_px(text, size_px, weight);
}

float hall_margin_px(float width_px) {
    return 0.0375f * width_px;
}

float least_label_scale(const StageView& view) {
    if (view.type_scale <= 1.0f) {
        return 0.0f;
    }
    StageView usual = view;
    usual.type_scale = usual.scale = usual.label_scale = 1.0f;
    StageView wished = view;
    wished.label_scale = 1.0f;
    return std::min(1.0f, usual.text_px(TextUse::body) / wished.text_px(TextUse::body));
}

DesignFit fit_design(glm::vec2 size, float top) {
    const float height = std::max(1.0f, size.y - top);
    DesignFit fit;
    fit.scale = std::max(smallest_scale,
                         std::min(size.x / stage_design_size.x, height / stage_design_size.y));
    fit.origin = 0.5f * (glm::vec2(size.x, height) - stage_design_size * fit.scale);
    fit.origin.y += top;
    return fit;
}

void lift_above_lines(StageView& view, float floor, float lines_px) {
    const float room = view.size.y - view.caption_px - lines_px;
    if (floor <= 0.0f || room <= 0.0f) {
        return;
    }
    const float scale = std::max(smallest_scale, std::min(view.scale, room / floor));
    const glm::vec2 free = view.size - glm::vec2(0.0f, view.caption_px) - stage_design_size * scale;
    view.scale = scale;
    view.origin.x = 0.5f * free.x;
    view.origin.y =
        view.caption_px + std::clamp(0.5f * free.y, 0.0f, std::max(0.0f, room - floor * scale));
}

StageView make_stage_view(const Theme& theme,
                          const Texts& texts,
                          const TextMeasure& measure,
                          glm::vec2 size,
                          float type_scale,
                          bool presenting) {
    StageView view;
    view.theme = &theme;
    view.texts = &texts;
    view.measure = &measure;
    view.size = size;
    view.type_scale = type_scale;
    view.presenting = presenting;
    // The caption of a presentation stands above the drawing, not on it.
    view.caption_px = presenting ? 1.6f * view.text_px(TextUse::sentence) : 0.0f;
    const DesignFit fit = fit_design(size, view.caption_px);
    view.scale = fit.scale;
    view.origin = fit.origin;
    return view;
}

TextAlign text_align_of(const std::string& name) {
    return name == "right" ? TextAlign::right
                           : (name == "center" ? TextAlign::center : TextAlign::left);
}

} // namespace disinhibit
