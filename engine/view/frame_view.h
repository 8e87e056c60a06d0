#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "circuit/experiment/protection.h"
#include "circuit/experiment/published_points.h"
#include "circuit/explain/explain.h"
#include "engine/core/looks.h"
#include "engine/core/stage_level.h"
#include "engine/core/stage_thing.h"
#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/view/compare_view.h"
#include "engine/view/files_view.h"
#include "engine/view/legend_view.h"
#include "engine/view/plot_set.h"
#include "engine/view/presenting_view.h"
#include "engine/view/scoreboard_view.h"
#include "engine/view/time_scale.h"
#include "engine/view/trace.h"

namespace disinhibit {

/// A former course kept for comparison.
struct GhostView {
    int id = 0;             ///< stays the same as long as the ghost exists
    std::string name;       ///< as its doses say, or as a person named it
    int style = 0;          ///< of ghost_style.h: colour and dash together
    bool automatic = false; ///< the course before the last change; the next change replaces it
    TraceSet traces;
};

/// Everything a panel may look at during one frame. Panels read it and append Actions; they own nothing.
struct FrameView {
    const Library* library = nullptr;
    const Trajectory* trajectory = nullptr;
    const Snapshot* snapshot = nullptr;
    const Theme* theme = nullptr;
    const Texts* texts = nullptr;
    std::vector<std::string> theme_ids;
    double now_s = 0.0;          ///< the playhead
    double window_begin_s = 0.0; ///< linear zoom window of timeline and traces
    double window_end_s = 0.0;
    double course_end_s = 0.0; ///< duration of the scenario
    double loop_begin_s = 0.0; ///< loop range; empty: none
    double loop_end_s = 0.0;
    bool can_undo = false;
    bool can_redo = false;
    bool computing = false;        ///< the course is still growing
    double computed_until_s = 0.0; ///< how far it reaches
    bool playing = false;
    double speed = 60.0;                    ///< simulated seconds per second
    Looks looks;                            ///< as the person chose them
    float pixel_ratio = 1.0f;               ///< framebuffer px per window unit of a dense screen
    StageLevel level = StageLevel::circuit; ///< where the camera is or goes
    bool help_open = false;
    bool panels_cleared = false; ///< panel_areas() of the layout already hold the colour "panel"
    bool dose_drag_blocked = false;
    const PlotSet* plots = nullptr;            ///< the rows of the traces column, as chosen
    bool plots_changed = false;                ///< rows were added or removed by hand
    TimeScale time_scale = TimeScale::linear;  ///< of the traces
    std::vector<Beyond> beyond;                ///< what of the course lies beyond data, and when
    std::vector<Beyond> compared_beyond;       ///< of the side of A | B that is not active
    std::vector<MatchedPoint> points;          ///< published values that belong beside this course
    std::vector<MatchedPoint> compared_points; ///< of the side of A | B that is not active
    const Scenario* standard = nullptr;        ///< the default circuit and subject, left alone
    const EntityTable* entities = nullptr;     ///< of the present circuit
    const Explanation* why = nullptr; ///< of UiState::why.entity; nullptr: nothing is explained
    const std::vector<StageThing>* things = nullptr; ///< px of the stage of the active side
    const Protection* protection = nullptr;          ///< of the present circuit; nullptr: not tried
    std::string message;                             ///< error bar; empty: none
    std::string notice;        ///< good news in the same bar, without the warning sign; empty: none
    bool offer_afresh = false; ///< the notice is about a former session: a button begins afresh
    TraceSet course;           ///< the whole course in the window, past and planned
    std::vector<GhostView> ghosts;
    TraceSet preview;                   ///< what a held control would do; may be empty
    double preview_from_s = 0.0;        ///< where the preview leaves the course
    CompareView compare;                ///< A | B
    const LegendView* legend = nullptr; ///< of the active side; nullptr while it is not shown
    ScoreboardView scoreboard;
    PresentingView presenting;
    FilesView files; ///< while the panel for files is open
    TraceSet
        compared; ///< the side of A | B that is not active; signal indices of its own trajectory
};

/// The sides on show: A alone, or both.
inline std::vector<Side> sides_of(const FrameView& view) {
    return view.compare.on() ? std::vector<Side>{Side::a, Side::b}
                             : std::vector<Side>{view.compare.active};
}
/// The course of a side that is on show, and its curves.
inline const Trajectory& course_of(const FrameView& view, Side side) {
    return side == view.compare.active ? *view.trajectory : *view.compare.trajectory;
}
inline const TraceSet& traces_of(const FrameView& view, Side side) {
    return side == view.compare.active ? view.course : view.compared;
}

} // namespace disinhibit
