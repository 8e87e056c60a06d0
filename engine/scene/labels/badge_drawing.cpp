#include "engine/scene/labels/badge_drawing.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {
namespace {

constexpr float arrow_from_percent = 3.0f;
constexpr float bar_range_percent = 200.0f;
constexpr float notch_px = 4.0f;   ///< that the notch at rest stands out of its bar
constexpr float sub_gap_px = 2.0f; ///< between it and the capitals below
constexpr float capitals = 0.73f;  ///< height of capitals, of the type size

/// Distances inside a badge, in units of the number size (28 px at 100 %).
struct BadgeMetrics {
    float number, name, hint, pad, name_y, number_y, bar_y, bar_thick, sub_y, height,
        height_with_sub;

    explicit BadgeMetrics(const StageView& view) {
        number = view.text_px(TextUse::number);
        name = view.text_px(TextUse::body);
        hint = view.text_px(TextUse::hint);
        pad = 0.48f * number;
        name_y = 0.30f * number + 0.80f * name;
        number_y = name_y + 0.98f * number;
        bar_y = number_y + 0.48f * number;
        bar_thick = 0.09f * number + 2.5f;
        // Clear of the notch of the bar, also where numbers are small.
        sub_y = bar_y + std::max(0.28f * number + 0.80f * hint,
                                 0.5f * bar_thick + notch_px + sub_gap_px + capitals * hint);
        height = bar_y + 0.40f * number;
        height_with_sub = sub_y + 0.36f * number;
    }
};

/// The digits keep their place while the number changes: measured with the widest digit.
std::string widest(std::string text) {
    for (char& c : text) {
        c = c >= '0' && c <= '9' ? '0' : c;
    }
    return text;
}

constexpr float line_arrow_gap = 0.4f; ///< of the type size, before the arrow of a line
float line_arrow_px(float type_px) {
    return 0.9f * type_px;
}

/// Name and value stand in one line.
bool one_line(const StageBadge& badge, const BadgePlace& place) {
    return place.brief && !badge.short_line.empty();
}

std::string full_name_of(const StageBadge& badge, const StageView& view) {
    return badge.words.empty() ? view.texts->get(badge.name) : badge.words;
}

/// Name and line of text of a badge without a number, in the form that fits.
std::string name_of(const StageBadge& badge, const BadgePlace& place, const StageView& view) {
    const bool brief = place.brief && !badge.short_name.empty();
    return brief ? view.texts->get(badge.short_name) : full_name_of(badge, view);
}
std::string line_of(const StageBadge& badge,
                    const BadgePlace& place,
                    const std::string& value,
                    const std::string& sub,
                    const StageView& view) {
    const bool brief = place.brief && !badge.short_sub.empty();
    const std::string& key =
        one_line(badge, place) ? badge.short_line : (brief ? badge.short_sub : badge.sub);
    return view.texts->get(key, {{"value", value}, {"sub", sub}});
}

/// The short form has no room for the arrow of change.
bool has_arrow(const StageBadge& badge, const BadgePlace& place) {
    return badge.arrow && !place.brief;
}

/// Measured with the widest digits.
glm::vec2 line_badge_size(const StageBadge& badge, const BadgePlace& place, const StageView& view) {
    const BadgeMetrics m(view);
    const std::string text = line_of(badge,
                                     place,
                                     badge.decimals > 0 ? "00.0" : "000",
                                     badge.sub_decimals > 0 ? "00.0" : "000",
                                     view);
    if (one_line(badge, place)) {
        return {view.text_width(text, m.hint, TextWeight::semibold), 1.35f * m.hint};
    }
    const float arrow =
        has_arrow(badge, place) ? line_arrow_gap * m.hint + line_arrow_px(m.hint) : 0.0f;
    const float width =
        std::max(view.text_width(name_of(badge, place, view), m.name, TextWeight::semibold),
                 view.text_width(text, m.hint, TextWeight::regular) + arrow);
    return {width, 1.3f * m.name + 1.4f * m.hint};
}

void draw_bar(const StageBadge& badge,
              const BadgePlace& place,
              float y,
              double percent,
              const StageView& view,
              DrawBlock& block) {
    const float thick = BadgeMetrics(view).bar_thick;
    const float left = place.box.low.x + BadgeMetrics(view).pad;
    const auto part =
        [&](float from, float to, float half_height, float corner, const Color& color) {
            Shape2D box;
            box.form = ShapeForm::rounded_box;
            box.center = {left + 0.5f * (from + to), y};
            box.half_size = {0.5f * (to - from), half_height};
            box.corner = corner;
            box.fill = color;
            block.shapes.push_back(box);
        };
    const Color color = view.theme->color(badge.role);
    const double share = std::clamp(percent / bar_range_percent, 0.0, 1.0);
    part(0.0f, place.bar_px, 0.5f * thick, 0.5f * thick, view.theme->color("line"));
    const float filled = static_cast<float>(share) * place.bar_px;
    if (filled > 1.0f) {
        part(0.0f, filled, 0.5f * thick, std::min(0.5f * thick, 0.5f * filled), color);
    }
    const float notch = 0.5f * place.bar_px;
    part(notch - 1.0f, notch + 1.0f, 0.5f * thick + notch_px, 0.0f, view.theme->color("text"));
    if (percent > bar_range_percent) {
        Shape2D chevron;
        chevron.form = ShapeForm::chevron;
        chevron.center = {left + place.bar_px + 0.9f * thick, y};
        chevron.half_size = glm::vec2(1.0f * thick, 0.6f * thick);
        chevron.rotation = 1.5707963f;
        chevron.fill = color;
        chevron.outline = color;
        chevron.outline_width = 2.0f;
        block.shapes.push_back(chevron);
    }
}

/// Up or down by the side of rest on which the value stands; nothing near rest.
void draw_arrow(const StageBadge& badge,
                glm::vec2 center,
                float half,
                double percent,
                const StageView& view,
                DrawBlock& block) {
    const double change = percent - 100.0;
    if (std::abs(change) < arrow_from_percent) {
        return;
    }
    Shape2D arrow;
    arrow.form = ShapeForm::arrow_up;
    arrow.center = center;
    arrow.half_size = {0.9f * half, half};
    arrow.rotation = change > 0.0 ? 0.0f : 3.14159265f;
    arrow.fill = view.theme->color(badge.role);
    block.shapes.push_back(arrow);
}

} // namespace

