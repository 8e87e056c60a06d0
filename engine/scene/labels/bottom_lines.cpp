#include "engine/scene/labels/bottom_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/scene/labels/sentence.h"

namespace disinhibit {
namespace {

constexpr float margin_px = 24.0f;
constexpr float largest_share = 0.62f; ///< of the width, for the long footnote
constexpr float line_height = 1.3f;    ///< of the type size

/// Where one line (or more, if it must break) begins and how far above the lower edge the next one may stand.
struct DrawnLine {
    glm::vec2 start{0.0f}; ///< left end of its first baseline, screen px
    float bottom = 0.0f;
};

/// The room for the lines, screen px.
struct LineRoom {
    float left = margin_px;
    float right = 0.0f;
};

/// Ends `bottom` px above the lower edge and at the right of the room.
DrawnLine draw_line(const std::string& text,
                    const LineRoom& room,
                    float bottom,
                    float size,
                    const char* color,
                    const StageView& view,
                    DrawBlock& block) {
    DrawBlock lines;
    const int count = draw_sentence(text, {room.left, 0.0f}, room.right, size, view, lines);
    // Lines of about the same length: as narrow as their number allows.
    for (float left = room.left + size; count > 1 && left < room.right; left += size) {
        DrawBlock narrower;
        if (draw_sentence(text, {left, 0.0f}, room.right, size, view, narrower) > count) {
            break;
        }
        lines = std::move(narrower);
    }
    const float top = view.size.y - bottom - line_height * size * static_cast<float>(count - 1);
    for (TextRun& run : lines.texts) {
        // Every line ends at the right of the room; it may have several runs.
        float end = 0.0f;
        for (const TextRun& other : lines.texts) {
            if (other.position.y == run.position.y) {
                end = std::max(end,
                               other.position.x + view.text_width(other.text, size, other.weight));
            }
        }
        block.texts.push_back(run);
        block.texts.back().position += glm::vec2(room.right - end, top);
        block.texts.back().color = view.theme->color(color);
    }
    const glm::vec2 start = block.texts[block.texts.size() - lines.texts.size()].position;
    return {start, bottom + line_height * size * static_cast<float>(count) + 0.1f * size};
}

/// Before the first line of the warning, if there is room.
void draw_warning_glyph(const StageWarning& warning,
                        glm::vec2 start,
                        float size,
                        const StageView& view,
                        DrawBlock& block) {
    Shape2D glyph;
    glyph.form =
        warning.glyph == LigandGlyph::cap
            ? ShapeForm::cap
            : (warning.glyph == LigandGlyph::diamond ? ShapeForm::diamond : ShapeForm::disc);
    glyph.half_size = {0.62f * size, 0.40f * size};
    glyph.center = start + size * glm::vec2(-1.1f, -0.34f);
    glyph.fill = view.theme->color(warning.role);
    if (glyph.center.x > 0.7f * size) {
        block.shapes.push_back(glyph);
    }
}

LineRoom room_of(const Stage& stage, const StageView& view) {
    const float edge = view.size.x - margin_px;
    LineRoom room;
    room.right = stage.lines_right > 0.0f
                     ? std::min(edge, view.at({stage.lines_right, 0.0f}).x - margin_px)
                     : edge;
    // A picture narrower than its margins has no room at all, not less than none.
    room.right = std::max(room.right, room.left);
    if (stage.lines_left > 0.0f) {
        // Never narrower than half of the room: long words must fit.
        room.left = std::clamp(
            view.at({stage.lines_left, 0.0f}).x, margin_px, 0.5f * (margin_px + room.right));
    }
    return room;
}

std::string filled_footnote(const std::string& key, const MotionTexts& with, const Texts& texts) {
    return texts.get(key, {{"factor", with.factor}, {"exchange", with.exchange}});
}

/// The long or the short footnote, whatever the factors are: the labels of the stage make room for one of them.
std::string footnote_text(const Stage& stage, const MotionTexts& motion, const StageView& view) {
    if (motion.spikes_stand) {
        return view.texts->get(stage.footnote_fast);
    }
    const std::string longest =
        filled_footnote(stage.footnote, widest_motion_texts(*view.texts), *view.texts);
    const float width = view.text_width(longest, view.text_px(TextUse::line), TextWeight::regular);
    const LineRoom lines = room_of(stage, view);
    const float room = std::min(largest_share * view.size.x, lines.right - lines.left);
    return filled_footnote(
        width <= room ? stage.footnote : stage.footnote_short, motion, *view.texts);
}

/// True if the footnote and the not-medical line fit side by side, whatever the factors are. A stage with room for the
/// long footnote keeps a line for each.
bool fit_beside(const Stage& stage, const MotionTexts& motion, float size, const StageView& view) {
    MotionTexts widest = widest_motion_texts(*view.texts);
    const std::string brief = filled_footnote(stage.footnote_short, widest, *view.texts);
    const bool roomy = footnote_text(stage, widest, view) != brief;
    widest.spikes_stand = motion.spikes_stand;
    const float width =
        view.text_width(footnote_text(stage, widest, view), size, TextWeight::regular) +
        2.0f * size +
        view.text_width(view.texts->get(stage.not_medical), size, TextWeight::regular);
    const LineRoom room = room_of(stage, view);
    return !roomy && width <= room.right - room.left;
}

} // namespace

std::string slow_text(const StageClock& clock) {
    const double factor = clock.slow / clock.motion;
    const bool whole = std::abs(factor - std::round(factor)) < 0.05;
    return fmt::format("\u00D7{:.{}f}", factor, whole || factor >= 100.0 ? 0 : 1);
}

MotionTexts widest_motion_texts(const Texts& texts) {
    ExchangeClock exchange;
    exchange.slow = 1000.0;
    return {"\u00D7100", exchange_text(exchange, texts), false};
}

std::string exchange_text(const ExchangeClock& clock, const Texts& texts) {
    if (clock.slow <= 1.0) {
        return texts.get("stage.synapse.exchange_true");
    }
    return texts.get("stage.synapse.exchange_slowed",
                     {{"factor", fmt::format("\u00D7{:.0f}", clock.slow)}});
}

namespace {

/// Draws all lines with `hint` as type size; returns the height they take.
float draw_lines(const Stage& stage,
                 const std::vector<const StageWarning*>& warnings,
                 const MotionTexts& motion,
                 float hint,
                 const StageView& view,
                 DrawBlock& block) {
    const LineRoom room = room_of(stage, view);
    const float small = std::max(13.0f, 0.96f * hint);
    const DrawnLine medical =
        draw_line(view.texts->get(stage.not_medical), room, 12.0f, small, "text3", view, block);
    const std::string note = footnote_text(stage, motion, view);
    const bool beside = fit_beside(stage, motion, hint, view);
    const LineRoom note_room{room.left, beside ? medical.start.x - 1.2f * hint : room.right};
    float bottom =
        draw_line(note, note_room, beside ? 12.0f : medical.bottom, hint, "text2", view, block)
            .bottom;
    for (const StageWarning* warning : warnings) {
        const DrawnLine line =
            draw_line(view.texts->get(warning->text), room, bottom, hint, "text", view, block);
        draw_warning_glyph(*warning, line.start, hint, view, block);
        bottom = line.bottom;
    }
    return bottom;
}

std::vector<const StageWarning*> every_warning(const Stage& stage) {
    std::vector<const StageWarning*> warnings;
    for (const StageWarning& warning : stage.of<StageWarning>()) {
        warnings.push_back(&warning);
    }
    return warnings;
}

/// Type size with which every line of the stage fits at once, so that no line changes size when another comes.
float line_size(const Stage& stage, const StageView& view) {
    constexpr float largest_height = 0.22f; ///< of the stage
    const MotionTexts motion = widest_motion_texts(*view.texts);
    float hint = view.text_px(TextUse::line);
    while (hint > 13.0f) {
        DrawBlock lines;
        if (draw_lines(stage, every_warning(stage), motion, hint, view, lines) <=
            largest_height * view.size.y) {
            break;
        }
        hint = std::max(13.0f, 0.9f * hint);
    }
    return hint;
}

} // namespace

void draw_bottom_lines(const Stage& stage,
                       const std::vector<const StageWarning*>& warnings,
                       const MotionTexts& motion,
                       const StageView& view,
                       DrawBlock& block) {
    draw_lines(stage, warnings, motion, line_size(stage, view), view, block);
}

float draw_all_bottom_lines(const Stage& stage, const StageView& view, DrawBlock& block) {
    MotionTexts motion = widest_motion_texts(*view.texts);
    const float size = line_size(stage, view);
    const float moving = draw_lines(stage, every_warning(stage), motion, size, view, block);
    motion.spikes_stand = true;
    return std::max(moving, draw_lines(stage, every_warning(stage), motion, size, view, block));
}

} // namespace disinhibit
