#pragma once

#include <limits>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "engine/core/playback_clock.h"
#include "engine/run/history.h"
#include "engine/run/worker.h"
#include "engine/view/actions.h"
#include "engine/view/frame_view.h"

namespace disinhibit {

struct SessionSettings {
    double speed = 60.0; ///< simulated seconds per second
    bool playing = true;
    double slice_s = 0.004; ///< wall time per frame for what the playhead needs at once
    double wait_s = 0.012;  ///< wall time that the frame after an edit may wait for the new course
    bool threaded =
        true; ///< compute in a thread beside the frame loop; else in slices of the frame
};

/// What the stage shows of a run.
struct SeenRun {
    const Trajectory& course;
    const Snapshot& snapshot;
    const PeakMoment* preview =
        nullptr; ///< it is what a held dose would do; nullptr: it is the present
};

/// A live run: the scenario as it has become, its trajectory, the playhead, the ghosts of former courses and the preview
/// of an act not yet done. Knows no window. Frame rate, speed, order of reading and threads choose only
/// where and by whom the trajectory is computed, never what it contains.
class Session {
  public:
    /// Throws InputError if the scenario cannot be run. `library` must outlive the session.
    Session(const Library& library, const Scenario& scenario, SessionSettings settings);

    /// Lets `wall_s` pass: moves the playhead, hands out work, takes in what has been computed, reads.
    /// The playhead waits at `hold_s` (the other side of A | B has not come further).
    void advance(double wall_s, double hold_s = std::numeric_limits<double>::infinity());
    /// Computes everything the present view needs, however long it takes (for stills and tests).
    void settle();
    /// Carries out one act. False if it is not a matter of the session (themes, help ...).
    bool carry_out(const Action& action);
    /// A | B: computes towards t_s for at most one slice of wall time.
    void prepare(double t_s);
    /// A | B: takes over playhead, speed and window of `leader`, computes ahead and reads.
    void follow(const Session& leader);
    /// What has been made becomes `state`. Throws ModelError and changes nothing.
    void restore(const SessionState& state);
    /// Takes over playhead, speed and window.
    void look(const Shot& shot);
    /// The sampled curves of the course.
    TraceSet traces() const { return for_panels(course_traces_); }
    /// Signals that the plots show, and how their time axis is divided.
    void watch(PlotSignals signals, TimeScale scale = TimeScale::linear);
    /// While a dose is held in the hand the stage shows where it does most to this signal (a path; empty: never).
    void preview_peak_of(const std::string& signal) { headline_ = signal; }
    /// The present; or what a held dose will do, once that is computed.
    SeenRun seen() const;
    /// Writes everything a panel may know about the run into `view`.
    void describe(FrameView& view) const;

    const PlaybackClock& clock() const { return clock_; }
    const Scenario& scenario() const { return course_.scenario(); }
    const SessionState& state() const { return state_; }
    /// The window of the plots if it was chosen by hand.
    TimeRange chosen_window() const;
    const Trajectory& trajectory() const { return course_; }
    const Snapshot& snapshot() const { return snapshot_; }
    /// True while the course does not yet reach the playhead, or curves are still growing.
    bool computing() const;
    /// What went wrong last, one line; empty if nothing.
    const std::string& message() const { return message_; }
    bool preview_shown() const { return previewed_ != nullptr; }
    /// Bytes held by trajectories and curves, for the memory test.
    std::size_t memory_bytes() const;

  private:
    void act(const TakeDose& act);
    void act(const TakeWrittenDose& act);
    void act(const PreviewDose& act);
    void act(const MoveDose& act);
    void act(const PreviewMove& act);
    void act(const DeleteDose& act);
    void act(const RemoveFromScenario& act);
    void act(const SetParameterNow& act);
    void act(const PreviewParameter& act);
    void act(const EndPreview& act);
    void act(const PlayPause& act);
    void act(const SetSpeed& act);
    void act(const SeekTo& act);
    void act(const ShowWindow& act);
    void act(const ShowWholeCourse& act);
    void act(const StepBy& act);
    void act(const SkipToNextEvent& act);
    void act(const SkipToPreviousEvent& act);
    void act(const SetLoop& act);
    void act(const KeepGhost& act);
    void act(const RenameGhost& act);
    void act(const DeleteGhost& act);
    void act(const RestoreGhost& act);
    void act(const RestartScenario& act);
    void act(const OpenScenario& act);
    void act(const OpenRun& act);
    void act(const ChooseCircuit& act);
    void act(const ChooseSubject& act);

