#include "engine/picture/curve_path.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace disinhibit {
namespace {

glm::vec2 cubic(const glm::vec2* p, float t) {
    const float u = 1.0f - t;
    return u * u * u * p[0] + 3.0f * u * u * t * p[1] + 3.0f * u * t * t * p[2] + t * t * t * p[3];
}

} // namespace

CurvePath::CurvePath(const std::vector<glm::vec2>& bezier, float step) {
    constexpr int fine = 96;
    std::vector<glm::vec2> dense{bezier.front()};
    for (std::size_t first = 0; first + 3 < bezier.size(); first += 3) {
        for (int i = 1; i <= fine; ++i) {
            dense.push_back(cubic(&bezier[first], static_cast<float>(i) / fine));
        }
    }
    std::vector<float> along(dense.size(), 0.0f);
    for (std::size_t i = 1; i < dense.size(); ++i) {
        along[i] = along[i - 1] + glm::length(dense[i] - dense[i - 1]);
    }
    length_ = std::max(along.back(), 1e-3f);
    const int count = std::max(2, static_cast<int>(std::lround(length_ / step)));
    step_ = length_ / static_cast<float>(count);
    std::size_t segment = 1;
    for (int i = 0; i <= count; ++i) {
        const float s = step_ * static_cast<float>(i);
        while (segment + 1 < dense.size() && along[segment] < s) {
            ++segment;
        }
        const float span = std::max(along[segment] - along[segment - 1], 1e-6f);
        const float share = std::clamp((s - along[segment - 1]) / span, 0.0f, 1.0f);
        samples_.push_back(dense[segment - 1] + (dense[segment] - dense[segment - 1]) * share);
    }
}

glm::vec2 CurvePath::point(float s) const {
    const float x = std::clamp(s / step_, 0.0f, static_cast<float>(samples_.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(x), samples_.size() - 2);
    return samples_[i] + (samples_[i + 1] - samples_[i]) * (x - static_cast<float>(i));
}

glm::vec2 CurvePath::direction(float s) const {
    const glm::vec2 difference = point(s + step_) - point(s - step_);
    const float size = glm::length(difference);
    return size > 0.0f ? difference / size : glm::vec2(1.0f, 0.0f);
}

float CurvePath::nearest(glm::vec2 p) const {
    const auto closer = [&](glm::vec2 a, glm::vec2 b) {
        return glm::dot(a - p, a - p) < glm::dot(b - p, b - p);
    };
    const auto best = std::min_element(samples_.begin(), samples_.end(), closer);
    return step_ * static_cast<float>(best - samples_.begin());
}

namespace {

/// A point of the Catmull-Rom segment from b to c, 0 <= t <= 1.
glm::vec2 catmull_rom(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d, float t) {
    return 0.5f * (2.0f * b + (c - a) * t + (2.0f * a - 5.0f * b + 4.0f * c - d) * t * t +
                   (3.0f * b - a - 3.0f * c + d) * t * t * t);
}

} // namespace

std::vector<glm::vec2> smooth_loop(const std::vector<glm::vec2>& knots, int per_knot) {
    const auto n = static_cast<int>(knots.size());
    const auto knot = [&](int i) { return knots[static_cast<std::size_t>((i + n) % n)]; };
    std::vector<glm::vec2> loop;
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < per_knot; ++j) {
            const float t = static_cast<float>(j) / static_cast<float>(per_knot);
            loop.push_back(catmull_rom(knot(i - 1), knot(i), knot(i + 1), knot(i + 2), t));
        }
    }
    return loop;
}

std::vector<glm::vec2> smooth_line(const std::vector<glm::vec2>& knots, int per_knot) {
    const auto n = static_cast<int>(knots.size());
    const auto knot = [&](int i) {
        return knots[static_cast<std::size_t>(std::clamp(i, 0, n - 1))];
    };
    std::vector<glm::vec2> line;
    for (int i = 0; i + 1 < n; ++i) {
        for (int j = 0; j < per_knot; ++j) {
            const float t = static_cast<float>(j) / static_cast<float>(per_knot);
            line.push_back(catmull_rom(knot(i - 1), knot(i), knot(i + 1), knot(i + 2), t));
        }
    }
    line.push_back(knots.back());
    return line;
}

std::vector<glm::vec2> rounded_loop(glm::vec2 center, glm::vec2 half_size, float corner) {
    constexpr int steps = 8;
    const glm::vec2 inner = half_size - glm::vec2(corner);
    const glm::vec2 corners[4] = {{inner.x, -inner.y}, inner, {-inner.x, inner.y}, -inner};
    std::vector<glm::vec2> loop;
    for (int quarter = 0; quarter < 4; ++quarter) {
        for (int i = 0; i <= steps; ++i) {
            const float angle = (static_cast<float>(quarter - 1) + static_cast<float>(i) / steps) *
                                0.5f * std::numbers::pi_v<float>;
            loop.push_back(center + corners[quarter] +
                           corner * glm::vec2(std::cos(angle), std::sin(angle)));
        }
    }
    return loop;
}

} // namespace disinhibit
