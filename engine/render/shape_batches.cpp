#include "engine/render/shape_batches.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/render/form_outline.h"

namespace disinhibit {

namespace {

/// Circles up to this radius are drawn as points, the cheapest way.
constexpr float largest_dot_radius_px = 6.0f;
/// How many batches back a shape may look for company.
constexpr std::size_t lookback = 4;

/// Seven dots of a clear vesicle, in units of its radius.
constexpr glm::vec2 contents[] = {{-0.42f, 0.02f},
                                  {-0.20f, -0.26f},
                                  {0.14f, -0.34f},
                                  {-0.06f, 0.04f},
                                  {0.30f, -0.02f},
                                  {0.10f, 0.32f},
                                  {-0.24f, 0.36f}};
constexpr float content_radius = 0.125f;
constexpr float core_radius = 0.52f;

glm::vec2 turned(glm::vec2 p, float rotation) {
    if (rotation == 0.0f) {
        return p;
    }
    const float c = std::cos(rotation);
    const float s = std::sin(rotation);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

bool apart(const ShapeBatch::Bounds& a, const ShapeBatch::Bounds& b) {
    return a.high.x < b.low.x || b.high.x < a.low.x || a.high.y < b.low.y || b.high.y < a.low.y;
}

ShapeBatch::Bounds bounds_of(const Shape2D& shape, float margin) {
    const float c = std::abs(std::cos(shape.rotation));
    const float s = std::abs(std::sin(shape.rotation));
    const glm::vec2 reach(c * shape.half_size.x + s * shape.half_size.y + margin,
                          s * shape.half_size.x + c * shape.half_size.y + margin);
    return {shape.center - reach, shape.center + reach};
}

constexpr glm::vec2 quad_corners[] = {{-1.0f, -1.0f}, {1.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}};

} // namespace

void ShapeBatches::build(const std::vector<Shape2D>& shapes, float pixel) {
    pixel_ = pixel;
    used_ = 0;
    for (const Shape2D& shape : shapes) {
        add(shape);
    }
}

void ShapeBatches::add(const Shape2D& shape) {
    if (shape.half_size.x <= 0.0f || shape.half_size.y <= 0.0f) {
        return;
    }
    const bool sign = shape.form == ShapeForm::plus || shape.form == ShapeForm::minus;
    if (shape.form == ShapeForm::ring || (shape.dash_px > 0.0f && !sign)) {
        if (shape.fill.a > 0.0f && shape.form != ShapeForm::ring) {
            Shape2D body = shape;
            body.dash_px = 0.0f;
            body.outline_width = 0.0f;
            add(body);
        }
        add_line(shape);
        return;
    }
    if (has_half_outline(shape.form)) {
        add_form(shape);
        return;
    }
    const float round = std::min(shape.half_size.x, shape.half_size.y);
    switch (shape.form) {
    case ShapeForm::vesicle_dense:
    case ShapeForm::vesicle_clear:
        add_vesicle(shape);
        break;
    case ShapeForm::rounded_box:
        add_box(shape, std::min(shape.corner, round));
        break;
    case ShapeForm::minus: {
        Shape2D stroke = shape;
        stroke.half_size.y = std::min(shape.half_size.y, 0.16f * shape.half_size.x);
        add_box(stroke, 0.0f);
        break;
    }
    default:
        if (shape.half_size.x == shape.half_size.y && round < largest_dot_radius_px) {
            add_dot(shape);
        } else {
            add_box(shape, round);
        }
    }
}

ShapeBatch& ShapeBatches::batch_for(ShapeBatch::Kind kind, const Shape2D& shape) {
    const float outline = shape.outline_width > 0.0f ? 0.5f * shape.outline_width : 0.0f;
    const ShapeBatch::Bounds bounds = bounds_of(shape, outline + pixel_);
    for (std::size_t back = 1; back <= std::min(lookback, used_); ++back) {
        ShapeBatch& batch = batches_[used_ - back];
        if (batch.kind == kind) {
            batch.bounds.push_back(bounds);
            batch.all.low = glm::min(batch.all.low, bounds.low);
            batch.all.high = glm::max(batch.all.high, bounds.high);
            return batch;
        }
        const auto touches = [&](const ShapeBatch::Bounds& other) { return !apart(bounds, other); };
        if (touches(batch.all) && std::any_of(batch.bounds.begin(), batch.bounds.end(), touches)) {
            break;
        }
    }
    if (used_ == batches_.size()) {
        batches_.emplace_back();
    }
    ShapeBatch& batch = batches_[used_++];
    batch.kind = kind;
    batch.dots.clear();
    batch.boxes.clear();
    batch.forms.clear();
    batch.lines.clear();
    batch.bounds.assign(1, bounds);
    batch.all = bounds;
    return batch;
}

void ShapeBatches::add_dot(const Shape2D& shape) {
    batch_for(ShapeBatch::Kind::dots, shape)
        .dots.push_back({shape.center,
                         shape.half_size.x,
                         std::max(shape.outline_width, 0.0f),
                         pack(shape.fill),
                         pack(shape.outline)});
}

void ShapeBatches::add_box(const Shape2D& shape, float corner) {
    ShapeBatch& batch = batch_for(ShapeBatch::Kind::boxes, shape);
    const float outline = std::max(shape.outline_width, 0.0f);
    const glm::vec2 reach = shape.half_size + glm::vec2(0.5f * outline + pixel_);
    for (const glm::vec2 sign : quad_corners) {
        const glm::vec2 local = sign * reach;
        batch.boxes.push_back({shape.center + turned(local, shape.rotation),
                               local,
                               shape.half_size,
                               corner,
                               outline,
                               pack(shape.fill),
                               pack(shape.outline)});
    }
}

void ShapeBatches::add_form(const Shape2D& shape) {
    ShapeBatch& batch = batch_for(ShapeBatch::Kind::forms, shape);
    const HalfOutline half = half_outline(shape.form, shape.half_size);
    const float outline = std::max(shape.outline_width, 0.0f);
    FormVertex vertex{};
    for (std::size_t k = 0; k < vertex.half_outline.size(); ++k) {
        vertex.half_outline[k] = half.points[k] * shape.half_size;
    }
    vertex.belly = glm::vec2(half.belly_y, half.belly_radius) * shape.half_size.y;
    vertex.outline_width = outline;
    vertex.open_top = half.open_top ? 1.0f : 0.0f;
    vertex.fill = pack(shape.fill);
    vertex.outline = pack(shape.outline);
    const glm::vec2 reach = shape.half_size + glm::vec2(0.5f * outline + pixel_);
    for (const glm::vec2 sign : quad_corners) {
        vertex.local = sign * reach;
        vertex.position = shape.center + turned(vertex.local, shape.rotation);
        batch.forms.push_back(vertex);
    }
}

void ShapeBatches::add_line(const Shape2D& shape) {
    const std::vector<glm::vec2> outline = full_outline(shape);
    Strip strip;
    strip.round_caps = true;
    float length = 0.0f;
    for (std::size_t k = 0; k < outline.size(); ++k) {
        strip.points.push_back({outline[k], 0.5f * shape.outline_width, shape.outline});
        length += k > 0 ? glm::distance(outline[k - 1], outline[k]) : 0.0f;
    }
    if (shape.dash_px > 0.0f) {
        // A whole number of dashes, so that the line closes without a seam.
        const float dashes = std::max(1.0f, std::round(length / (2.0f * shape.dash_px)));
        strip.dash_on = strip.dash_off = 0.5f * length / dashes;
        strip.round_caps = shape.dash_px <= 1.5f * shape.outline_width;
    }
    append_strip(strip, pixel_, batch_for(ShapeBatch::Kind::lines, shape).lines);
}

void ShapeBatches::add_vesicle(const Shape2D& shape) {
    Shape2D part = shape;
    part.form = ShapeForm::disc;
    part.fill.a = 0.0f;
    add(part);
    part.fill = shape.fill;
    part.outline_width = 0.0f;
    if (shape.form == ShapeForm::vesicle_dense) {
        part.half_size = shape.half_size * core_radius;
        add(part);
        return;
    }
    part.half_size = shape.half_size * content_radius;
    for (const glm::vec2 place : contents) {
        part.center = shape.center + turned(place * shape.half_size, shape.rotation);
        add(part);
    }
}

} // namespace disinhibit
