#include "engine/scene/mark.h"

#include <algorithm>

#include "engine/scene/cell_shade.h"
#include "engine/scene/curve_path.h"
#include "engine/scene/filled_loop.h"

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

void draw_sign(const StageMark& mark, const Color& color, const StageView& view, DrawBlock& block) {
    Shape2D sign;
    sign.form = mark.sign == "plus" ? ShapeForm::plus : ShapeForm::minus;
    sign.center = view.at(mark.center) + glm::vec2(0.0f, view.px(6.0f));
    sign.half_size = glm::vec2(view.px(6.5f));
    sign.fill = color;
    block.shapes.push_back(sign);
}

} // namespace

void draw_mark(const StageMark& mark, double value, const StageView& view, DrawBlock& block) {
    const double x = std::max(value, 0.0);
    const auto share = static_cast<float>(x / (x + mark.half));
    const Color color = view.theme->color(mark.role);
    const Color ground = mix(view.background(), {0, 0, 0, 1}, view.theme->light ? 0.0f : 0.35f);
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(mix(ground, color, share), 0.75f + 0.25f * share);
    drop.outline = color;
    drop.dash_px = share < 0.02f ? std::max(2.0f, view.px(3.4f)) : 0.0f;
    block.shapes.push_back(drop);
    draw_sign(mark, share < 0.45f ? color : sign_color(*view.theme, drop.fill), view, block);
}

void draw_mark_outline(const StageMark& mark, const StageView& view, DrawBlock& block) {
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(view.background(), 0.5f);
    drop.outline = left_out_color(*view.theme);
    drop.outline_width = std::max(1.2f, view.px(1.4f));
    drop.dash_px = std::max(2.0f, view.px(3.4f));
    block.shapes.push_back(drop);
    draw_sign(mark, left_out_color(*view.theme), view, block);
}

void draw_chip(const StageChip& chip, const StageView& view, DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    const std::string text = view.texts->get(chip.text);
    const float width = view.text_width(text, size, TextWeight::semibold);
    Shape2D box;
    box.form = ShapeForm::rounded_box;
    box.center = view.at(chip.center);
    box.half_size = {0.5f * width + 0.85f * size, 0.95f * size};
    box.corner = box.half_size.y;
    const Color color = chip.left_out ? left_out_color(*view.theme) : view.theme->color(chip.role);
    box.fill = with_alpha(mix(view.background(), color, chip.left_out ? 0.0f : 0.12f), 0.9f);
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
    block.texts.push_back({text,
                           box.center + glm::vec2(0.0f, 0.36f * size),
                           size,
                           TextWeight::semibold,
                           TextAlign::center,
                           view.theme->color(chip.left_out ? "text3" : "text")});
}

TextAlign text_align_of(const std::string& name) {
    return name == "right" ? TextAlign::right
                           : (name == "center" ? TextAlign::center : TextAlign::left);
}

void draw_note(const StageNote& note, const StageView& view, DrawBlock& block) {
    block.texts.push_back({view.texts->get(note.text),
                           view.at(note.at),
                           view.text_px(TextUse::hint),
                           TextWeight::regular,
                           text_align_of(note.align),
                           view.theme->color(note.left_out ? "text3" : "text2")});
}

} // namespace disinhibit
