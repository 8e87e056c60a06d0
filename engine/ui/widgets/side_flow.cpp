#include "engine/ui/widgets/side_flow.h"

#include <algorithm>
#include <cmath>

#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr float bar_px = 6.0f;
constexpr float wheel_px = 56.0f;

float line_height(TextStyle style) {
    return std::round(font_of(style)->FontSize * 1.4f);
}

/// Cuts the longest start of `word` that fits into `width` px off (at least one letter).
std::string cut_to_fit(TextStyle style, std::string& word, float width) {
    std::string head = word.substr(0, letter_bytes(word));
    std::string rest = word.substr(head.size());
    while (!rest.empty()) {
        const std::string next = rest.substr(0, letter_bytes(rest));
        if (text_width(style, head + next) > width) {
            break;
        }
        head += next;
        rest = rest.substr(next.size());
    }
    word = rest;
    return head;
}

/// Where the next word goes.
class FlowPen {
  public:
    FlowPen(const PanelContext& panel, float x, float y, float width, bool paint)
        : panel_(panel), left_(x), x_(x), y_(y), width_(width), paint_(paint) {}

    void word(const FlowPart& part, std::string word, bool spaced) {
        const float height = line_height(part.style);
        const float space = spaced && x_ > left_ ? text_width(part.style, " ") : 0.0f;
        if (x_ > left_ && x_ + space + text_width(part.style, word) > left_ + width_) {
            new_line();
        } else {
            x_ += space;
        }
        line_height_ = std::max(line_height_, height);
        // At least one letter a line, so it ends at any width.
        while (!word.empty() && text_width(part.style, word) > width_) {
            put(part, cut_to_fit(part.style, word, left_ + width_ - x_));
            new_line();
            line_height_ = height;
        }
        put(part, word);
    }
    float bottom() const { return y_ + line_height_; }

  private:
    void new_line() {
        y_ += line_height_;
        x_ = left_;
    }
    void put(const FlowPart& part, const std::string& word) {
        if (paint_) {
            paint_text(panel_.draw, part.style, x_, y_ + line_height_ / 2.0f, part.color, word);
        }
        x_ += text_width(part.style, word);
    }

    const PanelContext& panel_;
    float left_, x_, y_, width_;
    bool paint_;
    float line_height_ = 0.0f;
};

} // namespace

float flow_text(const PanelContext& panel,
                const std::vector<FlowPart>& parts,
                float x,
                float y,
                float width,
                bool paint) {
    FlowPen pen(panel, x, y, width, paint);
    bool spaced = false;
    for (const FlowPart& part : parts) {
        std::string word;
        for (const char c : part.text + '\n') {
            if (c != ' ' && c != '\n') {
                word += c;
                continue;
            }
            if (!word.empty()) {
                pen.word(part, word, spaced);
                word.clear();
                spaced = false;
            }
            spaced = spaced || c == ' ';
        }
    }
    return pen.bottom() - y;
}

SideFlow::SideFlow(const PanelContext& panel,
                   const Rect& view,
                   const std::string& name,
                   float& scroll_px)
    : panel_(panel), view_(view), name_(name), scroll_px_(scroll_px),
      width_(view.w - panel.px(bar_px + 6.0f)), y_(view.y - std::round(scroll_px)), clip_(view) {}

Rect SideFlow::take(float height) {
    const Rect row{view_.x, y_, width_, height};
    y_ += height;
    return row;
}

void SideFlow::text(const std::vector<FlowPart>& parts) {
    y_ += flow_text(panel_, parts, view_.x, y_, width_, true);
}

void SideFlow::heading(const std::string& text) {
    gap(panel_.px(14.0f));
    const float line = std::round(y_) + 0.5f;
    paint_line(panel_.draw, view_.x, line, view_.x + width_, line, panel_.color("line"));
    gap(panel_.px(8.0f));
    const Rect row = take(panel_.px(24.0f));
    paint_text(panel_.draw,
               TextStyle::small_strong,
               row.x,
               row.center_y(),
               panel_.color("text2"),
               fitted_text(TextStyle::small_strong, text, row.w));
    gap(panel_.px(2.0f));
}

void SideFlow::show(const Rect& row) {
    const float margin = panel_.px(8.0f);
    if (row.y < view_.y + margin) {
        scroll_px_ -= view_.y + margin - row.y;
    } else if (row.bottom() > view_.bottom() - margin) {
        scroll_px_ += row.bottom() - view_.bottom() + margin;
    }
}

void SideFlow::finish() {
    const float content = y_ + std::round(scroll_px_) - view_.y;
    const float most = std::max(0.0f, content - view_.h);
    const Pointer mouse = pointer();
    if (mouse.over(view_) && pointer_on_window()) {
        scroll_px_ -= mouse.wheel * panel_.px(wheel_px);
    }
    if (most > 0.0f) {
        const float bar = panel_.px(bar_px);
        const float length = std::max(panel_.px(24.0f), view_.h * view_.h / content);
        const float travel = view_.h - length;
        const Rect track{view_.right() - bar, view_.y, bar, view_.h};
        panel_.state.widgets.note(name_ + ".scroll", track);
        if (mouse.held && track.contains(mouse.pressed_at.x, mouse.pressed_at.y)) {
            scroll_px_ = (mouse.at.y - view_.y - length / 2.0f) / travel * most;
        }
        const float share = std::clamp(scroll_px_ / most, 0.0f, 1.0f);
        fill_rect(panel_.draw,
                  {track.x, view_.y + share * travel, bar, length},
                  panel_.color("edge"),
                  bar / 2.0f);
    }
    scroll_px_ = std::clamp(scroll_px_, 0.0f, most);
}

} // namespace disinhibit