    /// The playhead as the time of a live act, and a time chosen by hand: whole seconds, or milliseconds in slow motion,
    /// so that a saved scenario says it briefly and exactly.
    double act_time_s() const;
    double hand_time_s(double t_s) const;
    /// When a previewed act would happen. Playing on moves it only now and then, so that the preview can grow.
    double preview_time_s() const;
    Scenario with_parameter(const std::string& path, double value, double at_s) const;

    /// The scenario becomes `next`, the former course a ghost. Throws ModelError and changes nothing.
    void change_scenario(Scenario next);
    /// Makes `scenario` the run, from where it opens.
    void open(const Scenario& scenario);
    /// The former scenario as the automatic ghost of `state`.
    void leave_ghost(SessionState& state) const;
    /// The course follows state_.
    void follow_state(const std::shared_ptr<const Scenario>& former);
    void keep_picture_of(const std::shared_ptr<const Scenario>& former);
    /// Shows what `scenario` would do from `from_s` on. False if that is shown already.
    bool preview(Scenario scenario, double from_s);
    /// Looks for the peak of what is tried at `at_s` in the previewed scenario, beside `without` it: of `parameter` (a path),
    /// or of a dose.
    void look_for_peak(const Scenario& without, double at_s, const std::string& parameter = "");
    /// A peak of what was tried before stays for a moment, so that the picture does not flicker while a slider moves.
    void let_peak_age(double wall_s);
    void drop_preview();

    /// Hands out work, takes in what is there, reads at the playhead.
    void compute();
    void give_orders();
    void take_news();
    void take_traces(LaneNews& news);
    /// The curves for the panels, who know signals by their index in the present course.
    TraceSet for_panels(const SampledTraces& traces) const;
    void index_signals();
    /// Keeps the playhead in the window of the plots.
    void follow_playhead(bool moved_by_hand);
    void show_whole_course();
    double planned_end_s() const;

    const Library& library_;
    SessionSettings settings_;
    Trajectory course_; ///< what the frame loop reads; grows by what the worker hands over
    SessionState state_;
    PlaybackClock clock_;
    Snapshot snapshot_;
    std::string message_;

    std::shared_ptr<const Scenario> previewed_; ///< nullptr: no preview
    double preview_from_s_ = 0.0;
    std::string headline_;
    PeakOrder peak_order_; ///< of previewed_
    std::shared_ptr<const PeakMoment> peak_;
    double peak_age_s_ = 0.0; ///< wall time since something else is tried

    TimeScale time_scale_ = TimeScale::linear;
    std::shared_ptr<const PlotSignals> watched_ = std::make_shared<const PlotSignals>();
    SampledTraces course_traces_;
    SampledTraces preview_traces_;
    std::map<int, SampledTraces> ghost_traces_;         ///< by ghost id
    std::map<int, std::string> lane_faults_;            ///< why lanes were given up, one line each
    std::unordered_map<std::string, int> signal_index_; ///< of the present course
    bool edited_ = false;                               ///< since the last frame
    bool course_complete_ = false;
    double course_traced_s_ = 0.0; ///< how far the worker's course reaches

    double window_begin_s_ = 0.0;
    double window_end_s_ = 0.0;
    double course_end_s_ = 0.0;
    double followed_s_ = 0.0;    ///< playhead when the window last followed it
    bool window_chosen_ = false; ///< does not follow the speed
    std::unique_ptr<SessionWorker> worker_;
};

} // namespace disinhibit
