#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/core/color.h"

namespace disinhibit {

/// A colour as a vertex carries it: four bytes, straight alpha, read by the shader as 0..1.
using PackedColor = std::array<std::uint8_t, 4>;

inline PackedColor pack(const Color& color) {
    const auto byte = [](float value) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f));
    };
    return {byte(color.r), byte(color.g), byte(color.b), byte(color.a)};
}

} // namespace disinhibit
