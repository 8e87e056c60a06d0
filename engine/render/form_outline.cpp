#include "engine/render/form_outline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace disinhibit {

namespace {

/// Half the thickness of the bars of plus and minus, in units of their half length.
constexpr float bar = 0.16f;

HalfOutline make_outline(std::initializer_list<glm::vec2> points, bool open_top = false) {
    HalfOutline outline;
    outline.count = static_cast<int>(points.size());
    outline.open_top = open_top;
    std::copy(points.begin(), points.end(), outline.points.begin());
    std::fill(outline.points.begin() + outline.count, outline.points.end(), *(points.end() - 1));
    return outline;
}

/// Where the straight side of a drop touches its belly: the angle from straight up, seen from the belly's centre.
float touch_angle(const HalfOutline& drop) {
    const float distance = drop.belly_y + 1.0f;
    return distance > drop.belly_radius ? std::acos(drop.belly_radius / distance) : 0.0f;
}

/// The point of a drop's belly at an angle from straight up, in units of half_size.
glm::vec2 belly_point(const HalfOutline& drop, glm::vec2 half_size, float angle) {
    return {drop.belly_radius * half_size.y / half_size.x * std::sin(angle),
            drop.belly_y - drop.belly_radius * std::cos(angle)};
}

/// A point at the top and a belly of radius half_size.x, joined by straight sides that touch the belly.
HalfOutline make_drop(glm::vec2 half_size) {
    HalfOutline outline;
    outline.belly_radius = std::min(1.0f, half_size.x / half_size.y);
    outline.belly_y = 1.0f - outline.belly_radius;
    const glm::vec2 touch = belly_point(outline, half_size, touch_angle(outline));
    HalfOutline sides = make_outline({{0.0f, -1.0f}, touch, {0.0f, outline.belly_y}});
    sides.belly_radius = outline.belly_radius;
    sides.belly_y = outline.belly_y;
    return sides;
}

/// The right half of a drop as a fine polyline.
std::vector<glm::vec2> fine_drop(glm::vec2 half_size) {
    const HalfOutline drop = make_drop(half_size);
    std::vector<glm::vec2> points{{0.0f, -1.0f}};
    constexpr int arcs = 16;
    const float touch = touch_angle(drop);
    for (int k = 0; k <= arcs; ++k) {
        const float share = static_cast<float>(k) / static_cast<float>(arcs);
        points.push_back(
            belly_point(drop, half_size, touch + (std::numbers::pi_v<float> - touch) * share));
    }
    points.back().x = 0.0f;
    return points;
}

/// A bar along the top, a fifth as thick as it is long, and below it, if there is room, a bell down to the axon.
HalfOutline make_plate(glm::vec2 half_size) {
    const float thickness = 0.37f * half_size.x / half_size.y;
    const float bell_top = thickness - 1.0f;
    const float depth = 1.0f - bell_top;
    if (depth < 0.25f * thickness) {
        return make_outline({{0.0f, -1.0f}, {1.0f, -1.0f}, {1.0f, 1.0f}, {0.0f, 1.0f}});
    }
    return make_outline({{0.0f, -1.0f},
                         {1.0f, -1.0f},
                         {1.0f, bell_top},
                         {0.66f, bell_top},
                         {0.58f, bell_top + 0.45f * depth},
                         {0.44f, bell_top + 0.75f * depth},
                         {0.24f, 1.0f},
                         {0.0f, 1.0f}});
}

} // namespace

bool has_half_outline(ShapeForm form) {
    switch (form) {
    case ShapeForm::cup:
    case ShapeForm::cap:
    case ShapeForm::diamond:
    case ShapeForm::drop:
    case ShapeForm::arrow_up:
    case ShapeForm::arrow_head:
    case ShapeForm::plate:
    case ShapeForm::plus:
    case ShapeForm::chevron:
        return true;
    default:
        return false;
    }
}

