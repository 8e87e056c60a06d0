#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <utility>

#include "engine/core/color.h"

namespace disinhibit {

enum class TextWeight { regular, medium, semibold };
enum class TextAlign { left, center, right };

/// One run of text; `position` is the left, centre or right end of the baseline.
struct TextRun {
    std::string text;
    glm::vec2 position;
    float size_px = 15.0f;
    TextWeight weight = TextWeight::regular;
    TextAlign align = TextAlign::left;
    Color color;
};

/// A run whose capitals are centred on `middle` (Inter and its fallbacks).
inline TextRun centred(std::string text,
                       glm::vec2 middle,
                       float size_px,
                       TextWeight weight,
                       TextAlign align,
                       const Color& color) {
    constexpr float half_capital = 0.36f; // of the size
    return {std::move(text),
            {middle.x, middle.y + half_capital * size_px},
            size_px,
            weight,
            align,
            color};
}

} // namespace disinhibit
