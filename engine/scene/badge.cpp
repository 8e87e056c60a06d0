#include "engine/scene/badge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/scene/signal_reader.h"

namespace disinhibit {
namespace {

constexpr float arrow_from_percent = 3.0f;
constexpr float bar_range_percent = 200.0f;

/// Distances inside a badge, in units of the number size (28 px at 100 %).
struct BadgeMetrics {
    float number, name, hint, pad, name_y, number_y, bar_y, sub_y, height, height_with_sub;

    explicit BadgeMetrics(const StageView& view) {
        number = view.text_px(TextUse::number);
        name = view.text_px(TextUse::body);
        hint = view.text_px(TextUse::hint);
        pad = 0.48f * number;
        name_y = 0.30f * number + 0.80f * name;
        number_y = name_y + 0.98f * number;
        bar_y = number_y + 0.48f * number;
        sub_y = bar_y + 0.28f * number + 0.80f * hint;
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

glm::vec2
badge_size(const StageBadge& badge, const std::string& unit, bool sub, const StageView& view) {
    const BadgeMetrics m(view);
    const std::string longest = badge.decimals > 0 ? "00.0" : "000";
    const float number = view.text_width(longest, m.number, TextWeight::semibold);
    const float line = number + 0.25f * m.number +
                       view.text_width(unit, m.name, TextWeight::regular) + 0.35f * m.number +
                       0.72f * m.number;
    const float name = view.text_width(view.texts->get(badge.name), m.name, TextWeight::regular);
    const float bar = badge.bar * m.number / 28.0f;
    const float below =
        sub ? view.text_width(
                  view.texts->get(badge.sub, {{"value", badge.sub_decimals > 0 ? "00.0" : "00"}}),
                  m.hint,
                  TextWeight::regular)
            : 0.0f;
    return {2.0f * m.pad + std::max({line, name, bar, below}), sub ? m.height_with_sub : m.height};
}

Box box_at(glm::vec2 low, glm::vec2 size) {
    return {low, low + size};
}

float cost_of(const Box& box, const std::vector<KeptFree>& keep_free, const StageView& view) {
    float cost = 0.0f;
    for (const KeptFree& other : keep_free) {
        cost += other.weight * shared_area(box, other.box);
    }
    const Box stage{{0.0f, view.caption_px}, view.size};
    const glm::vec2 size = box.high - box.low;
    return cost + 20.0f * (size.x * size.y - shared_area(box, stage));
}

/// The place that covers least, searched in rings; a covered px^2 of weight 1 is worth the same as a third of a px of way.
Box find_place(const Box& wanted, const std::vector<KeptFree>& keep_free, const StageView& view) {
    constexpr int directions = 24;
    constexpr float px_of_way = 3.0f;
    Box best = wanted;
    float least = cost_of(wanted, keep_free, view);
    const float step = 8.0f;
    const float reach = 0.6f * std::max(view.size.x, view.size.y);
    for (float r = step; least > px_of_way * r && r < reach; r += step) {
        for (int i = 0; i < directions; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / directions;
            const glm::vec2 move = r * glm::vec2(std::cos(angle), std::sin(angle));
            const Box box{wanted.low + move, wanted.high + move};
            const float cost = cost_of(box, keep_free, view) + px_of_way * r;
            if (cost < 0.98f * least) {
                least = cost;
                best = box;
            }
        }
    }
    return best;
}

void draw_bar(const StageBadge& badge,
              const BadgePlace& place,
              float y,
              double percent,
              const StageView& view,
              DrawBlock& block) {
    const float thick = 0.09f * view.text_px(TextUse::number) + 2.5f;
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
    part(notch - 1.0f, notch + 1.0f, 0.5f * thick + 4.0f, 0.0f, view.theme->color("text"));
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

/// `from_x`: where the unit ends; a long number moves the arrow on.
void draw_arrow(const StageBadge& badge,
                const BadgePlace& place,
                float from_x,
                float baseline,
                double percent,
                const StageView& view,
                DrawBlock& block) {
    const double change = percent - 100.0;
    if (std::abs(change) < arrow_from_percent) {
        return;
    }
    const BadgeMetrics m(view);
    const float half = 0.36f * m.number;
    Shape2D arrow;
    arrow.form = ShapeForm::arrow_up;
    arrow.center = {std::max(place.box.low.x + m.pad + place.bar_px - half, from_x + 1.2f * half),
                    baseline - 0.36f * m.number};
    arrow.half_size = {0.9f * half, half};
    arrow.rotation = change > 0.0 ? 0.0f : 3.14159265f;
    arrow.fill = view.theme->color(badge.role);
    block.shapes.push_back(arrow);
}

} // namespace

bool overlap(const Box& a, const Box& b) {
    return shared_area(a, b) > 0.0f;
}

float shared_area(const Box& a, const Box& b) {
    const float w = std::min(a.high.x, b.high.x) - std::max(a.low.x, b.low.x);
    const float h = std::min(a.high.y, b.high.y) - std::max(a.low.y, b.low.y);
    return w > 0.0f && h > 0.0f ? w * h : 0.0f;
}

std::vector<BadgePlace> place_badges(const std::vector<StageBadge>& badges,
                                     const std::vector<std::string>& units,
                                     const std::vector<KeptFree>& keep_free,
                                     const StageView& view) {
    constexpr float badge_weight = 20.0f;
    std::vector<KeptFree> taken = keep_free;
    std::vector<BadgePlace> places;
    const bool room = view.text_scale <= 1.3f && view.scale >= 0.75f && !view.presenting;
    for (std::size_t i = 0; i < badges.size(); ++i) {
        BadgePlace place;
        place.sub = room && !badges[i].sub.empty();
        const glm::vec2 size = badge_size(badges[i], units[i], place.sub, view);
        glm::vec2 low = view.at(badges[i].at);
        low.x -= badges[i].anchor == "right" ? size.x : 0.0f;
        place.box = find_place(box_at(low, size), taken, view);
        place.bar_px = size.x - 2.0f * BadgeMetrics(view).pad;
        taken.push_back({place.box, badge_weight});
        places.push_back(place);
    }
    return places;
}

void draw_badge(const StageBadge& badge,
                const BadgePlace& place,
                const BadgeValue& value,
                const StageView& view,
                DrawBlock& block) {
    const BadgeMetrics m(view);
    const Theme& theme = *view.theme;
    Shape2D plate;
    plate.form = ShapeForm::rounded_box;
    plate.center = 0.5f * (place.box.low + place.box.high);
    plate.half_size = 0.5f * (place.box.high - place.box.low);
    plate.corner = 10.0f;
    plate.fill = with_alpha(theme.color("bg"), 0.72f);
    block.shapes.push_back(plate);
    const glm::vec2 corner = place.box.low + glm::vec2(m.pad, 0.0f);
    const auto write =
        [&](std::string text, glm::vec2 at, float size, TextWeight weight, const char* color) {
            block.texts.push_back(
                {std::move(text), corner + at, size, weight, TextAlign::left, theme.color(color)});
        };
    write(view.texts->get(badge.name), {0.0f, m.name_y}, m.name, TextWeight::regular, "text2");
    const std::string number = number_text(value.number, badge.decimals);
    write(number, {0.0f, m.number_y}, m.number, TextWeight::semibold, "text");
    const float width = view.text_width(widest(number), m.number, TextWeight::semibold);
    const float unit_x = width + 0.25f * m.number;
    write(value.unit, {unit_x, m.number_y}, m.name, TextWeight::regular, "text2");
    const float unit_end =
        corner.x + unit_x + view.text_width(value.unit, m.name, TextWeight::regular);
    draw_arrow(badge, place, unit_end, corner.y + m.number_y, value.percent, view, block);
    draw_bar(badge, place, corner.y + m.bar_y, value.percent, view, block);
    if (place.sub && value.has_sub) {
        write(view.texts->get(badge.sub, {{"value", number_text(value.sub, badge.sub_decimals)}}),
              {0.0f, m.sub_y},
              m.hint,
              TextWeight::regular,
              "text2");
    }
}

} // namespace disinhibit