glm::vec2 badge_size(const StageBadge& badge,
                     const std::string& unit,
                     const BadgePlace& place,
                     const StageView& view) {
    if (badge.line) {
        return line_badge_size(badge, place, view);
    }
    const BadgeMetrics m(view);
    const std::string longest = badge.decimals > 0 ? "00.0" : "0000";
    const float number = view.text_width(longest, m.number, TextWeight::semibold);
    const float unit_px = 0.25f * m.number + view.text_width(unit, m.name, TextWeight::regular);
    const float arrow_px = 1.07f * m.number;
    const float line = number + (place.tall ? 0.0f : unit_px) + arrow_px;
    const float name = view.text_width(full_name_of(badge, view), m.name, TextWeight::regular);
    const float bar = place.tall ? 0.0f : badge.bar * m.number / 28.0f;
    std::string below = place.tall ? unit : "";
    if (place.sub) {
        below = view.texts->get(badge.sub, {{"value", badge.sub_decimals > 0 ? "00.0" : "00"}});
    }
    const float below_px = view.text_width(below, m.hint, TextWeight::regular);
    return {2.0f * m.pad + std::max({line, name, bar, below_px}),
            place.sub || place.tall ? m.height_with_sub : m.height};
}

float badge_bar_px(float width, const StageView& view) {
    return width - 2.0f * BadgeMetrics(view).pad;
}

glm::vec2 leader_end(const StageBadge& badge, const Box& box, const StageView& view) {
    const float gap = badge.line ? 3.0f : 6.0f;
    const BadgeMetrics m(view);
    const glm::vec2 target = view.at(badge.points_at);
    // The lines of a text leave some of its box free above and below.
    const float slack = badge.line ? 0.25f * m.name : 0.0f;
    const glm::vec2 low = box.low - glm::vec2(gap, gap - slack);
    const glm::vec2 high = box.high + glm::vec2(gap, gap - slack);
    // To the side of the name, or to the middle of the top or bottom edge when the target is above or below.
    if (target.x >= low.x && target.x <= high.x) {
        return {target.x, target.y < low.y ? low.y : high.y};
    }
    return {target.x < low.x ? low.x : high.x,
            box.low.y + (badge.line ? 0.9f * m.name : 1.2f * m.number - gap)};
}

void draw_leader(const StageBadge& badge,
                 const BadgePlace& place,
                 const StageView& view,
                 DrawBlock& block) {
    if (!place.leads || !place.shown) {
        return;
    }
    const glm::vec2 end = leader_end(badge, place.box, view);
    const Color color = with_alpha(view.theme->color(badge.role), 0.8f);
    const float half = std::max(0.6f, view.px(0.8f));
    const auto lead_from = [&](glm::vec2 from) {
        Strip line;
        line.points = {{from, half, color}, {end, half, color}};
        block.strips.push_back(std::move(line));
    };
    lead_from(view.at(badge.points_at));
    if (badge.has_second_point) {
        lead_from(view.at(badge.points_at_too));
    }
}

