#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/labels/badge.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// What a badge says at one moment.
struct BadgeValue {
    double number = 0.0;
    double percent = 100.0; ///< of its own rest
    double sub = 0.0;
    bool has_sub = false;
    bool beyond = false;  ///< beyond data: dotted under, as curves are dotted
    bool preview = false; ///< not the present: dashed under
    std::string unit;
};

/// Size of the plate in the form that `place` asks for, and how much of its width the bar takes; screen px.
glm::vec2 badge_size(const StageBadge& badge,
                     const std::string& unit,
                     const BadgePlace& place,
                     const StageView& view);
float badge_bar_px(float width, const StageView& view);

/// Where the line from what the badge is about ends: at the nearest edge of its box, screen px.
glm::vec2 leader_end(const StageBadge& badge, const Box& box, const StageView& view);

/// The line from what the badge is about to its nearest edge, if `place.leads`.
void draw_leader(const StageBadge& badge,
                 const BadgePlace& place,
                 const StageView& view,
                 DrawBlock& block);

/// Name, number and unit, arrow from a change of 3 % of rest, bar 0 to 200 % with a notch at rest, line below.
void draw_badge(const StageBadge& badge,
                const BadgePlace& place,
                const BadgeValue& value,
                const StageView& view,
                DrawBlock& block);

} // namespace disinhibit