HalfOutline half_outline(ShapeForm form, glm::vec2 half_size) {
    switch (form) {
    case ShapeForm::cup:
        return make_outline({{0.0f, -1.0f},
                             {0.96f, -1.0f},
                             {0.92f, -0.5f},
                             {0.74f, -0.12f},
                             {0.40f, 0.24f},
                             {0.34f, 0.44f},
                             {0.34f, 1.0f},
                             {0.0f, 1.0f}},
                            true);
    case ShapeForm::cap:
        return make_outline({{0.0f, -1.0f},
                             {1.0f, -1.0f},
                             {0.78f, 0.28f},
                             {0.48f, 0.28f},
                             {0.44f, 1.0f},
                             {0.0f, 1.0f}});
    case ShapeForm::diamond:
        return make_outline({{0.0f, -1.0f}, {1.0f, 0.0f}, {0.0f, 1.0f}});
    case ShapeForm::drop:
        return make_drop(half_size);
    case ShapeForm::arrow_up:
        return make_outline(
            {{0.0f, -1.0f}, {1.0f, 0.05f}, {0.44f, 0.05f}, {0.44f, 1.0f}, {0.0f, 1.0f}});
    case ShapeForm::arrow_head:
        return make_outline({{0.0f, -1.0f},
                             {1.0f, 0.42f},
                             {0.70f, 0.48f},
                             {0.46f, 0.66f},
                             {0.34f, 1.0f},
                             {0.0f, 1.0f}});
    case ShapeForm::plate:
        return make_plate(half_size);
    case ShapeForm::plus:
        return make_outline({{0.0f, -1.0f},
                             {bar, -1.0f},
                             {bar, -bar},
                             {1.0f, -bar},
                             {1.0f, bar},
                             {bar, bar},
                             {bar, 1.0f},
                             {0.0f, 1.0f}});
    case ShapeForm::chevron:
        return make_outline({{0.0f, -1.0f}, {1.0f, 0.3f}, {1.0f, 1.0f}, {0.0f, -0.3f}});
    default:
        assert(false && "this form has no half outline");
        return {};
    }
}

std::vector<glm::vec2> full_outline(const Shape2D& shape) {
    std::vector<glm::vec2> points;
    bool closed = true;
    if (has_half_outline(shape.form)) {
        const HalfOutline half = half_outline(shape.form, shape.half_size);
        points.assign(half.points.begin() + (half.open_top ? 1 : 0),
                      half.points.begin() + half.count);
        if (shape.form == ShapeForm::drop) {
            points = fine_drop(shape.half_size);
        }
        closed = !half.open_top;
        const auto last = static_cast<std::ptrdiff_t>(points.size()) - 1;
        for (std::ptrdiff_t k = last - 1; k >= (closed ? 1 : 0); --k) {
            const glm::vec2 point = points[static_cast<std::size_t>(k)];
            points.push_back({-point.x, point.y});
        }
    } else if (shape.form == ShapeForm::rounded_box) {
        const glm::vec2 h = shape.half_size;
        const float r = std::min({shape.corner, h.x, h.y});
        for (int corner = 0; corner < 4; ++corner) {
            const float sx = corner == 0 || corner == 3 ? 1.0f : -1.0f;
            const float sy = corner < 2 ? 1.0f : -1.0f;
            for (int k = 0; k <= 6; ++k) {
                const float a = (static_cast<float>(corner) + static_cast<float>(k) / 6.0f) *
                                std::numbers::pi_v<float> / 2;
                points.push_back({(sx * (h.x - r) + r * std::cos(a)) / h.x,
                                  (sy * (h.y - r) + r * std::sin(a)) / h.y});
            }
        }
    } else {
        // A polygon that stays within a tenth of a pixel of the circle.
        const float radius = std::max(shape.half_size.x, shape.half_size.y);
        const int count =
            std::clamp(static_cast<int>(std::ceil(
                           std::numbers::pi_v<float> /
                           std::acos(1.0f - std::min(0.1f / std::max(radius, 0.1f), 0.5f)))),
                       12,
                       256);
        for (int k = 0; k < count; ++k) {
            const float a =
                2 * std::numbers::pi_v<float> * static_cast<float>(k) / static_cast<float>(count);
            points.push_back({std::sin(a), -std::cos(a)});
        }
    }
    const float c = std::cos(shape.rotation);
    const float s = std::sin(shape.rotation);
    for (glm::vec2& point : points) {
        const glm::vec2 p = point * shape.half_size;
        point = shape.center + glm::vec2(p.x * c - p.y * s, p.x * s + p.y * c);
    }
    if (closed) {
        points.push_back(points.front());
    }
    return points;
}

} // namespace disinhibit
