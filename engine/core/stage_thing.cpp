#include "engine/core/stage_thing.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

float length(float dx, float dy) {
    return std::sqrt(dx * dx + dy * dy);
}

float distance_to_segment(ScreenPoint a, ScreenPoint b, ScreenPoint p) {
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float squared = dx * dx + dy * dy;
    const float along =
        squared > 0.0f ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0f, 1.0f)
                       : 0.0f;
    return length(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

float distance_to_dots(const std::vector<ScreenPoint>& points, ScreenPoint p) {
    float nearest = INFINITY;
    for (const ScreenPoint& dot : points) {
        nearest = std::min(nearest, length(p.x - dot.x, p.y - dot.y));
    }
    return nearest;
}

float distance_to_line(const std::vector<ScreenPoint>& points, ScreenPoint p) {
    float nearest = length(p.x - points.front().x, p.y - points.front().y);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        nearest = std::min(nearest, distance_to_segment(points[i], points[i + 1], p));
    }
    return nearest;
}

} // namespace

float distance_to(const StageThing& thing, ScreenPoint p) {
    if (thing.points.empty()) {
        return INFINITY;
    }
    if (thing.shape == ThingShape::box) {
        const ScreenPoint& low = thing.points.front();
        const ScreenPoint& high = thing.points.back();
        return length(std::max({low.x - p.x, 0.0f, p.x - high.x}),
                      std::max({low.y - p.y, 0.0f, p.y - high.y}));
    }
    const float nearest = thing.shape == ThingShape::dots ? distance_to_dots(thing.points, p)
                                                          : distance_to_line(thing.points, p);
    return std::max(0.0f, nearest - thing.reach_px);
}

const StageThing* thing_at(const std::vector<StageThing>& things, ScreenPoint p, float slack_px) {
    const StageThing* best = nullptr;
    float nearest = slack_px;
    for (auto thing = things.rbegin(); thing != things.rend(); ++thing) {
        const float distance = distance_to(*thing, p);
        if (distance <= 0.0f) {
            return &*thing;
        }
        if (distance < nearest) {
            nearest = distance;
            best = &*thing;
        }
    }
    return best;
}

ScreenPoint middle_of(const StageThing& thing) {
    if (thing.points.empty()) {
        return {};
    }
    if (thing.shape == ThingShape::box) {
        return {(thing.points.front().x + thing.points.back().x) / 2.0f,
                (thing.points.front().y + thing.points.back().y) / 2.0f};
    }
    return thing.points[thing.points.size() / 2];
}

int next_thing(const std::vector<StageThing>& things, int from, float dx, float dy) {
    if (things.empty()) {
        return -1;
    }
    if (from < 0 || from >= static_cast<int>(things.size())) {
        return 0;
    }
    const ScreenPoint here = middle_of(things[static_cast<std::size_t>(from)]);
    int best = from;
    float least = INFINITY;
    for (std::size_t i = 0; i < things.size(); ++i) {
        const ScreenPoint there = middle_of(things[i]);
        const float along = (there.x - here.x) * dx + (there.y - here.y) * dy;
        const float aside = std::abs((there.x - here.x) * dy - (there.y - here.y) * dx);
        // What lies straight ahead wins over what lies nearer but aside.
        const float cost = along + 2.0f * aside;
        if (along > 1.0f && along >= 0.5f * aside && cost < least) {
            least = cost;
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace disinhibit
