#include "engine/plot/free_place.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

/// The part of the way from a to b, 0..1, on which one coordinate lies in [low, high]; narrows [from, to].
void narrow(float a, float b, float low, float high, float& from, float& to) {
    if (a == b) {
        to = a < low || a > high ? from : to;
        return;
    }
    const float enters = (low - a) / (b - a);
    const float leaves = (high - a) / (b - a);
    from = std::max(from, std::min(enters, leaves));
    to = std::min(to, std::max(enters, leaves));
}

} // namespace

float length_inside(const std::vector<Polyline>& lines, const Rect& rect) {
    float inside = 0.0f;
    for (const Polyline& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const PixelPoint& a = line[i - 1];
            const PixelPoint& b = line[i];
            float from = 0.0f, to = 1.0f;
            narrow(a.x, b.x, rect.x, rect.right(), from, to);
            narrow(a.y, b.y, rect.y, rect.bottom(), from, to);
            inside += std::max(to - from, 0.0f) * std::hypot(b.x - a.x, b.y - a.y);
        }
    }
    return inside;
}

std::optional<Rect>
free_place(const std::vector<Rect>& places, const Rect& box, const std::vector<Polyline>& lines) {
    for (const Rect& place : places) {
        const bool in_box = place.x >= box.x && place.right() <= box.right() && place.y >= box.y &&
                            place.bottom() <= box.bottom();
        if (in_box && length_inside(lines, place) <= 0.0f) {
            return place;
        }
    }
    return std::nullopt;
}

std::vector<Rect>
places_beside(const PixelPoint& at, float gap, float width, float height, const Rect& box) {
    std::vector<Rect> places;
    for (float away = 0.0f; away < box.h; away += height / 2.0f) {
        for (const float middle : {at.y - away, at.y + away}) {
            for (const float left : {at.x + gap, at.x - gap - width}) {
                places.push_back({left, middle - height / 2.0f, width, height});
            }
        }
    }
    // Above or below a curve that starts at the mark there may be room farther on.
    constexpr float shares[] = {0.25f, 0.5f, 0.75f, 1.0f};
    const std::size_t beside = places.size();
    for (const float share : shares) {
        for (std::size_t i = 0; i < beside; ++i) {
            Rect place = places[i];
            place.x += place.x > at.x ? share * width : -share * width;
            places.push_back(place);
        }
    }
    std::ranges::stable_sort(places, {}, [&](const Rect& place) {
        const float sideways = place.x > at.x ? place.x - at.x : at.x - place.right();
        return std::hypot(sideways - gap, place.center_y() - at.y);
    });
    return places;
}

} // namespace disinhibit
