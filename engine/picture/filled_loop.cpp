#include "engine/picture/filled_loop.h"

#include <glm/geometric.hpp>

namespace disinhibit {

std::vector<glm::vec2> grow_loop(const std::vector<glm::vec2>& loop, glm::vec2 center, float px) {
    std::vector<glm::vec2> grown;
    grown.reserve(loop.size());
    for (const glm::vec2 p : loop) {
        const glm::vec2 arm = p - center;
        const float size = glm::length(arm);
        grown.push_back(size > 0.0f ? center + arm * ((size + px) / size) : p);
    }
    return grown;
}

namespace {

/// The 1 px wide rim between the loop and nothing, as two triangles per side.
void append_rim(const std::vector<glm::vec2>& inner,
                const std::vector<glm::vec2>& outer,
                const Color& fill,
                std::vector<MeshVertex>& triangles) {
    const Color gone = with_alpha(fill, 0.0f);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const std::size_t j = (i + 1) % inner.size();
        const MeshVertex a{inner[i], fill};
        const MeshVertex b{outer[i], gone};
        const MeshVertex c{outer[j], gone};
        const MeshVertex d{inner[j], fill};
        triangles.insert(triangles.end(), {a, b, c, a, c, d});
    }
}

} // namespace

void append_filled_loop(const std::vector<glm::vec2>& loop,
                        glm::vec2 center,
                        glm::vec2 focus,
                        const Color& light,
                        const Color& fill,
                        std::vector<MeshVertex>& triangles) {
    // A single fan from the focus interpolates linearly; three rings give the body its rounder light.
    constexpr float ring_at[] = {0.0f, 0.45f, 0.78f, 1.0f};
    constexpr float ring_light[] = {1.0f, 0.72f, 0.28f, 0.0f};
    constexpr int rings = 3;
    const std::vector<glm::vec2> inner = grow_loop(loop, center, -0.5f);
    const auto on_ring = [&](std::size_t i, int ring) {
        return MeshVertex{focus + (inner[i] - focus) * ring_at[ring],
                          mix(fill, light, ring_light[ring])};
    };
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const std::size_t j = (i + 1) % loop.size();
        triangles.insert(triangles.end(), {on_ring(i, 0), on_ring(i, 1), on_ring(j, 1)});
        for (int ring = 1; ring < rings; ++ring) {
            const MeshVertex a = on_ring(i, ring);
            const MeshVertex b = on_ring(i, ring + 1);
            const MeshVertex c = on_ring(j, ring + 1);
            const MeshVertex d = on_ring(j, ring);
            triangles.insert(triangles.end(), {a, b, c, a, c, d});
        }
    }
    append_rim(inner, grow_loop(loop, center, 0.5f), fill, triangles);
}

void append_flat_loop(const std::vector<glm::vec2>& loop,
                      glm::vec2 center,
                      const Color& fill,
                      std::vector<MeshVertex>& triangles) {
    const std::vector<glm::vec2> inner = grow_loop(loop, center, -0.5f);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const std::size_t j = (i + 1) % inner.size();
        triangles.insert(triangles.end(), {{center, fill}, {inner[i], fill}, {inner[j], fill}});
    }
    append_rim(inner, grow_loop(loop, center, 0.5f), fill, triangles);
}

Strip make_loop_strip(const std::vector<glm::vec2>& loop, float half_width, const Color& color) {
    Strip strip;
    strip.round_caps = false;
    strip.points.reserve(loop.size() + 1);
    for (const glm::vec2 p : loop) {
        strip.points.push_back({p, half_width, color});
    }
    strip.points.push_back(strip.points.front());
    return strip;
}

} // namespace disinhibit
