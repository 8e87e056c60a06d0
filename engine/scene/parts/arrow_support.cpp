#include "engine/scene/parts/arrow_support.h"

#include <algorithm>

namespace disinhibit {
namespace {

constexpr float half_width = 1.7f; ///< design px

/// One letter of a grade; what is not stated counts as assumed.
std::string letter_of(const std::string& grade) {
    return grade.empty() ? "M" : grade.substr(0, 1);
}

} // namespace

ArrowSupport find_support(const StageModel& model, const std::string& entity) {
    return {evidence_of(model.circuit, entity),
            model.protection != nullptr && model.protection->is_unprotected(entity)};
}

std::string support_letters(const ArrowSupport& support) {
    return grade_letters(support.evidence) + (support.unprotected ? "?" : "");
}

std::string grade_letters(const ArrowEvidence& evidence) {
    const std::string direction = letter_of(evidence.direction);
    const std::string size = letter_of(evidence.size);
    return direction == size ? direction : direction + "/" + size;
}

GradeLook grade_look(const Theme& theme, const std::string& grade) {
    if (grade.starts_with("A") || grade.starts_with("B")) {
        return {theme.color("text"), 0.0f, 0.0f};
    }
    if (grade.starts_with("C") || grade.starts_with("D")) {
        return {theme.color("text2"), 8.0f, 5.0f};
    }
    return {theme.color("text3"), 2.0f, 6.0f};
}

GradeLook support_look(const Theme& theme, const ArrowSupport& support) {
    GradeLook look = grade_look(theme, support.evidence.direction);
    if (support.unprotected) {
        const GradeLook dotted = grade_look(theme, "");
        look.dash_on = dotted.dash_on;
        look.dash_off = dotted.dash_off;
    }
    return look;
}

Strip make_graded_strip(const std::vector<glm::vec2>& points,
                        const GradeLook& look,
                        const StageView& view) {
    Strip strip;
    strip.dash_on = view.px(look.dash_on);
    strip.dash_off = view.px(look.dash_off);
    strip.round_caps = look.dash_on <= 0.0f;
    for (const glm::vec2 p : points) {
        strip.points.push_back({p, std::max(1.2f, view.px(half_width)), look.color});
    }
    return strip;
}

void draw_grade_letter(const ArrowSupport& support,
                       glm::vec2 center,
                       const StageView& view,
                       DrawBlock& block) {
    const GradeLook look = support_look(*view.theme, support);
    const std::string letters = support_letters(support);
    const float size = view.text_px(TextUse::hint);
    const float width = view.text_width(letters, size, TextWeight::semibold);
    Shape2D plate;
    plate.form = ShapeForm::rounded_box;
    plate.center = center;
    plate.half_size = {std::max(0.72f * size, 0.5f * width + 0.35f * size), 0.72f * size};
    plate.corner = 0.36f * size;
    plate.fill = view.background();
    plate.outline = look.color;
    plate.outline_width = 1.2f;
    block.shapes.push_back(plate);
    block.texts.push_back({letters,
                           center + glm::vec2(0.0f, 0.36f * size),
                           size,
                           TextWeight::semibold,
                           TextAlign::center,
                           look.color});
}

} // namespace disinhibit
