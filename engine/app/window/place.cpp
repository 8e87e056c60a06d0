#include "engine/app/window/place.h"

#include <algorithm>
#include <string_view>

namespace disinhibit {
namespace {

// So much of a window must lie on a display to be seen and taken hold of.
constexpr int least_seen_px = 80;
// The place of a window and its frame are told one after the other: it is fitted when both have been told.
constexpr int turns_until_told = 3;

FrameBorders borders_of(SDL_Window* window) {
    FrameBorders borders;
    SDL_GetWindowBordersSize(window, &borders.top, &borders.left, &borders.bottom, &borders.right);
    return borders;
}

bool on_x11() {
    const char* driver = SDL_GetCurrentVideoDriver();
    return driver != nullptr && std::string_view(driver) == "x11";
}

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

SDL_Point frame_corner(SDL_Window* window) {
    SDL_Point corner{};
    SDL_GetWindowPosition(window, &corner.x, &corner.y);
    if (on_x11()) {
        const FrameBorders borders = borders_of(window);
        corner.x -= borders.left;
        corner.y -= borders.top;
    }
    return corner;
}

SDL_Rect fitted_place(SDL_Rect place, const FrameBorders& borders, const SDL_Rect& area) {
    const int around_x = borders.left + borders.right;
    const int around_y = borders.top + borders.bottom;
    place.w = std::min(place.w, area.w - around_x);
    place.h = std::min(place.h, area.h - around_y);
    place.x = std::clamp(place.x, area.x, area.x + area.w - place.w - around_x);
    place.y = std::clamp(place.y, area.y, area.y + area.h - place.h - around_y);
    return place;
}

bool FrameFit::stands(const FrameBorders& borders, double wall_s) {
    if (rest_s_ <= 0.0) {
        return false;
    }
    rest_s_ -= wall_s;
    turns_ = borders == borders_ ? turns_ + 1 : 0;
    borders_ = borders;
    return turns_ == turns_until_told;
}

void FrameFit::turn(SDL_Window* window, double wall_s) {
    const FrameBorders borders = borders_of(window);
    SDL_Rect area{};
    const int display = SDL_GetWindowDisplayIndex(window);
    if (!stands(borders, wall_s) || display < 0 ||
        SDL_GetDisplayUsableBounds(display, &area) != 0) {
        return;
    }
    const SDL_Point corner = frame_corner(window);
    SDL_Rect place{corner.x, corner.y, 0, 0};
    SDL_GetWindowSize(window, &place.w, &place.h);
    const SDL_Rect fitted = fitted_place(place, borders, area);
    if (fitted.w != place.w || fitted.h != place.h) {
        SDL_SetWindowSize(window, fitted.w, fitted.h);
    }
    if (fitted.x != place.x || fitted.y != place.y) {
        // SDL moves the picture to where it is told, and the frame around it.
        SDL_SetWindowPosition(window, fitted.x + borders.left, fitted.y + borders.top);
    }
}

bool is_managed(SDL_Window* window) {
    const FrameBorders borders = borders_of(window);
    return !on_x11() || borders.top + borders.left + borders.bottom + borders.right > 0;
}

SDL_Rect place_of(SDL_Window* window) {
    SDL_Rect place{};
    SDL_GetWindowPosition(window, &place.x, &place.y);
    SDL_GetWindowSize(window, &place.w, &place.h);
    return place;
}

void put(SDL_Window* window, const SDL_Rect& place) {
    SDL_SetWindowSize(window, place.w, place.h);
    SDL_SetWindowPosition(window, place.x, place.y);
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
