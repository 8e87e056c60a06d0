#pragma once

#include <SDL_events.h>
#include <SDL_rect.h>

#include <optional>

/// Dear ImGui 1.86 (Debian 12) to 1.90 (Debian 13). No other file includes it, and what differs between the two is here.
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>
#if __has_include(<backends/imgui_impl_sdl2.h>)
#include <backends/imgui_impl_sdl2.h>
#else
#include <backends/imgui_impl_sdl.h>
#endif

namespace disinhibit {

/// Went down in this frame, or repeats while it is held. The arrows only answer while ImGui may use them (share_keys).
bool key_pressed(ImGuiKey key);
/// Is held.
bool key_held(ImGuiKey key);

/// Items that are made later take the pointer from this one: to be said before and after it is made.
void let_next_item_lie_below();
void let_last_item_lie_below();

/// Which keys ImGui's own navigation may use in the next frame: never Space (play and pause; Enter presses the focused
/// widget) nor Tab (focus.h), and arrows only while a widget has the visible focus or text is typed.
void share_keys();

/// Everything is laid out in framebuffer pixels, so that text is crisp on dense screens; SDL speaks of window pixels, with
/// `pixel_ratio` framebuffer px per window px. These two bring the pointer over: what to hand to the SDL back end ...
SDL_Event in_frame_pixels(const SDL_Event& event, float pixel_ratio);
/// ... and, between its NewFrame and ImGui's, where the pointer is; `seen` the place of the last event, if it is over the
/// window.
void place_pointer(const std::optional<SDL_FPoint>& seen, float pixel_ratio);

} // namespace disinhibit
