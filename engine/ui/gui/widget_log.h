#pragma once

#include <map>
#include <string>

#include "engine/picture/rect.h"

namespace disinhibit {

/// Where the named widgets of the last frame were on the screen, so that scripted tests can find and click them.
/// Names: "transport.play", "dose.<card id>.take", "timeline.zoom", "top.theme" ...
/// The one that has the visible keyboard focus is noted once more, as "focus.<name>".
class WidgetLog {
  public:
    void begin_frame() { widgets_.clear(); }
    void note(const std::string& name, const Rect& rect) { widgets_[name] = rect; }
    /// The rectangle of a widget, or an empty one.
    Rect find(const std::string& name) const;
    const std::map<std::string, Rect>& all() const { return widgets_; }
    /// One line per widget: "name x y w h", sorted by name.
    std::string text() const;

  private:
    std::map<std::string, Rect> widgets_;
};

} // namespace disinhibit
