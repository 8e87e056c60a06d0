#pragma once

#include <list>
#include <map>
#include <memory>
#include <vector>

#include "circuit/course/level_watch.h"
#include "circuit/course/model_system.h"
#include "circuit/course/trajectory.h"
#include "circuit/numerics/solver.h"

/// The integrated course behind a Trajectory: checkpoints evenly over its steps, dense steps on demand.
namespace disinhibit {

/// A reader who wants to miss nothing looks so often into each step.
inline constexpr int reads_per_step = 4;

/// Everything needed to go on from a step's start.
struct Cursor {
    SolverState state;
    int next_event = 0;           ///< first event not yet applied
    long step = 0;                ///< steps taken since t = 0
    std::vector<LevelSpan> above; ///< stretches above a limit that have not ended
};

struct TrajectoryPart {
    std::vector<Cursor> checkpoints; ///< ascending in time
    Cursor head;                     ///< as far as the course reached
    std::vector<LevelSpan> above;    ///< stretches above a limit that have ended
};

/// Some steps in a row, readable everywhere inside. Its memory is used again for another run of steps.
struct DenseChunk {
    struct Step {
        DenseStep course;
        int events_applied = 0; ///< before the step
    };
    std::vector<Step> steps; ///< the first `count` are in use
    std::size_t count = 0;
    double begin_s = 0.0;
    Cursor end; ///< to go on from

    double end_s() const { return end.state.t_s; }
    void restart(const Cursor& at) {
        count = 0;
        begin_s = at.state.t_s;
        end = at;
    }
    /// The step that holds t_s; needs count > 0.
    const Step& step_at(double t_s) const;
};

class Course {
  public:
    Course(std::shared_ptr<const Body> body, Schedule schedule, double relative_tolerance);

    /// Solves the resting state; fills the baseline. False: status says why.
    bool start(bool perturbed_at_zero);
    bool extend_some(double t_s, int maximum_steps);
    /// Exchanges the schedule and drops what was computed at or after the first difference.
    void set_schedule(Schedule schedule);

    /// States at t_s and the regime they live in.
    const Regime& states_at(double t_s, std::vector<double>& y) const;
    /// See Trajectory::next_read_s.
    double next_read_s(double t_s) const;

    double reached_s() const { return reached_s_; }
    const RunStatus& status() const { return status_; }
    RunStatistics statistics() const;
    const Schedule& schedule() const { return schedule_; }
    const Regime& regime(int events_applied) const;
    const std::vector<double>& resting_state() const { return rest_; }
    ModelSystem& system() const { return system_; }
    const Model& model() const { return *model_; }
    const Body& body() const { return *body_; }
    double relative_tolerance() const { return relative_tolerance_; }
    std::size_t memory_bytes() const;
    std::vector<LevelSpan> spans_above_limits() const;
    const TrajectoryMemory& memory() const { return memory_; }
    void set_memory(const TrajectoryMemory& memory) { memory_ = memory; }

    /// Everything but what is only kept to read faster.
    std::unique_ptr<Course> fork() const;
    TrajectoryPart computed_after(double t_s) const;
    void adopt(const TrajectoryPart& part);

  private:
    bool covers(double t_s) const { return reached_s_ > t_s; }
    /// Applies due events, then takes one step. The one place where time advances.
    StepStatus step(Cursor& cursor, DenseStep* dense, int* failed_state) const;
    StepStatus step_in_chunk(DenseChunk& chunk, int* failed_state) const;
    /// The chunk that holds t_s, integrated again if it was dropped; without steps if the course ends there.
    const DenseChunk& chunk_with(double t_s) const;
    /// nullptr where nothing is remembered.
    DenseChunk* remembered_chunk(double t_s) const;
    Cursor nearest_cursor(double t_s) const;
    void integrate_again(DenseChunk& chunk, double t_s) const;
    /// The chunk that ends at the head and has room for a step.
    DenseChunk& growing_chunk() const;
    DenseChunk& begin_chunk(const Cursor& at) const;
    /// Forgets what is kept to read faster beyond t_s.
    void forget_after(double t_s);
    bool checkpoint_due(const Cursor& cursor) const;
    /// Keeps the head; where there are too many checkpoints, every second one goes.
    void set_checkpoint();
    std::vector<Cursor>::const_iterator checkpoint_after(double t_s) const;

    std::shared_ptr<const Body> body_;
    const Model* model_;
    Schedule schedule_;
    double relative_tolerance_;
    mutable ModelSystem system_;
    mutable Integrator<ModelSystem> integrator_;
    std::vector<double> rest_;
    RunStatus status_;
    double reached_s_ = 0.0;
    Cursor head_;
    mutable Cursor next_; ///< what a step makes of its start, while it is tried
    /// The start, then one for each `spacing_` steps; ascending.
    std::vector<Cursor> checkpoints_;
    long spacing_;
    TrajectoryMemory memory_;

    mutable std::list<DenseChunk> chunks_; ///< most recently used first
    mutable std::map<double, std::list<DenseChunk>::iterator> chunk_index_; ///< by begin_s
    /// Starts of the chunks between two checkpoints, of the stretch read last, so that reading backwards is not slow.
    mutable std::vector<Cursor> marks_;
    mutable StepCounters repeated_; ///< work spent on chunks integrated again for reading
    LevelWatch watch_;
};

/// When event `index` happens; infinity after the last.
double event_time(const Schedule& schedule, int index);

/// Fills `out` with all signals of the values v; percentages need the baseline (nullptr: 100).
void fill_snapshot(const SignalTable& signals,
                   const std::vector<double>& values,
                   const Snapshot* baseline,
                   double t_s,
                   Snapshot& out);

/// True if the scenario says otherwise what is solved from the stated rest: then the rest is another one.
bool leaves_stated_rest(const Body& body, const Scenario& scenario);

struct TrajectoryImpl {
    const Library* library = nullptr;
    Scenario scenario;
    std::unique_ptr<Course> course;
    Snapshot baseline;
    double relative_tolerance = 0.0;
};

} // namespace disinhibit
