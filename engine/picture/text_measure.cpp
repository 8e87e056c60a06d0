#include "engine/picture/text_measure.h"

namespace disinhibit {

std::string fitted_text(const TextMeasure& measure,
                        const std::string& text,
                        float size_px,
                        TextWeight weight,
                        float width) {
    if (measure.width_px(text, size_px, weight) <= width) {
        return text;
    }
    std::string cut = text;
    while (!cut.empty()) {
        // One whole UTF-8 character at a time.
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) {
            cut.pop_back();
        }
        if (!cut.empty()) {
            cut.pop_back();
        }
        if (measure.width_px(cut + "…", size_px, weight) <= width) {
            return cut + "…";
        }
    }
    return cut;
}

} // namespace disinhibit
