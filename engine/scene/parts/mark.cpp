#include "engine/scene/parts/mark.h"

#include <algorithm>
#include <glm/common.hpp>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/scene/parts/cell_shade.h"

namespace disinhibit {
namespace {

Shape2D make_drop(const StageMark& mark, const StageView& view) {
    Shape2D drop;
    drop.form = ShapeForm::drop;
    drop.center = view.at(mark.center);
    drop.half_size = view.px(1.0f) * glm::vec2(13.0f, 19.0f);
    drop.outline_width = std::max(1.3f, view.px(1.8f));
    return drop;
}

void draw_sign(const StageMark& mark,
               MarkSign sign,
               const Color& color,
               const StageView& view,
               DrawBlock& block) {
    if (sign == MarkSign::none) {
        return;
    }
    Shape2D shape;
    shape.form = sign == MarkSign::plus ? ShapeForm::plus : ShapeForm::minus;
    shape.center = view.at(mark.center) + glm::vec2(0.0f, view.px(6.0f));
    shape.half_size = glm::vec2(view.px(6.5f));
    shape.fill = color;
    block.shapes.push_back(shape);
}

} // namespace

float mark_share(const StageMark& mark, double value) {
    const double x = std::max(value, 0.0);
    return static_cast<float>(x / (x + mark.half));
}

bool mark_acts(const StageMark& mark, double value) {
    constexpr float least_shown = 0.02f;
    return mark_share(mark, value) >= least_shown;
}

MarkSign sign_of(const StageMark& mark, const CauseReader* causes) {
    const bool plus = mark.sign == "plus";
    if (causes != nullptr) {
        const std::vector<Modulation>& actions = causes->now().circuit->modulations;
        const auto action = std::ranges::find(actions, mark.entity, &Modulation::id);
        if (action != actions.end()) {
            const double gain = causes->now().parameter("gain", action->id + ".gain").value;
            if (gain == 0.0) {
                return MarkSign::none;
            }
            const bool turned = gain * action->gain.value < 0.0;
            return plus != turned ? MarkSign::plus : MarkSign::minus;
        }
    }
    return plus ? MarkSign::plus : MarkSign::minus;
}

void draw_mark(
    const StageMark& mark, double value, MarkSign sign, const StageView& view, DrawBlock& block) {
    const float share = mark_share(mark, value);
    const bool acts = mark_acts(mark, value);
    if (mark.only_acting && !acts) {
        return;
    }
    const Color color = view.theme->color(mark.role);
    const Color ground = mix(view.background(), {0, 0, 0, 1}, view.theme->light ? 0.0f : 0.35f);
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(mix(ground, color, share), 0.75f + 0.25f * share);
    drop.outline = color;
    drop.dash_px = !acts ? std::max(2.0f, view.px(3.4f)) : 0.0f;
    block.shapes.push_back(drop);
    draw_sign(mark, sign, share < 0.45f ? color : sign_color(*view.theme, drop.fill), view, block);
}

void draw_mark_outline(const StageMark& mark, const StageView& view, DrawBlock& block) {
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(view.background(), 0.5f);
    drop.outline = left_out_color(*view.theme);
    drop.outline_width = std::max(1.2f, view.px(1.4f));
    drop.dash_px = std::max(2.0f, view.px(3.4f));
    block.shapes.push_back(drop);
    draw_sign(mark, sign_of(mark, nullptr), left_out_color(*view.theme), view, block);
}

Box chip_box(const StageChip& chip, const StageView& view) {
    const float size = view.text_px(TextUse::hint);
    const float width = view.text_width(view.texts->get(chip.text), size, TextWeight::semibold);
    const glm::vec2 half{0.5f * width + 0.85f * size, 0.95f * size};
    return {view.at(chip.center) - half, view.at(chip.center) + half};
}

void draw_chip(const StageChip& chip,
               const Box& place,
               double percent,
               const StageView& view,
               DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    Shape2D box;
    box.form = ShapeForm::rounded_box;
    box.center = 0.5f * (place.low + place.high);
    box.half_size = 0.5f * (place.high - place.low);
    box.corner = box.half_size.y;
    const Color color = chip.left_out ? left_out_color(*view.theme) : view.theme->color(chip.role);
    const auto share = static_cast<float>(std::clamp(percent / 100.0, 0.0, 1.0));
    const float filled = chip.left_out ? 0.0f : 0.12f + 0.4f * share;
    box.fill = with_alpha(mix(view.background(), color, filled), 0.9f);
    if (!chip.left_out) {
        box.outline = color;
        box.outline_width = 1.6f;
    }
    block.shapes.push_back(box);
    if (chip.left_out) {
        Strip edge =
            make_loop_strip(rounded_loop(box.center, box.half_size, box.corner), 0.7f, color);
        edge.dash_on = 5.0f;
        edge.dash_off = 4.0f;
        block.strips.push_back(std::move(edge));
    }
    block.texts.push_back({view.texts->get(chip.text),
                           box.center + glm::vec2(0.0f, 0.36f * size),
                           size,
                           TextWeight::semibold,
                           TextAlign::center,
                           view.theme->color(chip.left_out ? "text3" : "text")});
}

void draw_chip_leader(const StageChip& chip,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block) {
    const Color color = with_alpha(view.theme->color(chip.role), 0.8f);
    const float half = std::max(0.6f, view.px(0.8f));
    const glm::vec2 from = view.at(chip.center);
    Strip line;
    line.points = {{from, half, color}, {glm::clamp(from, place.low, place.high), half, color}};
    block.strips.push_back(std::move(line));
}

TextAlign text_align_of(const std::string& name) {
    return name == "right" ? TextAlign::right
                           : (name == "center" ? TextAlign::center : TextAlign::left);
}

namespace {

void draw_note_arrow(const StageNote& note,
                     glm::vec2 shift,
                     const StageView& view,
                     DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    const Color color = view.theme->color("text2");
    const glm::vec2 tip = view.at(note.at) + shift + size * glm::vec2(-0.9f, -0.34f);
    Strip shaft;
    shaft.points = {{tip - glm::vec2(2.8f * size, 0.0f), 0.8f, color}, {tip, 0.8f, color}};
    block.strips.push_back(std::move(shaft));
    for (const float side : {-1.0f, 1.0f}) {
        Strip barb;
        barb.points = {{tip + size * glm::vec2(-0.5f, 0.35f * side), 0.8f, color},
                       {tip, 0.8f, color}};
        block.strips.push_back(std::move(barb));
    }
}

TextRun note_text(const StageNote& note, const StageView& view) {
    return {view.texts->get(note.text),
            view.at(note.at),
            view.text_px(TextUse::hint),
            TextWeight::regular,
            text_align_of(note.align),
            view.theme->color(note.left_out ? "text3" : "text2")};
}

} // namespace

Box note_box(const StageNote& note, const StageView& view) {
    const TextRun run = note_text(note, view);
    Box box = box_of(run, view);
    if (note.arrow) {
        box.low.x -= 4.0f * run.size_px;
    }
    return box;
}

void draw_note(const StageNote& note, glm::vec2 shift, const StageView& view, DrawBlock& block) {
    TextRun run = note_text(note, view);
    run.position += shift;
    block.texts.push_back(std::move(run));
    if (note.arrow) {
        draw_note_arrow(note, shift, view, block);
    }
}

} // namespace disinhibit
