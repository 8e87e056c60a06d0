#pragma once

#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "circuit/circuit.h"
#include "circuit/simulate.h"
#include "circuit/trajectory.h"
#include "engine/app/session_traces.h"
#include "engine/core/playback_clock.h"
#include "engine/ui/actions.h"
#include "engine/ui/frame_view.h"

namespace disinhibit {

struct SessionSettings {
    double speed = 60.0; ///< simulated seconds per second
    bool playing = true;
    double slice_s = 0.004;                  ///< wall time per frame for computing ahead
    std::filesystem::path save_folder = "."; ///< where SaveScenario writes
};

/// A live run: the scenario as it has become, its trajectory, the playhead, undo and redo, the ghost of
/// the former course and the preview of a dose not yet taken. Knows no window. Frame rate, speed and
/// order of reading choose only where the trajectory is read, never what it contains.
class Session {
  public:
    /// Throws InputError if the scenario cannot be run. `library` must outlive the session.
    Session(const Library& library, const Scenario& scenario, SessionSettings settings);

    /// Lets `wall_s` pass: computes ahead for a slice of wall time, moves the playhead, reads.
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
    /// The scenario before the last edit; nullptr if there was none.
    const Scenario* before_last_edit() const { return undo_.empty() ? nullptr : &undo_.back(); }
    /// The sampled curves of the course.
    const TraceSet& traces() const { return course_traces_.set(); }
    /// Signals that the plots show, and how their time axis is divided.
    void watch(std::vector<std::string> paths, TimeScale scale = TimeScale::linear) {
        watched_ = std::move(paths);
        time_scale_ = scale;
    }
    /// Writes everything a panel may know about the run into `view`.
    void describe(FrameView& view) const;

    const PlaybackClock& clock() const { return clock_; }
    const Scenario& scenario() const { return course_.scenario(); }
    const Trajectory& trajectory() const { return course_; }
    const Snapshot& snapshot() const { return snapshot_; }
    /// True while the course does not yet reach the playhead.
    bool computing() const { return course_.reached_s() < clock_.now_s() && course_.status().ok(); }
    /// What went wrong last, one line; empty if nothing.
    const std::string& message() const { return message_; }
    /// The file of the last SaveScenario; empty if there was none.
    const std::filesystem::path& saved_file() const { return saved_file_; }
    /// Where this session writes files.
    const std::filesystem::path& save_folder() const { return settings_.save_folder; }
    bool preview_shown() const { return previewed_.has_value(); }
    bool can_undo() const { return !undo_.empty(); }
    bool can_redo() const { return !redo_.empty(); }

  private:
    void act(const TakeDose& act);
    void act(const PreviewDose& act);
    void act(const MoveDose& act);
    void act(const DeleteDose& act);
    void act(const RemoveFromScenario& act);
    void act(const SetParameterNow& act);
    void act(const PlayPause& act);
    void act(const SetSpeed& act);
    void act(const SeekTo& act);
    void act(const ShowWindow& act);
    void act(const StepBy& act);
    void act(const SkipToNextEvent& act);
    void act(const RestartScenario& act);
    void act(const OpenScenario& act);
    void act(const OpenRun& act);
    void act(const ChooseCircuit& act);
    void act(const ChooseSubject& act);
    void act(const Undo& act);
    void act(const Redo& act);
    void act(const SaveScenario& act);

    /// The playhead as the time of a live act: whole seconds, or milliseconds in slow motion, so that a
    /// saved scenario says it briefly and exactly.
    double act_time_s() const;
    /// Makes `scenario` the run, from where it opens. Can be undone.
    void open(const Scenario& scenario);
    void replace_scenario(const Scenario& next);
    void keep_ghost(const Scenario& former);
    void drop_preview();
    void extend(double slice_s);
    /// Keeps the playhead in the window of the plots.
    void follow_playhead(bool moved_by_hand);
    void read(int most_reads);
    void show_whole_course();
    double planned_end_s() const;

    const Library& library_;
    SessionSettings settings_;
    Scenario opened_; ///< as it was before the first act
    Trajectory course_;
    PlaybackClock clock_;
    Snapshot snapshot_;
    std::string message_;
    std::filesystem::path saved_file_;

    std::vector<Scenario> undo_;
    std::vector<Scenario> redo_;
    std::optional<Trajectory> ghost_;
    std::optional<Trajectory> preview_;
    std::optional<Dose> previewed_;

    std::vector<std::string> watched_;
    TimeScale time_scale_ = TimeScale::linear;
    TraceCache course_traces_;
    TraceCache ghost_traces_;
    TraceCache preview_traces_;
    double window_begin_s_ = 0.0;
    double window_end_s_ = 0.0;
    double course_end_s_ = 0.0;
    double followed_s_ = 0.0;    ///< playhead when the window last followed it
    bool window_chosen_ = false; ///< does not follow the speed
};

} // namespace disinhibit
