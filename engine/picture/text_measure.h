#pragma once

#include <string>

#include "engine/picture/draw_list.h"

namespace disinhibit {

/// How wide a run of text is, px; given by the renderer's font so that the scene can lay out without GL.
class TextMeasure {
  public:
    virtual ~TextMeasure() = default;
    virtual float width_px(const std::string& text, float size_px, TextWeight weight) const = 0;
};

} // namespace disinhibit
