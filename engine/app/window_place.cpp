#include "engine/app/window_place.h"

#include <algorithm>

namespace disinhibit {
namespace {

// So much of a window must lie on a display to be seen and taken hold of.
constexpr int least_seen_px = 80;

} // namespace

SDL_Rect visible_place(const SDL_Rect& place, const std::vector<SDL_Rect>& displays) {
    for (const SDL_Rect& display : displays) {
        SDL_Rect seen;
        if (SDL_IntersectRect(&place, &display, &seen) == SDL_TRUE &&
            seen.w >= std::min(least_seen_px, place.w) &&
            seen.h >= std::min(least_seen_px, place.h)) {
            return place;
        }
    }
    if (displays.empty()) {
        return place;
    }
    const SDL_Rect& first = displays.front();
    const int width = std::min(place.w, first.w);
    const int height = std::min(place.h, first.h);
    return {first.x + (first.w - width) / 2, first.y + (first.h - height) / 2, width, height};
}

std::vector<SDL_Rect> usable_areas() {
    std::vector<SDL_Rect> areas;
    for (int display = 0; display < SDL_GetNumVideoDisplays(); ++display) {
        SDL_Rect area{};
        if (SDL_GetDisplayUsableBounds(display, &area) == 0 && area.w > 0 && area.h > 0) {
            areas.push_back(area);
        }
    }
    return areas;
}

void bring_into_view(SDL_Window* window) {
    SDL_Rect place{};
    SDL_GetWindowPosition(window, &place.x, &place.y);
    SDL_GetWindowSize(window, &place.w, &place.h);
    const SDL_Rect visible = visible_place(place, usable_areas());
    if (visible.x != place.x || visible.y != place.y) {
        SDL_SetWindowSize(window, visible.w, visible.h);
        SDL_SetWindowPosition(window, visible.x, visible.y);
    }
}

} // namespace disinhibit
