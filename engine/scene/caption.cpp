#include "engine/scene/caption.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/labels/sentence.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {
namespace {

constexpr float hall_px = 54.0f; ///< on a picture of 1920 x 1080
constexpr float window_px = 26.0f;
constexpr float least_px = 13.0f;
constexpr float clock_size = 0.62f; ///< of the type of the words
constexpr float line_px = 1.3f;     ///< of the type size, as sentences are written
constexpr int most_lines = 2;
constexpr float type_step = 0.96f;      ///< from one type size to the next
constexpr float one_line_share = 0.78f; ///< so much smaller, one line is better than two

/// The words in one line if their type stays large, else in the largest type with which they take two, and the clock at
/// the right.
struct Plan {
    float size = 0.0f;
    float margin = 0.0f;
    float right = 0.0f; ///< the words end here
    int lines = 0;
    float height = 0.0f;
};

StageView measuring(const Theme* theme, const TextMeasure& measure) {
    StageView view;
    view.theme = theme;
    view.measure = &measure;
    return view;
}

/// Lines of the words, or more than are allowed if one word is too wide.
int count_lines(const Caption& caption, const Plan& plan, const StageView& view) {
    if (caption.words.empty()) {
        return 1;
    }
    DrawBlock block;
    const int lines =
        draw_sentence(caption.words, {plan.margin, 0.0f}, plan.right, plan.size, view, block);
    for (const TextRun& run : block.texts) {
        if (run.position.x + view.text_width(run.text, run.size_px, run.weight) >
            plan.right + 1.0f) {
            return most_lines + 1;
        }
    }
    return lines;
}

/// Room for the clock whatever it shows, so that nothing moves while time passes.
float clock_px(const std::string& clock, float size, const StageView& view) {
    const auto width = [&](std::string text) {
        std::ranges::replace_if(
            text, [](char c) { return c >= '0' && c <= '9'; }, '8');
        return view.text_width(text, size, TextWeight::semibold);
    };
    return std::max(width(clock), width("88 h 88 min"));
}

/// Theme only colours what is measured: any will do.
Plan make_plan(const Caption& caption,
               const CaptionRoom& room,
               const Theme& theme,
               const TextMeasure& measure) {
    const StageView view = measuring(&theme, measure);
    const float share = std::min(room.width_px / 1920.0f, room.height_px / 1080.0f);
    const float full =
        std::max(least_px, room.type_scale * (room.presenting ? hall_px * share : window_px));
    const auto plan_at = [&](float size) {
        Plan plan;
        plan.size = size;
        plan.margin = room.presenting ? hall_margin_px(room.width_px) : 24.0f;
        const float clock =
            caption.clock.empty() ? 0.0f : clock_px(caption.clock, clock_size * size, view) + size;
        plan.right = room.width_px - plan.margin - clock;
        plan.lines = count_lines(caption, plan, view);
        plan.height = std::round(size * (0.9f + line_px * static_cast<float>(plan.lines)));
        return plan;
    };
    for (float size = full; size >= std::max(least_px, one_line_share * full); size *= type_step) {
        const Plan plan = plan_at(size);
        if (plan.lines == 1) {
            return plan;
        }
    }
    float size = full;
    Plan plan = plan_at(size);
    while (plan.lines > most_lines && size > least_px) {
        size = std::max(least_px, type_step * size);
        plan = plan_at(size);
    }
    return plan;
}

const Theme& no_theme() {
    static const Theme theme;
    return theme;
}

} // namespace

float caption_height(const Caption& caption, const CaptionRoom& room, const TextMeasure& measure) {
    return caption.empty() ? 0.0f : make_plan(caption, room, no_theme(), measure).height;
}

void draw_caption(const Caption& caption,
                  const CaptionRoom& room,
                  const Theme& theme,
                  const TextMeasure& measure,
                  DrawList& out) {
    const Plan plan = make_plan(caption, room, theme, measure);
    const StageView view = measuring(&theme, measure);
    out.size = {room.width_px, plan.height};
    out.background = out.background_glow = theme.color("bg");
    out.still_version = 1; // nothing but the ground
    out.still.clear();
    out.things.clear();
    out.moving.clear();
    DrawBlock& block = out.moving.emplace_back();
    const float baseline = 0.45f * plan.size + 0.98f * plan.size;
    if (!caption.words.empty()) {
        draw_sentence(caption.words, {plan.margin, baseline}, plan.right, plan.size, view, block);
    }
    if (!caption.clock.empty()) {
        block.texts.push_back({caption.clock,
                               {room.width_px - plan.margin, baseline},
                               clock_size * plan.size,
                               TextWeight::semibold,
                               TextAlign::right,
                               theme.color("text2")});
    }
}

} // namespace disinhibit
