#pragma once

#include <string>

#include "engine/picture/text_run.h"

namespace disinhibit {

/// How wide a run of text is, px; given by whoever draws it, so that pictures are laid out without GL.
class TextMeasure {
  public:
    virtual ~TextMeasure() = default;
    virtual float width_px(const std::string& text, float size_px, TextWeight weight) const = 0;
};

/// `text`, or its start and an ellipsis if it is wider than `width` px.
std::string fitted_text(const TextMeasure& measure,
                        const std::string& text,
                        float size_px,
                        TextWeight weight,
                        float width);

} // namespace disinhibit
