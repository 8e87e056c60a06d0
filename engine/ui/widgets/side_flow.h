#pragma once

#include <string>
#include <vector>

#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/state/panel_context.h"

/// Text and rows from top to bottom in a column that scrolls: what the panels at the side are made of.
namespace disinhibit {

/// A piece of flowing text.
struct FlowPart {
    std::string text;
    Color color;
    TextStyle style = TextStyle::body;
};

/// Breaks `parts` into lines of `width` px and paints them from (x, y) down; returns the height used. Without `paint`
/// it only measures. A word longer than the line is broken where it must be.
float flow_text(const PanelContext& panel,
                const std::vector<FlowPart>& parts,
                float x,
                float y,
                float width,
                bool paint);

/// Lays rows out in `view`, as far down as needed, moved up by `scroll_px`. Between construction and finish() painting
/// and input are clipped to `view`.
class SideFlow {
  public:
    SideFlow(const PanelContext& panel,
             const Rect& view,
             const std::string& name,
             float& scroll_px);
    SideFlow(const SideFlow&) = delete;
    SideFlow& operator=(const SideFlow&) = delete;

    /// The next row of the full width.
    Rect take(float height);
    void gap(float height) { y_ += height; }
    /// A paragraph.
    void text(const std::vector<FlowPart>& parts);
    /// Small quiet heading of a section, with a line above.
    void heading(const std::string& text);
    float x() const { return view_.x; }
    float width() const { return width_; }
    float y() const { return y_; }
    /// Scrolls so that `row` is seen (the keyboard focus went there).
    void show(const Rect& row);
    /// Scrolls so that what comes next stands at the top, as far as the content allows.
    void show_next_at_top() { scroll_px_ += y_ - view_.y; }
    /// Draws the scroll bar and takes the wheel.
    void finish();

  private:
    const PanelContext& panel_;
    Rect view_;
    std::string name_;
    float& scroll_px_;
    float width_;
    float y_;
    ScopedClip clip_;
};

} // namespace disinhibit
