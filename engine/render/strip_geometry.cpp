#include "engine/render/strip_geometry.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace disinhibit {

namespace {

/// Bends sharper than this get a round join; a mitre would grow a spike there.
constexpr float sharp_bend_cosine = 0.3f;

glm::vec2 left_of(glm::vec2 direction) {
    return {-direction.y, direction.x};
}

class StripBuilder {
  public:
    StripBuilder(const Strip& strip, float pixel, StripMesh& mesh)
        : strip_(strip), pixel_(pixel), mesh_(mesh) {}

    void build() {
        collect_points();
        if (points_.empty()) {
            return;
        }
        if (points_.size() == 1) {
            if (strip_.round_caps) {
                points_.push_back(points_.front());
                points_.back().position.x += 1e-3f;
                along_.push_back(0.0f);
            } else {
                return;
            }
        }
        const std::size_t last = points_.size() - 1;
        const bool closed =
            last >= 3 && glm::distance(points_.front().position, points_[last].position) < 1e-2f;
        glm::vec2 direction = direction_of(0);
        const glm::vec2 seam = mitre(direction_of(last - 1), direction);
        if (closed) {
            add_pair(0, seam, 0.0f, false);
        } else {
            add_end(0, -direction, true);
        }
        for (std::size_t k = 1; k < last; ++k) {
            const glm::vec2 next = direction_of(k);
            const float cosine = glm::dot(direction, next);
            if (cosine < sharp_bend_cosine) {
                add_pair(k, left_of(direction), 0.0f, true);
                add_round_join(k, direction, next);
                add_pair(k, left_of(next), 0.0f, false);
            } else {
                add_pair(k, mitre(direction, next), 0.0f, true);
            }
            direction = next;
        }
        if (closed) {
            add_pair(last, seam, 0.0f, true);
        } else {
            add_end(last, direction, false);
        }
    }

  private:
    void collect_points() {
        points_.reserve(strip_.points.size());
        float length = -strip_.dash_phase;
        for (const StripPoint& point : strip_.points) {
            if (!points_.empty()) {
                const float step = glm::distance(points_.back().position, point.position);
                if (step < 1e-3f) {
                    continue;
                }
                length += step;
            }
            points_.push_back(point);
            along_.push_back(length);
        }
    }

    /// The offset, in half-widths, of the left corner of a bend; at a sharp one cut short.
    static glm::vec2 mitre(glm::vec2 before, glm::vec2 after) {
        const glm::vec2 sum = left_of(before) + left_of(after);
        const float length = glm::length(sum);
        if (length < 1e-3f) {
            return left_of(after);
        }
        const glm::vec2 normal = sum / length;
        return normal / std::max(glm::dot(normal, left_of(before)), 0.5f);
    }

    glm::vec2 direction_of(std::size_t segment) const {
        return glm::normalize(points_[segment + 1].position - points_[segment].position);
    }

    std::uint32_t
    add_vertex(std::size_t k, glm::vec2 position, float across, float along, float beyond) {
        const StripPoint& point = points_[k];
        mesh_.vertices.push_back({position,
                                  across,
                                  point.half_width,
                                  along,
                                  beyond,
                                  strip_.dash_on,
                                  strip_.dash_off,
                                  strip_.round_caps ? 1.0f : 0.0f,
                                  pack(point.color)});
        return static_cast<std::uint32_t>(mesh_.vertices.size() - 1);
    }

    /// A cross-section at point k, moved by `shift` along the line's direction, joined to the one before if `join`.
    void add_pair(std::size_t k,
                  glm::vec2 normal,
                  float beyond,
                  bool join,
                  glm::vec2 shift = {0.0f, 0.0f},
                  float along_shift = 0.0f) {
        const float reach = points_[k].half_width + pixel_;
        const glm::vec2 center = points_[k].position + shift;
        const float along = along_[k] + along_shift;
        const auto right = add_vertex(k, center - normal * reach, -reach, along, beyond);
        const auto left = add_vertex(k, center + normal * reach, reach, along, beyond);
        if (join) {
            mesh_.indices.insert(mesh_.indices.end(),
                                 {right - 2, left - 2, right, right, left - 2, left});
        }
    }

    /// The cap of the first or last point; `outward` points away from the line.
    void add_end(std::size_t k, glm::vec2 outward, bool first) {
        const glm::vec2 normal = left_of(first ? -outward : outward);
        const float sign = first ? -1.0f : 1.0f;
        const float out = strip_.round_caps ? points_[k].half_width + pixel_ : 0.5f * pixel_;
        const float in = strip_.round_caps ? 0.0f : 0.5f * pixel_;
        const float beyond = strip_.round_caps ? out : 1.0f;
        if (first) {
            add_pair(k, normal, beyond, false, outward * out, sign * out);
            add_pair(k, normal, 0.0f, true, -outward * in, -sign * in);
        } else {
            add_pair(k, normal, 0.0f, true, -outward * in, -sign * in);
            add_pair(k, normal, beyond, true, outward * out, sign * out);
        }
    }

    /// A fan on the outer side of a sharp bend.
    void add_round_join(std::size_t k, glm::vec2 before, glm::vec2 after) {
        const float turn = before.x * after.y - before.y * after.x;
        const float side = turn > 0.0f ? -1.0f : 1.0f;
        const float reach = points_[k].half_width + pixel_;
        const glm::vec2 center = points_[k].position;
        const glm::vec2 from = left_of(before) * side;
        const float angle = std::acos(glm::clamp(glm::dot(before, after), -1.0f, 1.0f));
        const int steps = std::max(2, static_cast<int>(angle / (std::numbers::pi_v<float> / 8)));
        const auto hub = add_vertex(k, center, 0.0f, along_[k], 0.0f);
        std::uint32_t previous = 0;
        for (int step = 0; step <= steps; ++step) {
            const float a = angle * static_cast<float>(step) / static_cast<float>(steps) *
                            (turn > 0.0f ? 1.0f : -1.0f);
            const glm::vec2 radius(from.x * std::cos(a) - from.y * std::sin(a),
                                   from.x * std::sin(a) + from.y * std::cos(a));
            const auto rim = add_vertex(k, center + radius * reach, side * reach, along_[k], 0.0f);
            if (step > 0) {
                mesh_.indices.insert(mesh_.indices.end(), {hub, previous, rim});
            }
            previous = rim;
        }
    }

    const Strip& strip_;
    float pixel_;
    StripMesh& mesh_;
    std::vector<StripPoint> points_;
    std::vector<float> along_;
};

} // namespace

void append_strip(const Strip& strip, float pixel, StripMesh& mesh) {
    StripBuilder(strip, pixel, mesh).build();
}

} // namespace disinhibit
