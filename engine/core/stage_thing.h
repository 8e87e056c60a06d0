#pragma once

#include <string>
#include <vector>

namespace disinhibit {

struct ScreenPoint {
    float x = 0.0f, y = 0.0f;
};

enum class ThingShape { disc, box, line, dots };

/// Something on the stage that can be pointed at: where it is drawn, px of the stage (origin top left, y down), and
/// which thing of the circuit it shows. The scene lists them in drawing order; the panels ask which one is meant.
struct StageThing {
    std::string id;     ///< unique on one picture
    std::string entity; ///< id of the circuit's entity that it shows
    ThingShape shape = ThingShape::disc;
    std::vector<ScreenPoint>
        points; ///< disc: its centre; box: low and high corner; line: its centre line; dots: each of them
    float reach_px = 0.0f; ///< disc, dots: radius; line: half width
};

/// Distance from `p` to the thing, px; 0 inside.
float distance_to(const StageThing& thing, ScreenPoint p);

/// The thing meant by pointing at `p`: the last drawn one under it, else the nearest within `slack_px`; nullptr if none.
const StageThing*
thing_at(const std::vector<StageThing>& things, ScreenPoint p, float slack_px = 0.0f);

/// A point of the thing that stands for it: the middle of a disc, a box, or along a line.
ScreenPoint middle_of(const StageThing& thing);

/// The thing that the arrow key in direction (dx, dy) goes to from `from` (an index, or -1): the nearest that lies
/// mostly in this direction, or `from` itself. Index, -1 if there are none.
int next_thing(const std::vector<StageThing>& things, int from, float dx, float dy);

} // namespace disinhibit
