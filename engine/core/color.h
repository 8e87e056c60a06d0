#pragma once

namespace disinhibit {

/// Linear-free sRGB colour with straight alpha, each 0..1.
struct Color {
    float r = 0.0f, g = 0.0f, b = 0.0f, a = 1.0f;
};

/// a + (b - a) * share, component by component.
inline Color mix(const Color& a, const Color& b, float share) {
    return {a.r + (b.r - a.r) * share,
            a.g + (b.g - a.g) * share,
            a.b + (b.b - a.b) * share,
            a.a + (b.a - a.a) * share};
}

inline Color with_alpha(Color color, float alpha) {
    color.a = alpha;
    return color;
}

} // namespace disinhibit
