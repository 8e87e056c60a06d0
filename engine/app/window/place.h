#pragma once

#include <SDL.h>

#include <vector>

namespace disinhibit {

/// `place` if enough of it can be seen on one of `displays` to take hold of it, else the same size, or as much of it as
/// fits, in the middle of the first display. Window px; no displays: `place`.
SDL_Rect visible_place(const SDL_Rect& place, const std::vector<SDL_Rect>& displays);

/// The usable areas of all displays.
std::vector<SDL_Rect> usable_areas();

/// Where the upper left corner of the window's frame is: the place that a window is opened at. Under X11 SDL tells where the
/// picture inside the frame begins; opened there again, the window would come down by a title bar each time.
SDL_Point frame_corner(SDL_Window* window);

/// `place` of a picture with a frame of that many px around it, made so small and moved so far that the frame lies inside
/// `area`. The corner of `place` is that of the frame.
struct FrameBorders {
    int top = 0, left = 0, bottom = 0, right = 0;
    bool operator==(const FrameBorders&) const = default;
};
SDL_Rect fitted_place(SDL_Rect place, const FrameBorders& borders, const SDL_Rect& area);

/// Makes a window that has just been opened smaller and moves it until its frame lies on its display, beside panels and docks. A
/// window manager draws that frame a moment after the window is there, some draw none: it is looked for at every turn of the
/// first seconds, and nothing waits for it.
class FrameFit {
  public:
    /// The frame as it is in this turn, `wall_s` after the last. True once it has stood for some turns and was not fitted yet.
    bool stands(const FrameBorders& borders, double wall_s);
    /// Fits `window` when its frame stands.
    void turn(SDL_Window* window, double wall_s);

  private:
    FrameBorders borders_;
    int turns_ = 0; ///< for which they have been as they are
    double rest_s_ = 3.0;
};

/// False under X11 without a window manager: nobody makes a window fill the screen there but the window itself.
bool is_managed(SDL_Window* window);

SDL_Rect place_of(SDL_Window* window);
void put(SDL_Window* window, const SDL_Rect& place);

/// Moves a window that lies outside all displays back onto one.
void bring_into_view(SDL_Window* window);

} // namespace disinhibit
