#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/scenario.h"
#include "engine/core/looks.h"
#include "engine/core/stage_level.h"
#include "engine/view/compare.h"
#include "engine/view/plot_choice.h"

/// A shot says what there is to see and how it is looked at, as a value: what a saved session holds and what the window
/// remembers of itself. Whoever draws the same shot draws the same picture.
namespace disinhibit {

/// A stretch of simulated time; end_s <= begin_s: none.
struct TimeRange {
    double begin_s = 0.0;
    double end_s = 0.0;
    bool active() const { return end_s > begin_s; }
    bool operator==(const TimeRange&) const = default;
};

/// A former course beside the present one.
struct ShotGhost {
    std::string name;
    int style = 0;          ///< of engine/plot/ghost_style.h
    bool automatic = false; ///< the course before the last change
    Scenario scenario;
    bool operator==(const ShotGhost&) const = default;
};

/// One side: its course and what was kept beside it.
struct ShotRun {
    Scenario scenario;
    std::vector<ShotGhost> ghosts;
    TimeRange loop; ///< playback runs round inside
    bool operator==(const ShotRun&) const = default;
};

/// How it is looked at. What is not chosen is as whoever looks likes it.
struct View : Looks {
    StageLevel level = StageLevel::circuit; ///< where the camera is or goes
    bool panels = true;                     ///< false: the picture alone
    PlotChoice plots;
    TimeRange window;      ///< of the plots, chosen by hand; none: it follows the playhead
    std::string explained; ///< entity whose panel is open; empty: none
    /// Row of the plots, or signal, that is drawn alone as a figure over `window`; empty: the picture.
    std::string figure;
    std::string caption; ///< what somebody says of it, one sentence above the picture; may be empty
    bool clock = false;  ///< the time of the course stands above the picture
    bool presenting = false; ///< for a hall: type goes with the height of the picture, no bars
    /// Where the camera is on its way between two levels, 1 brain .. 3 synapse; 0: it stands at `level`.
    float camera = 0.0f;
    bool operator==(const View&) const = default;
};

struct Shot {
    ShotRun a;
    std::optional<ShotRun> b;                  ///< also while it is not shown
    CompareLayout layout = CompareLayout::off; ///< without b: off
    Side active = Side::a;                     ///< doses and edits go there
    double time_s = 0.0;                       ///< the playhead
    double motion_s = 0.0;                     ///< display time: the phase of everything that moves
    double speed = 60.0;                       ///< simulated seconds per second
    bool playing = false;
    View view;
    bool operator==(const Shot&) const = default;
};

/// The same but for the playhead, which moves by itself.
inline bool differ_only_in_time(Shot a, const Shot& b) {
    a.time_s = b.time_s;
    a.motion_s = b.motion_s;
    return a == b;
}

} // namespace disinhibit
