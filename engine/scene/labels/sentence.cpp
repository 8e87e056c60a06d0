#include "engine/scene/labels/sentence.h"

#include <algorithm>

#include "engine/scene/labels/side_letter.h"

namespace disinhibit {
namespace {

constexpr float sentence_line_height = 1.3f; ///< of the type size
constexpr float large_text_px = 24.0f; ///< from here a role may be written in its shape colour

/// One word with its style; `spaced`: a space stands before it.
struct SentenceWord {
    std::string text;
    std::string role;
    bool spaced = false;
};

std::vector<SentenceWord> split_words(const std::vector<SentencePart>& parts) {
    std::vector<SentenceWord> words;
    bool spaced = false;
    for (const SentencePart& part : parts) {
        std::string word;
        for (const char c : part.text + '\n') {
            if (c != ' ' && c != '\n') {
                word += c;
                continue;
            }
            if (!word.empty()) {
                words.push_back({word, part.role, spaced});
                word.clear();
                spaced = false;
            }
            spaced = spaced || c == ' ';
        }
    }
    return words;
}

bool ends_clause(const SentenceWord& word) {
    return word.text.ends_with(';');
}

TextWeight weight_of(const SentenceWord& word) {
    return word.role.empty() ? TextWeight::regular : TextWeight::semibold;
}

float space_px(float size_px, const StageView& view) {
    return view.text_width("x x", size_px, TextWeight::regular) -
           2.0f * view.text_width("x", size_px, TextWeight::regular);
}

/// Width of the words from `first` to the end of their clause.
float clause_px(const std::vector<SentenceWord>& words,
                std::size_t first,
                float size_px,
                const StageView& view) {
    float width = 0.0f;
    for (std::size_t i = first; i < words.size(); ++i) {
        width += view.text_width(words[i].text, size_px, weight_of(words[i]));
        if (ends_clause(words[i])) {
            break;
        }
        width += i + 1 < words.size() && words[i + 1].spaced ? space_px(size_px, view) : 0.0f;
    }
    return width;
}

/// Width of what may not be torn off word i: "," behind a coloured word.
float tail_px(const std::vector<SentenceWord>& words,
              std::size_t i,
              float size_px,
              const StageView& view) {
    float width = 0.0f;
    for (std::size_t k = i + 1; k < words.size() && !words[k].spaced; ++k) {
        width += view.text_width(words[k].text, size_px, weight_of(words[k]));
    }
    return width;
}

Color part_color(const std::string& role, float size_px, const StageView& view) {
    if (role.empty()) {
        return view.theme->color("text");
    }
    return size_px >= large_text_px ? view.theme->color(role) : view.theme->ink(role);
}

} // namespace

std::vector<SentencePart> parse_sentence(const std::string& markup) {
    std::vector<SentencePart> parts;
    std::size_t at = 0;
    const auto plain = [&](std::size_t end) {
        if (end > at) {
            parts.push_back({"", markup.substr(at, end - at)});
        }
    };
    while (at < markup.size()) {
        const std::size_t open = markup.find('[', at);
        const std::size_t close = open == std::string::npos ? open : markup.find(']', open);
        const std::size_t bar = open == std::string::npos ? open : markup.find('|', open);
        if (close == std::string::npos || bar == std::string::npos || bar > close) {
            break;
        }
        plain(open);
        parts.push_back(
            {markup.substr(open + 1, bar - open - 1), markup.substr(bar + 1, close - bar - 1)});
        at = close + 1;
    }
    plain(markup.size());
    return parts;
}

std::string plain_sentence(const std::string& markup) {
    std::string words;
    for (const SentencePart& part : parse_sentence(markup)) {
        words += part.text;
    }
    return words;
}

int draw_sentence(const std::string& markup,
                  glm::vec2 left_baseline,
                  float right,
                  float size_px,
                  const StageView& view,
                  DrawBlock& block) {
    const std::vector<SentenceWord> words = split_words(parse_sentence(markup));
    const float space = space_px(size_px, view);
    glm::vec2 pen = left_baseline;
    int lines = 1;
    for (std::size_t i = 0; i < words.size();) {
        // A run of words in one style; a new line starts a new run.
        pen.x += words[i].spaced && pen.x > left_baseline.x ? space : 0.0f;
        std::string run = words[i].text;
        float width = view.text_width(run, size_px, weight_of(words[i]));
        // A clause that does not fit on this line begins the next one, unless it is too long for a line too.
        const bool begins_clause = i > 0 && ends_clause(words[i - 1]);
        const float clause = begins_clause ? clause_px(words, i, size_px, view) : 0.0f;
        const bool whole_below = clause < right - left_baseline.x;
        const float wanted =
            begins_clause && whole_below ? clause : width + tail_px(words, i, size_px, view);
        if (pen.x > left_baseline.x && words[i].spaced && pen.x + wanted > right) {
            pen = {left_baseline.x, pen.y + sentence_line_height * size_px};
            ++lines;
        }
        std::size_t next = i + 1;
        for (; next < words.size() && words[next].role == words[i].role; ++next) {
            const std::string longer = run + (words[next].spaced ? " " : "") + words[next].text;
            const float longer_width = view.text_width(longer, size_px, weight_of(words[i]));
            if (pen.x + longer_width + tail_px(words, next, size_px, view) > right ||
                ends_clause(words[next - 1])) {
                break;
            }
            run = longer;
            width = longer_width;
        }
        block.texts.push_back({run,
                               pen,
                               size_px,
                               weight_of(words[i]),
                               TextAlign::left,
                               part_color(words[i].role, size_px, view)});
        pen.x += width;
        i = next;
    }
    return lines;
}

SentenceBox sentence_box(const StageView& view) {
    if (view.sentence_px > 0.0f) {
        return {view.sentence_low, view.sentence_high};
    }
    const float size = view.text_px(TextUse::sentence);
    if (view.presenting && view.side.empty()) {
        const float margin = hall_margin_px(view.size.x);
        return {{margin, 0.0f}, {view.size.x - margin, view.caption_px}};
    }
    if (!view.side.empty()) {
        // After the letter of A | B, as wide as the side.
        const float left = 36.0f + side_letter_px(view);
        const float top = 16.0f + side_caption_px(view);
        return {{left, top}, {view.size.x - 24.0f, top + 2.0f + 2.8f * size}};
    }
    // The right part of the first line belongs to the badges.
    const float right = std::max(0.66f * view.size.x, std::min(view.size.x - 24.0f, 14.0f * size));
    return {{std::min(36.0f, 0.04f * view.size.x), 20.0f}, {right, 22.0f + 2.9f * size}};
}

void draw_main_sentence(const std::string& markup, const StageView& view, DrawBlock& block) {
    const SentenceBox box = sentence_box(view);
    float size = view.sentence_px > 0.0f ? view.sentence_px : view.text_px(TextUse::sentence);
    const bool above = view.presenting && view.side.empty(); // one line in the middle of its strip
    const int most_lines = above ? 1 : (view.sentence_px > 0.0f ? 0 : 2);
    DrawBlock lines;
    for (;;) {
        lines = {};
        const float baseline =
            above ? 0.5f * view.caption_px + 0.36f * size : box.low.y + 1.3f * size;
        const int count =
            draw_sentence(markup, {box.low.x, baseline}, box.high.x, size, view, lines);
        const float height =
            1.3f * size + sentence_line_height * size * static_cast<float>(count - 1);
        if (count <= most_lines || size <= 13.0f || height <= box.high.y - box.low.y) {
            break;
        }
        size = std::max(13.0f, 0.92f * size);
    }
    const bool strip = view.caption_px > 0.0f;
    if (strip) {
        // What reaches up out of the drawing ends below the sentence.
        Shape2D ground;
        ground.form = ShapeForm::rounded_box;
        ground.center = 0.5f * glm::vec2(view.size.x, view.caption_px);
        ground.half_size = ground.center + glm::vec2(2.0f, 0.0f);
        ground.fill = view.background();
        block.shapes.push_back(ground);
    }
    // In the default view nothing moves behind the sentence; a larger one needs a ground of its own.
    const bool plates = !strip && (size > 0.031f * view.size.y || view.scale < 0.9f);
    for (const TextRun& run : lines.texts) {
        block.texts.push_back(run);
        if (!plates) {
            continue;
        }
        const float width = view.text_width(run.text, run.size_px, run.weight);
        Shape2D plate;
        plate.form = ShapeForm::rounded_box;
        plate.center = run.position + glm::vec2(0.5f * width, -0.34f * size);
        plate.half_size = {0.5f * width + 6.0f, 0.68f * size};
        plate.corner = 6.0f;
        plate.fill = with_alpha(view.background(), 0.55f);
        block.shapes.push_back(plate);
    }
}

} // namespace disinhibit
