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

/// A point at the top and a round belly: the straight side touches the circle of radius half_size.x.
HalfOutline make_drop(glm::vec2 half_size) {
    const float belly = std::min(1.0f, half_size.x / half_size.y);  // radius in units of half_size.y
    const float center = 1.0f - belly;
    const float tip_distance = center + 1.0f;
    const float touch =
        tip_distance > belly ? std::acos(belly / tip_distance) : 0.0f;  // angle from straight up
    HalfOutline outline;
    outline.points[0] = {0.0f, -1.0f};
    constexpr int arcs = HalfOutline::capacity - 2;
    for (int k = 0; k <= arcs; ++k) {
        const float angle = touch + (std::numbers::pi_v<float> - touch) * static_cast<float>(k) /
                                        static_cast<float>(arcs);
        outline.points[static_cast<std::size_t>(k) + 1] = {std::sin(angle),
                                                           center - belly * std::cos(angle)};
    }
    outline.points.back().x = 0.0f;
    outline.count = HalfOutline::capacity;
    return outline;
}

}  // namespace

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
                             {1.0f, 0.45f},
                             {0.72f, 0.52f},
                             {0.50f, 0.68f},
                             {0.36f, 1.0f},
                             {0.0f, 0.90f}});
    case ShapeForm::plate:
        return make_outline({{0.0f, -1.0f},
                             {1.0f, -1.0f},
                             {1.0f, -0.46f},
                             {0.66f, -0.46f},
                             {0.56f, 0.14f},
                             {0.44f, 0.60f},
                             {0.26f, 1.0f},
                             {0.0f, 1.0f}});
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
        const int first = half.open_top ? 1 : 0;
        for (int k = first; k < half.count; ++k) {
            points.push_back(half.points[static_cast<std::size_t>(k)]);
        }
        for (int k = half.count - 2; k >= 1; --k) {
            const glm::vec2 point = half.points[static_cast<std::size_t>(k)];
            points.push_back({-point.x, point.y});
        }
        closed = !half.open_top;
    } else if (shape.form == ShapeForm::rounded_box || shape.form == ShapeForm::minus) {
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
        // A polygon that stays within a twentieth of a pixel of the circle.
        const float radius = std::max(shape.half_size.x, shape.half_size.y);
        const int count =
            std::clamp(static_cast<int>(std::ceil(
                           std::numbers::pi_v<float> /
                           std::acos(1.0f - std::min(0.05f / std::max(radius, 0.1f), 0.5f)))),
                       12,
                       256);
        for (int k = 0; k < count; ++k) {
            const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(k) /
                            static_cast<float>(count);
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

}  // namespace disinhibit
