#pragma once

#include "engine/core/bounded.h"

namespace disinhibit {

/// An axis-aligned rectangle in window pixels, origin top left, y down.
struct Rect {
    float x = 0.0f, y = 0.0f, w = 0.0f, h = 0.0f;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float center_x() const { return x + w / 2.0f; }
    float center_y() const { return y + h / 2.0f; }
    bool empty() const { return w <= 0.0f || h <= 0.0f; }
    /// The nearest place inside; the left or upper edge if there is no inside.
    float nearest_x(float px) const { return bounded(px, x, right()); }
    float nearest_y(float py) const { return bounded(py, y, bottom()); }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect inset(float horizontal, float vertical) const {
        return {x + horizontal, y + vertical, w - 2.0f * horizontal, h - 2.0f * vertical};
    }
};

/// True if the two share an area (touching edges do not count).
inline bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

} // namespace disinhibit
