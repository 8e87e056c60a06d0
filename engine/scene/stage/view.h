#pragma once

#include <glm/vec2.hpp>
#include <string>

#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/picture/draw_list.h"
#include "engine/picture/text_measure.h"

namespace disinhibit {

enum class TextUse { hint, body, region, sentence, number, line };

/// What the drawers of single elements share: the transform from design px to screen px, colours, texts and type sizes.
/// The drawing scales with the window, text with its own setting.
struct StageView {
    const Theme* theme = nullptr;
    const Texts* texts = nullptr;
    const TextMeasure* measure = nullptr;
    glm::vec2 size{0.0f};   ///< screen px
    glm::vec2 origin{0.0f}; ///< screen px of design (0, 0)
    float scale = 1.0f;     ///< screen px per design px
    float type_scale = 1.0f;
    bool presenting = false;
    std::string side;        ///< letter of A | B at the top left; empty: a single stage
    float caption_px = 0.0f; ///< kept free above: caption while presenting, sentence of large text
    float label_scale =
        1.0f; ///< of names, numbers and notes where the stage is full, see place_labels
    /// Where the sentence stands and how large it is written (place_sentence); 0 px: not chosen.
    glm::vec2 sentence_low{0.0f};
    glm::vec2 sentence_high{0.0f};
    float sentence_px = 0.0f;

    glm::vec2 at(glm::vec2 design) const { return origin + design * scale; }
    float px(float design) const { return design * scale; }
    /// Size of a text in screen px: never below 13, numbers never below 20; a very small stage takes smaller type.
    float text_px(TextUse use) const;
    float text_width(const std::string& text, float size_px, TextWeight weight) const;
    Color background() const { return theme->color("bg"); }
};

/// Where the design lies on a stage of `size` px, centred below `top` px.
struct DesignFit {
    glm::vec2 origin{0.0f};
    float scale = 1.0f;
};
DesignFit fit_design(glm::vec2 size, float top);

/// Moves the drawing up, and makes it smaller where that does not suffice, until design height `floor` lies above the
/// last `lines_px` px of the stage.
void lift_above_lines(StageView& view, float floor, float lines_px);

/// Fits the design into `size`.
StageView make_stage_view(const Theme& theme,
                          const Texts& texts,
                          const TextMeasure& measure,
                          glm::vec2 size,
                          float type_scale,
                          bool presenting);

/// Left, center or right.
TextAlign text_align_of(const std::string& name);

/// What stays free at the left and right of words in a hall, on a picture of that width.
float hall_margin_px(float width_px);

/// The least label_scale: whoever asks for larger text gets no smaller labels than the usual ones of a large stage.
float least_label_scale(const StageView& view);

} // namespace disinhibit
