#pragma once

#include <SDL_events.h>
#include <SDL_rect.h>

#include <optional>
#include <set>
#include <vector>

#include "engine/gl/context.h"

struct SDL_Window;

namespace disinhibit {

/// Dear ImGui's context and its backends for one GL context, with or without a window.
class ImguiHost {
  public:
    /// `window` nullptr: drawn off-screen, without input.
    ImguiHost(const gl::GlContext& context, SDL_Window* window);
    ~ImguiHost();
    ImguiHost(const ImguiHost&) = delete;
    ImguiHost& operator=(const ImguiHost&) = delete;

    /// A key that is pressed and let go between two frames counts as held for one frame: Dear ImGui looks at keys once a
    /// frame and would miss it.
    void handle(const SDL_Event& event);
    /// After fonts were baked anew.
    void renew_font_texture();
    /// Starts a frame of that many framebuffer pixels; `pixel_ratio` framebuffer px per window px.
    void begin_frame(int width_px, int height_px, float pixel_ratio, float wall_s);
    /// Draws into the framebuffer that is bound.
    void end_frame();
    /// Instead of end_frame where the panels could not be drawn to their end: closes what they left open, draws nothing.
    void give_frame_up();

  private:
    void let_go_of_keys();

    SDL_Window* window_;
    std::set<int> pressed_;             ///< scancodes, since the last frame
    std::vector<SDL_Event> released_;   ///< of keys among them
    std::optional<SDL_FPoint> pointer_; ///< of the last event, window coordinates
    float pixel_ratio_ = 1.0f;          ///< of the last frame
};

} // namespace disinhibit
