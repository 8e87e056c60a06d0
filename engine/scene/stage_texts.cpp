#include "engine/scene/stage_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/scene/badge.h"
#include "engine/scene/cell_shade.h"

namespace disinhibit {
namespace {

constexpr float margin_px = 36.0f;
constexpr float bottom_margin_px = 24.0f;

void draw_badges(const StageMoment& moment, DrawBlock& block) {
    const StageLayout& layout = *moment.layout;
    for (std::size_t i = 0; i < moment.stage->badges.size(); ++i) {
        const StageBadge& badge = moment.stage->badges[i];
        if (layout.view.presenting && !badge.presenting) {
            continue;
        }
        BadgeValue value;
        value.number = moment.reader.now(moment.signals->badges[i]);
        value.percent = moment.reader.percent(moment.signals->badges[i]);
        value.has_sub = !moment.signals->badge_subs[i].empty();
        value.sub = moment.reader.now(moment.signals->badge_subs[i]);
        value.unit = moment.signals->badge_units[i];
        draw_badge(badge, layout.badges[i], value, layout.view, block);
    }
}

/// Slow motion against life: the factor of the trains times that of the playback.
std::string factor_text(const StageClock& clock) {
    const double factor = clock.slow / clock.motion;
    const bool whole = std::abs(factor - std::round(factor)) < 0.05;
    return fmt::format("\u00D7{:.{}f}", factor, whole || factor >= 100.0 ? 0 : 1);
}

/// One line (or more, if it must break) that ends `bottom` px above the lower edge, at the right. Returns the new
/// bottom.
float draw_bottom_line(const std::string& text,
                       float bottom,
                       float size,
                       const char* color,
                       const StageView& view,
                       DrawBlock& block) {
    const float width = view.text_width(text, size, TextWeight::regular);
    const float right = view.size.x - bottom_margin_px;
    if (bottom_margin_px + width <= right) {
        block.texts.push_back({text,
                               {right, view.size.y - bottom},
                               size,
                               TextWeight::regular,
                               TextAlign::right,
                               view.theme->color(color)});
        return bottom + 1.4f * size;
    }
    DrawBlock lines;
    const float left = bottom_margin_px;
    const int count = draw_sentence(text, {left, 0.0f}, right, size, view, lines);
    const float top = view.size.y - bottom - 1.3f * size * static_cast<float>(count - 1);
    for (TextRun& run : lines.texts) {
        run.position.y += top;
        run.color = view.theme->color(color);
        block.texts.push_back(run);
    }
    return bottom + 1.3f * size * static_cast<float>(count) + 0.1f * size;
}

void draw_warning(const StageWarning& warning, float bottom, const StageView& view, DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    const std::string text = view.texts->get(warning.text);
    const float width = view.text_width(text, size, TextWeight::regular);
    Shape2D glyph;
    glyph.form = warning.glyph == LigandGlyph::cap
                     ? ShapeForm::cap
                     : (warning.glyph == LigandGlyph::diamond ? ShapeForm::diamond : ShapeForm::disc);
    glyph.half_size = {0.62f * size, 0.34f * size};
    const float left = std::max(bottom_margin_px, view.size.x - bottom_margin_px - width);
    glyph.center = {left - 1.1f * size, view.size.y - bottom - 0.34f * size};
    glyph.fill = view.theme->color(warning.role);
    if (glyph.center.x > size) {
        block.shapes.push_back(glyph);
    }
    draw_bottom_line(text, bottom, size, "text", view, block);
}

void draw_bottom_lines(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    const Stage& stage = *moment.stage;
    const float small = std::max(13.0f, 0.96f * view.text_px(TextUse::hint));
    float bottom = 12.0f;
    bottom = draw_bottom_line(view.texts->get(stage.not_medical), bottom, small, "text3", view, block);
    const bool still = moment.fast || moment.reduced_motion;
    const std::string footnote =
        still ? view.texts->get(stage.footnote_fast)
              : view.texts->get(stage.footnote, {{"factor", factor_text(moment.clock)}});
    bottom = draw_bottom_line(footnote, bottom, view.text_px(TextUse::hint), "text2", view, block);
    for (std::size_t i = 0; i < stage.warnings.size(); ++i) {
        if (holds(stage.warnings[i].when, moment.reader.now(moment.signals->warnings[i]))) {
            draw_warning(stage.warnings[i], bottom, view, block);
            bottom += 1.4f * view.text_px(TextUse::hint);
        }
    }
}

}  // namespace

void draw_stage_texts(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    draw_badges(moment, block);
    const std::string markup =
        choose_sentence(moment.signals->sentences, moment.reader, *view.texts);
    const float size = view.text_px(TextUse::sentence);
    const float left = view.presenting ? 2.0f * margin_px : margin_px;
    const float baseline = view.presenting ? 0.72f * view.caption_px : 1.25f * size + 22.0f;
    draw_sentence(markup, {left, baseline}, view.size.x - margin_px, size, view, block);
    draw_bottom_lines(moment, block);
}

}  // namespace disinhibit
