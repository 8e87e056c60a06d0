#include "engine/scene/labels/confidence.h"

#include <string>

#include "engine/scene/labels/sentence.h"
#include "engine/scene/parts/arrow_support.h"
#include "engine/scene/stage/label_placer.h"

namespace disinhibit {

void draw_confidence_legend(const StageView& view,
                            bool any_unprotected,
                            std::vector<DrawBlock>& blocks) {
    const float size = view.text_px(TextUse::hint);
    // Below the sentence; the bottom belongs to bars, names and notes.
    const SentenceBox box = sentence_box(view);
    const float y = box.high.y + 1.1f * size;
    float x = box.low.x;
    const float line = 2.6f * size;
    DrawBlock legend;
    for (const char* grade : {"A", "C", "M"}) {
        const GradeLook look = grade_look(*view.theme, grade);
        legend.strips.push_back(
            make_graded_strip({{x, y - 0.34f * size}, {x + line, y - 0.34f * size}}, look, view));
        x += line + 0.5f * size;
        const std::string text = view.texts->get(std::string("stage.confidence.") + grade);
        legend.texts.push_back(
            {text, {x, y}, size, TextWeight::regular, TextAlign::left, view.theme->color("text2")});
        x += view.text_width(text, size, TextWeight::regular) + 1.4f * size;
    }
    std::vector<std::string> notes{"size"};
    if (any_unprotected) {
        notes.emplace_back("unprotected");
    }
    for (const std::string& note : notes) {
        const std::string text = view.texts->get("stage.confidence." + note);
        legend.texts.push_back(
            {text, {x, y}, size, TextWeight::regular, TextAlign::left, view.theme->color("text2")});
        x += view.text_width(text, size, TextWeight::regular) + 1.4f * size;
    }
    // An arrow may pass here: the legend has a ground of its own.
    const Box ground{{box.low.x, y - size}, {x - 1.4f * size, y + 0.3f * size}};
    draw_text_plate(ground, view, blocks.emplace_back());
    blocks.push_back(std::move(legend));
}

} // namespace disinhibit
