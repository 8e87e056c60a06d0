#pragma once

#include "engine/gl/context.h"

struct SDL_Window;
union SDL_Event;

namespace disinhibit {

/// Dear ImGui's context and its backends for one GL context, with or without a window.
class ImguiHost {
  public:
    /// `window` nullptr: drawn off-screen, without input.
    ImguiHost(const gl::GlContext& context, SDL_Window* window);
    ~ImguiHost();
    ImguiHost(const ImguiHost&) = delete;
    ImguiHost& operator=(const ImguiHost&) = delete;

    void handle(const SDL_Event& event);
    /// After fonts were baked anew.
    void renew_font_texture();
    /// Starts a frame of that many framebuffer pixels; `pixel_ratio` framebuffer px per window px.
    void begin_frame(int width_px, int height_px, float pixel_ratio, float wall_s);
    /// Draws into the framebuffer that is bound.
    void end_frame();

  private:
    SDL_Window* window_;
};

} // namespace disinhibit
