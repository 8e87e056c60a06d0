#include "engine/picture/polyline.h"

#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <utility>

namespace disinhibit {

bool turns_back(const Polyline& line, std::size_t i) {
    if (i == 0 || i + 1 >= line.size()) {
        return false;
    }
    return glm::dot(line[i] - line[i - 1], line[i + 1] - line[i]) < 0.0f;
}

Swings best_count(const Polyline& line, const std::vector<float>& pattern) {
    constexpr float turns_of_two_swings = 6.0f; // up to three each: foot, peak, foot
    float turns = 0.0f;
    for (std::size_t i = 0; i < line.size(); ++i) {
        turns += turns_back(line, i) ? 1.0f : 0.0f;
    }
    const float width = line.empty() ? 0.0f : line.back().x - line.front().x;
    const float length = std::accumulate(pattern.begin(), pattern.end(), 0.0f);
    return turns * length >= turns_of_two_swings * width ? Swings::across : Swings::along;
}

std::vector<Polyline> cut_dashes(const Polyline& line, float on, float off) {
    return cut_dashes(line, {on, off});
}

std::vector<Polyline>
cut_dashes(const Polyline& line, const std::vector<float>& pattern, Swings counted) {
    assert(pattern.size() >= 2 && pattern.size() % 2 == 0);
    std::vector<Polyline> dashes;
    std::size_t part = 0; // of the pattern: even parts are drawn
    float left = pattern[part];
    bool drawing = true;
    Polyline dash;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PixelPoint a = line[i];
        const PixelPoint b = line[i + 1];
        const bool swings =
            counted == Swings::across && (turns_back(line, i) || turns_back(line, i + 1));
        const float length = swings ? b.x - a.x : std::hypot(b.x - a.x, b.y - a.y);
        float done = 0.0f;
        if (drawing && dash.empty()) {
            dash.push_back(a);
        }
        while (length - done > left) {
            done += left;
            const float share = done / length;
            const PixelPoint cut{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (drawing) {
                dash.push_back(cut);
                dashes.push_back(std::move(dash));
                dash.clear();
            } else {
                dash = {cut};
            }
            part = (part + 1) % pattern.size();
            drawing = part % 2 == 0;
            left = pattern[part];
        }
        left -= length - done;
        if (drawing) {
            dash.push_back(b);
        }
    }
    if (dash.size() > 1) {
        dashes.push_back(std::move(dash));
    }
    return dashes;
}

} // namespace disinhibit