namespace {

/// Under a number: dots if it lies beyond data, dashes if it is not of the present.
void underline(
    const BadgeValue& value, glm::vec2 left, float width, const StageView& view, DrawBlock& block) {
    if (!value.beyond && !value.preview) {
        return;
    }
    const glm::vec2 half = value.beyond ? glm::vec2(1.3f) : glm::vec2(4.0f, 1.0f);
    const float apart = value.beyond ? 6.5f : 13.0f;
    for (float x = half.x; x <= width; x += apart) {
        Shape2D mark;
        mark.form = value.beyond ? ShapeForm::disc : ShapeForm::rounded_box;
        mark.center = left + glm::vec2(x, 0.0f);
        mark.half_size = half;
        mark.fill = view.theme->color(value.beyond ? "text" : "accent");
        block.shapes.push_back(mark);
    }
}

void draw_line_badge(const StageBadge& badge,
                     const BadgePlace& place,
                     const BadgeValue& value,
                     const StageView& view,
                     DrawBlock& block) {
    if (place.plate) {
        draw_text_plate(place.box, view, block);
    }
    const BadgeMetrics m(view);
    if (one_line(badge, place)) {
        block.texts.push_back({line_of(badge,
                                       place,
                                       level_text(value.number, badge.decimals),
                                       level_text(value.sub, badge.sub_decimals),
                                       view),
                               place.box.low + glm::vec2(0.0f, m.hint),
                               m.hint,
                               TextWeight::semibold,
                               TextAlign::left,
                               view.theme->color("text")});
        return;
    }
    const glm::vec2 name_at = place.box.low + glm::vec2(0.0f, m.name);
    block.texts.push_back({name_of(badge, place, view),
                           name_at,
                           m.name,
                           TextWeight::semibold,
                           TextAlign::left,
                           view.theme->color("text")});
    const std::string text = line_of(badge,
                                     place,
                                     level_text(value.number, badge.decimals),
                                     level_text(value.sub, badge.sub_decimals),
                                     view);
    const glm::vec2 text_at = name_at + glm::vec2(0.0f, 1.4f * m.hint);
    block.texts.push_back(
        {text, text_at, m.hint, TextWeight::regular, TextAlign::left, view.theme->color("text2")});
    underline(value,
              text_at + glm::vec2(0.0f, 0.32f * m.hint),
              view.text_width(text, m.hint, TextWeight::regular),
              view,
              block);
    if (has_arrow(badge, place)) {
        const float half = 0.5f * line_arrow_px(m.hint);
        const float x = view.text_width(widest(text), m.hint, TextWeight::regular) +
                        line_arrow_gap * m.hint + half;
        draw_arrow(
            badge, text_at + glm::vec2(x, -0.36f * m.hint), half, value.percent, view, block);
    }
}

} // namespace

void draw_badge(const StageBadge& badge,
                const BadgePlace& place,
                const BadgeValue& value,
                const StageView& view,
                DrawBlock& block) {
    if (badge.line) {
        draw_line_badge(badge, place, value, view, block);
        return;
    }
    const BadgeMetrics m(view);
    const Theme& theme = *view.theme;
    Shape2D plate;
    plate.form = ShapeForm::rounded_box;
    plate.center = 0.5f * (place.box.low + place.box.high);
    plate.half_size = 0.5f * (place.box.high - place.box.low);
    plate.corner = 10.0f;
    plate.fill = with_alpha(theme.color("bg"), 0.72f);
    if (!badge.has_leader) {
        block.shapes.push_back(plate);
    }
    const glm::vec2 corner = place.box.low + glm::vec2(m.pad, 0.0f);
    const auto write =
        [&](std::string text, glm::vec2 at, float size, TextWeight weight, const char* color) {
            block.texts.push_back(
                {std::move(text), corner + at, size, weight, TextAlign::left, theme.color(color)});
        };
    write(full_name_of(badge, view),
          {0.0f, m.name_y},
          m.name,
          badge.has_leader ? TextWeight::semibold : TextWeight::regular,
          badge.has_leader ? "text" : "text2");
    const std::string number = level_text(value.number, badge.decimals);
    write(number, {0.0f, m.number_y}, m.number, TextWeight::semibold, "text");
    const float width = view.text_width(widest(number), m.number, TextWeight::semibold);
    const float unit_x = width + 0.25f * m.number;
    float unit_end = corner.x + width;
    if (place.tall) {
        write(value.unit, {0.0f, m.sub_y}, m.hint, TextWeight::regular, "text2");
    } else {
        write(value.unit, {unit_x, m.number_y}, m.name, TextWeight::regular, "text2");
        unit_end = corner.x + unit_x + view.text_width(value.unit, m.name, TextWeight::regular);
    }
    // A long number moves the arrow on.
    const float half = 0.36f * m.number;
    const float arrow_x = std::max(corner.x + place.bar_px - half, unit_end + 1.2f * half);
    draw_arrow(badge, {arrow_x, corner.y + m.number_y - half}, half, value.percent, view, block);
    draw_bar(badge, place, corner.y + m.bar_y, value.percent, view, block);
    underline(value, corner + glm::vec2(0.0f, m.number_y + 0.2f * m.number), width, view, block);
    if (place.sub && value.has_sub) {
        write(view.texts->get(badge.sub, {{"value", level_text(value.sub, badge.sub_decimals)}}),
              {0.0f, m.sub_y},
              m.hint,
              TextWeight::regular,
              "text2");
    }
}

} // namespace disinhibit
