#pragma once

#include <string>

namespace disinhibit {

enum class WindowDepth {
    back,  ///< behind all others, whatever is clicked
    front, ///< over those that began before
};

/// A window of ImGui over the whole frame with nothing of its own to see, from construction to destruction: what is drawn
/// in between is drawn into it, in frame px.
class BareWindow {
  public:
    BareWindow(const std::string& name, float width_px, float height_px, WindowDepth depth);
    ~BareWindow();
    BareWindow(const BareWindow&) = delete;
    BareWindow& operator=(const BareWindow&) = delete;
};

} // namespace disinhibit
