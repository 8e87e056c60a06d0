#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/draw_list.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// An axis-aligned box, screen px.
struct Box {
    glm::vec2 low{0.0f};
    glm::vec2 high{0.0f};
};
bool overlap(const Box& a, const Box& b);
/// Area shared by two boxes, px^2; 0 if they do not touch.
float shared_area(const Box& a, const Box& b);

/// A place that a badge should not cover, and how bad it is if there is no other way.
struct KeptFree {
    Box box;
    float weight = 1.0f;
};

/// Where a badge stands and how large it is; fixed while the window keeps its size, so that numbers never move it.
struct BadgePlace {
    Box box;
    float bar_px = 0.0f;
    bool sub = false; ///< room for the line below the bar
};

/// What a badge says at one moment.
struct BadgeValue {
    double number = 0.0;
    double percent = 100.0; ///< of its own rest
    double sub = 0.0;
    bool has_sub = false;
    std::string unit;
};

/// Lays the badges out at their places and moves one aside when it would cover a soma, a receptor, a text or another
/// badge (`keep_free`), as little as possible.
std::vector<BadgePlace> place_badges(const std::vector<StageBadge>& badges,
                                     const std::vector<std::string>& units,
                                     const std::vector<KeptFree>& keep_free,
                                     const StageView& view);

/// Name, number and unit, arrow from a change of 3 % of rest, bar 0 to 200 % with a notch at rest, line below.
void draw_badge(const StageBadge& badge,
                const BadgePlace& place,
                const BadgeValue& value,
                const StageView& view,
                DrawBlock& block);

} // namespace disinhibit
