#include "engine/scene/labels/sentence_place.h"

#include <algorithm>
#include <string>

#include "engine/scene/labels/sentence.h"

namespace disinhibit {
namespace {

constexpr float smallest_px = 13.0f;
constexpr float step = 0.92f; ///< from one type size to the next
constexpr int wide_lines = 2;
constexpr float large_text = 1.2f; ///< from here a third line is better than smaller type
constexpr int narrow_lines = 6;

/// Lines of a sentence, or more than `most` if a word is wider than the box.
int count_lines(
    const std::string& sentence, float width, float size, int most, const StageView& view) {
    DrawBlock block;
    const int lines = draw_sentence(sentence, {0.0f, 0.0f}, width, size, view, block);
    for (const TextRun& run : block.texts) {
        if (run.position.x + view.text_width(run.text, size, run.weight) > width + 1.0f) {
            return most + 1;
        }
    }
    return lines;
}

Box box_for(glm::vec2 low, float right, int lines, float size) {
    return {low, {right, low.y + size * (0.3f + 1.3f * static_cast<float>(lines))}};
}

constexpr float strip_most = 1.2f; ///< largest type, of the usual one: the drawing pays for it
constexpr float fine_step = 0.98f;
constexpr int strip_lines = 3;
constexpr float strip_gain = 1.1f; ///< by which the type must be larger than beside the drawing
constexpr float strip_left_px = 24.0f;

/// The drawing begins below the first `px`.
void keep_above(float px, StageView& view) {
    view.caption_px = px;
    const DesignFit fit = fit_design(view.size, px);
    view.scale = fit.scale;
    view.origin = fit.origin;
}

} // namespace

void keep_hall_sentence(StageView& view) {
    if (view.presenting && !view.side.empty()) {
        keep_above(sentence_box(view).high.y, view);
    }
}

bool keep_sentence_strip(const Stage& stage,
                         const StageView& beside,
                         float share,
                         StageView& view) {
    if (view.type_scale <= large_text || view.presenting || !view.side.empty() ||
        stage.headline.longest.empty()) {
        return false;
    }
    const std::string longest = view.texts->get(stage.headline.longest);
    DrawBlock written;
    draw_main_sentence(longest, beside, written);
    const float found = written.texts.front().size_px;
    StageView usual = view;
    usual.type_scale = usual.scale = 1.0f;
    const float wanted = strip_most * usual.text_px(TextUse::sentence);
    if (found >= usual.text_px(TextUse::sentence)) {
        return false;
    }
    const glm::vec2 low{strip_left_px, 0.0f};
    const float right = view.size.x - strip_left_px;
    for (float size = std::min(wanted, view.text_px(TextUse::sentence)); size >= strip_gain * found;
         size *= fine_step) {
        const int lines = count_lines(longest, right - low.x, size, strip_lines, view);
        const Box box = box_for(low, right, lines, size);
        if (lines > strip_lines || box.high.y > share * view.size.y) {
            continue;
        }
        view.sentence_low = box.low;
        view.sentence_high = box.high;
        view.sentence_px = size;
        keep_above(box.high.y, view);
        return true;
    }
    return false;
}

void place_sentence(const Stage& stage, const LabelPlacer& placer, float scale, StageView& view) {
    if (view.caption_px > 0.0f) {
        return; // it has its place above the drawing
    }
    SentenceBox usual = sentence_box(view);
    if (stage.sentence_wide_right > 0.0f && view.side.empty()) {
        usual.high.x = view.at({stage.sentence_wide_right, 0.0f}).x;
    }
    const float narrow = std::min(usual.high.x, view.at({stage.sentence_right, 0.0f}).x);
    const std::string longest = view.texts->get(stage.headline.longest);
    float size = std::max(smallest_px, scale * view.text_px(TextUse::sentence));
    for (;; size = std::max(smallest_px, step * size)) {
        for (const bool wide : {true, false}) {
            const float right = wide ? usual.high.x : narrow;
            const int roomy = view.type_scale > large_text ? wide_lines + 1 : wide_lines;
            const int most = wide ? roomy : narrow_lines;
            if (!wide && stage.sentence_right <= 0.0f) {
                continue;
            }
            // Over the width a long sentence takes smaller type (draw_main_sentence), the others need not.
            const int lines =
                wide ? most : count_lines(longest, right - usual.low.x, size, most, view);
            const Box box = box_for(usual.low, right, lines, size);
            const bool last = size <= smallest_px && (!wide || stage.sentence_right <= 0.0f);
            const bool fits = lines <= most && !placer.covers_body(box);
            if (fits || last) {
                view.sentence_low = box.low;
                view.sentence_high = box.high;
                view.sentence_px = size;
                return;
            }
        }
    }
}

} // namespace disinhibit
