#pragma once

#include <SDL.h>

#include <vector>

namespace disinhibit {

/// `place` if enough of it can be seen on one of `displays` to take hold of it, else the same size, or as much of it as
/// fits, in the middle of the first display. Window px; no displays: `place`.
SDL_Rect visible_place(const SDL_Rect& place, const std::vector<SDL_Rect>& displays);

/// The usable areas of all displays.
std::vector<SDL_Rect> usable_areas();

/// Moves a window that lies outside all displays back onto one.
void bring_into_view(SDL_Window* window);

} // namespace disinhibit
