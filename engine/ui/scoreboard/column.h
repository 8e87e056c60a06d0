#pragma once

#include <algorithm>
#include <string>

#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/band_bar.h"
#include "engine/ui/state/panel_context.h"

/// The column of the scoreboard that tells one row in full.
namespace disinhibit {

/// Writes text downwards, broken at spaces.
class Column {
  public:
    Column(const PanelContext& panel, const Rect& rect)
        : panel_(panel), x_(rect.x), y_(rect.y), width_(rect.w) {}

    void write(TextStyle style, const char* color, const std::string& text, float line_px = 20.0f) {
        const float line = panel_.px(line_px);
        std::string rest = text;
        while (!rest.empty()) {
            const std::string part = take_line(style, rest);
            paint_text(panel_.draw, style, x_, y_ + line / 2.0f, panel_.color(color), part);
            y_ += line;
        }
    }
    /// A quiet name, then the text beside it.
    void entry(const std::string& key, const std::string& text) {
        if (text.empty()) {
            return;
        }
        const float name_w = panel_.px(92.0f);
        paint_text(panel_.draw,
                   TextStyle::small,
                   x_,
                   y_ + panel_.px(10.0f),
                   panel_.color("text3"),
                   panel_.text(key));
        x_ += name_w;
        width_ -= name_w;
        write(TextStyle::small, "text2", text);
        x_ -= name_w;
        width_ += name_w;
    }
    /// Two texts at the two ends of one line, below each other where they do not fit side by side.
    void
    pair(TextStyle style, const char* color, const std::string& left, const std::string& right) {
        const float right_w = text_width(style, right);
        if (text_width(style, left) + panel_.px(12.0f) + right_w > width_) {
            write(style, color, left);
            write(style, color, right);
            return;
        }
        const float middle = y_ + panel_.px(10.0f);
        paint_text(panel_.draw, style, x_, middle, panel_.color(color), left);
        paint_text(
            panel_.draw, style, x_ + width_, middle, panel_.color(color), right, Align::right);
        y_ += panel_.px(20.0f);
    }
    /// What follows begins farther to the right (or, negative, farther to the left), px at 100 %.
    void indent(float by_px) {
        x_ += panel_.px(by_px);
        width_ -= panel_.px(by_px);
    }
    float y() const { return y_; }
    /// Where the next line begins, without height.
    Rect here() const { return {x_, y_, width_, 0.0f}; }
    void gap(float px) { y_ += panel_.px(px); }
    Rect take(float height_px) {
        const Rect rect{x_, y_, width_, panel_.px(height_px)};
        y_ += rect.h;
        return rect;
    }

  private:
    /// Cuts the longest start that fits off `rest`.
    std::string take_line(TextStyle style, std::string& rest) const {
        std::size_t end = std::min(rest.find(' '), rest.size());
        bool broken = false;
        for (;;) {
            const std::size_t next = rest.find(' ', end + 1);
            const std::size_t longer = next == std::string::npos ? rest.size() : next;
            if (longer <= end || text_width(style, rest.substr(0, longer)) > width_) {
                break;
            }
            end = longer;
        }
        // A word longer than the line, such as a link, is broken where it must be.
        const std::size_t one_letter = letter_bytes(rest);
        while (end > one_letter && text_width(style, rest.substr(0, end)) > width_) {
            do {
                --end;
            } while ((static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80);
            broken = true;
        }
        std::string line = rest.substr(0, end);
        const std::size_t space = broken ? 0 : 1;
        rest = end < rest.size() ? rest.substr(end + space) : std::string();
        return line;
    }

    const PanelContext& panel_;
    float x_, y_, width_;
};

/// Writes the numbers at the two ends of a bar; what is left of `line` between them.
Rect bar_between_ends(const PanelContext& panel, const Rect& line, const BandScale& scale);

/// The row's number and verdict under every hypothesis computed so far, and whether it tells them apart.
void draw_hypotheses(const PanelContext& panel, Column& column, std::size_t row);

/// The mechanisms of the present circuit that a row protects, as buttons that explain them; nothing where it was not tried.
void draw_protected(const PanelContext& panel, Column& column, const std::string& row);

/// What the row becomes over the unmeasured parameter that it names, for each hypothesis computed so far; nothing for
/// other rows. `row`: its place in the table; `unit`: its unit.
void draw_over(const PanelContext& panel, Column& column, std::size_t row, const std::string& unit);

} // namespace disinhibit
