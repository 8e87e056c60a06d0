#pragma once

#include <string>

#include "engine/core/theme.h"
#include "engine/picture/draw_list.h"
#include "engine/picture/text_measure.h"

namespace disinhibit {

/// The band above the picture: what somebody says of it, and the time of the course.
struct Caption {
    std::string words; ///< may be empty
    std::string clock; ///< may be empty
    bool empty() const { return words.empty() && clock.empty(); }
};

/// What the size of its type follows from.
struct CaptionRoom {
    float width_px = 0.0f;  ///< of the band
    float height_px = 0.0f; ///< of the whole picture
    float type_scale = 1.0f;
    bool presenting = false; ///< type for a hall: it goes with the size of the picture
};

/// Height of the band in px, whole; 0 if it is empty.
float caption_height(const Caption& caption, const CaptionRoom& room, const TextMeasure& measure);

/// The band as a picture of `room.width_px` times that height.
void draw_caption(const Caption& caption,
                  const CaptionRoom& room,
                  const Theme& theme,
                  const TextMeasure& measure,
                  DrawList& out);

} // namespace disinhibit
