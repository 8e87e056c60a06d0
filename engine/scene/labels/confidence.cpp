#include "engine/scene/labels/confidence.h"

#include <algorithm>

#include "engine/scene/labels/sentence.h"
#include "engine/scene/stage/label_placer.h"

namespace disinhibit {
namespace {

constexpr float half_width = 1.7f; ///< design px

Strip graded_strip(const GradeLook& look, const StageView& view) {
    Strip strip;
    strip.dash_on = view.px(look.dash_on);
    strip.dash_off = view.px(look.dash_off);
    strip.round_caps = look.dash_on <= 0.0f;
    return strip;
}

StripPoint point(glm::vec2 p, const GradeLook& look, const StageView& view) {
    return {p, std::max(1.2f, view.px(half_width)), look.color};
}

/// One letter of a grade; what is not stated counts as assumed.
std::string letter_of(const std::string& grade) {
    return grade.empty() ? "M" : grade.substr(0, 1);
}

} // namespace

StageGrades resolve_grades(const Stage& stage,
                           const CircuitDescription& circuit,
                           const Protection* protection) {
    const auto support_of = [&](const std::string& id) {
        return ArrowSupport{evidence_of(circuit, id),
                            protection != nullptr && protection->is_unprotected(id)};
    };
    StageGrades grades;
    for (const StageAxon& axon : stage.axons) {
        const std::string& stated = !axon.evidence.empty() ? axon.evidence : axon.entity;
        grades.axons.push_back(support_of(stated.empty() ? axon.id : stated));
    }
    for (const StageMark& mark : stage.marks) {
        grades.marks.push_back(support_of(mark.entity));
    }
    return grades;
}

bool StageGrades::any_unprotected() const {
    const auto is_unprotected = [](const ArrowSupport& one) { return one.unprotected; };
    return std::ranges::any_of(axons, is_unprotected) || std::ranges::any_of(marks, is_unprotected);
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

void draw_graded_axon(const StageAxon& axon,
                      const AxonShape& shape,
                      const ArrowSupport& support,
                      const StageView& view,
                      DrawBlock& block) {
    const GradeLook look = support_look(*view.theme, support);
    Strip strip = graded_strip(look, view);
    const std::vector<glm::vec2>& samples = shape.path.samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (static_cast<float>(i) * shape.path.step() <= shape.drawn_px) {
            strip.points.push_back(point(samples[i], look, view));
        }
    }
    block.strips.push_back(std::move(strip));
    CellShade shade;
    shade.fill = look.color;
    shade.outline = look.color;
    draw_axon_ending({&axon, &shape, shade}, view, block);
    // A branch of a trunk says nothing its trunk does not say.
    if (axon.trunk.empty() || axon.ending != AxonEnding::none) {
        draw_grade_letter(support, shape.path.point(0.5f * shape.path.length()), view, block);
    }
}

void draw_confidence_legend(const StageView& view,
                            const StageGrades& grades,
                            std::vector<DrawBlock>& blocks) {
    const float size = view.text_px(TextUse::hint);
    // Below the sentence; the bottom belongs to bars, names and notes.
    const SentenceBox box = sentence_box(view);
    const float y = box.high.y + 1.1f * size;
    float x = box.low.x;
    const float line = 2.6f * size;
    DrawBlock legend;
    for (const char* grade : {"A", "C", "M"}) {
        const GradeLook look = grade_look(*view.theme, grade);
        Strip strip = graded_strip(look, view);
        strip.points = {point({x, y - 0.34f * size}, look, view),
                        point({x + line, y - 0.34f * size}, look, view)};
        legend.strips.push_back(std::move(strip));
        x += line + 0.5f * size;
        const std::string text = view.texts->get(std::string("stage.confidence.") + grade);
        legend.texts.push_back(
            {text, {x, y}, size, TextWeight::regular, TextAlign::left, view.theme->color("text2")});
        x += view.text_width(text, size, TextWeight::regular) + 1.4f * size;
    }
    std::vector<std::string> notes{"size"};
    if (grades.any_unprotected()) {
        notes.emplace_back("unprotected");
    }
    for (const std::string& note : notes) {
        const std::string text = view.texts->get("stage.confidence." + note);
        legend.texts.push_back(
            {text, {x, y}, size, TextWeight::regular, TextAlign::left, view.theme->color("text2")});
        x += view.text_width(text, size, TextWeight::regular) + 1.4f * size;
    }
    // An arrow may pass here: the legend has a ground of its own.
    const Box ground{{box.low.x, y - size}, {x - 1.4f * size, y + 0.3f * size}};
    draw_text_plate(ground, view, blocks.emplace_back());
    blocks.push_back(std::move(legend));
}

} // namespace disinhibit
