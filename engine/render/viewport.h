#pragma once

namespace disinhibit {

/// Where on a framebuffer the stage goes, in framebuffer px, origin top left.
struct Viewport {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int framebuffer_height = 0;   ///< of the whole framebuffer, to count from its bottom as GL does
    unsigned int framebuffer = 0; ///< GL name; 0 is the window

    int y_from_bottom() const { return framebuffer_height - y - height; }
    friend bool operator==(const Viewport&, const Viewport&) = default;
};

} // namespace disinhibit
