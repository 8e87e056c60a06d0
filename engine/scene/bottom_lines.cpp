#include "engine/scene/bottom_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/scene/sentence.h"

namespace disinhibit {
namespace {

constexpr float margin_px = 24.0f;
constexpr float largest_share = 0.62f; ///< of the width, for the long footnote

/// One line (or more, if it must break) that ends `bottom` px above the lower edge and at `right`. Returns the new
/// bottom.
float draw_line(const std::string& text,
                float right,
                float bottom,
                float size,
                const char* color,
                const StageView& view,
                DrawBlock& block) {
    const float width = view.text_width(text, size, TextWeight::regular);
    if (margin_px + width <= right) {
        block.texts.push_back({text,
                               {right, view.size.y - bottom},
                               size,
                               TextWeight::regular,
                               TextAlign::right,
                               view.theme->color(color)});
        return bottom + 1.4f * size;
    }
    DrawBlock lines;
    const int count = draw_sentence(text, {margin_px, 0.0f}, right, size, view, lines);
    const float top = view.size.y - bottom - 1.3f * size * static_cast<float>(count - 1);
    for (TextRun& run : lines.texts) {
        run.position.y += top;
        run.color = view.theme->color(color);
        block.texts.push_back(run);
    }
    return bottom + 1.3f * size * static_cast<float>(count) + 0.1f * size;
}

void draw_warning_glyph(const StageWarning& warning,
                        const std::string& text,
                        float right,
                        float bottom,
                        float size,
                        const StageView& view,
                        DrawBlock& block) {
    const float width = view.text_width(text, size, TextWeight::regular);
    Shape2D glyph;
    glyph.form =
        warning.glyph == LigandGlyph::cap
            ? ShapeForm::cap
            : (warning.glyph == LigandGlyph::diamond ? ShapeForm::diamond : ShapeForm::disc);
    glyph.half_size = {0.62f * size, 0.40f * size};
    glyph.center = {right - width - 1.1f * size, view.size.y - bottom - 0.34f * size};
    glyph.fill = view.theme->color(warning.role);
    if (glyph.center.x > size) {
        block.shapes.push_back(glyph);
    }
}

/// Where the lines end, screen px.
float right_of(const Stage& stage, const StageView& view) {
    const float edge = view.size.x - margin_px;
    return stage.lines_right > 0.0f
               ? std::min(edge, view.at({stage.lines_right, 0.0f}).x - margin_px)
               : edge;
}

/// The long or the short footnote, whatever the factors are: the labels of the stage make room for one of them.
std::string footnote_text(const Stage& stage, const MotionTexts& motion, const StageView& view) {
    if (motion.spikes_stand) {
        return view.texts->get(stage.footnote_fast);
    }
    const auto fill = [&](const std::string& key, const MotionTexts& with) {
        return view.texts->get(key, {{"factor", with.factor}, {"exchange", with.exchange}});
    };
    const std::string longest = fill(stage.footnote, widest_motion_texts(*view.texts));
    const float width = view.text_width(longest, view.text_px(TextUse::hint), TextWeight::regular);
    const float room = std::min(largest_share * view.size.x, right_of(stage, view) - margin_px);
    return fill(width <= room ? stage.footnote : stage.footnote_short, motion);
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
    const float right = right_of(stage, view);
    float bottom = 12.0f;
    bottom = draw_line(view.texts->get(stage.not_medical),
                       right,
                       bottom,
                       std::max(13.0f, 0.96f * hint),
                       "text3",
                       view,
                       block);
    bottom =
        draw_line(footnote_text(stage, motion, view), right, bottom, hint, "text2", view, block);
    for (const StageWarning* warning : warnings) {
        const std::string text = view.texts->get(warning->text);
        draw_warning_glyph(*warning, text, right, bottom, hint, view, block);
        bottom = draw_line(text, right, bottom, hint, "text", view, block);
    }
    return bottom;
}

/// Type size with which every line of the stage fits at once, so that no line changes size when another comes.
float line_size(const Stage& stage, const StageView& view) {
    constexpr float largest_height = 0.22f; ///< of the stage
    std::vector<const StageWarning*> warnings;
    for (const StageWarning& warning : stage.warnings) {
        warnings.push_back(&warning);
    }
    const MotionTexts motion = widest_motion_texts(*view.texts);
    float hint = view.text_px(TextUse::hint);
    while (hint > 13.0f) {
        DrawBlock lines;
        if (draw_lines(stage, warnings, motion, hint, view, lines) <=
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

} // namespace disinhibit
