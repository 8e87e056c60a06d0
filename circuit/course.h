#pragma once

#include <list>
#include <memory>
#include <unordered_map>
#include <vector>

#include "circuit/level_watch.h"
#include "circuit/model_system.h"
#include "circuit/solver.h"
#include "circuit/trace.h"
#include "circuit/trajectory.h"

/// The integrated course behind a Trajectory: checkpoints every few steps, dense windows on demand, a thinned trace.
namespace disinhibit {

/// Everything needed to go on from a step's start.
struct Cursor {
    SolverState state;
    int next_event = 0;           ///< first event not yet applied
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
};

class Course {
  public:
    Course(std::shared_ptr<const Model> model, Schedule schedule, double relative_tolerance);

    /// Solves the resting state; fills the baseline. False: status says why.
    bool start(bool perturbed_at_zero);
    bool extend_some(double t_s, int maximum_steps);
    /// Exchanges the schedule and drops what was computed at or after the first difference.
    void set_schedule(Schedule schedule);

    /// States at t_s and the regime they live in.
    const Regime& states_at(double t_s, std::vector<double>& y) const;
    /// As states_at, from the thinned trace if its spacing around t_s is finer than `spacing_s`.
    const Regime& states_near(double t_s, double spacing_s, std::vector<double>& y) const;

    double reached_s() const { return reached_s_; }
    const RunStatus& status() const { return status_; }
    RunStatistics statistics() const;
    const Schedule& schedule() const { return schedule_; }
    const Regime& regime(int events_applied) const;
    const std::vector<double>& resting_state() const { return rest_; }
    ModelSystem& system() const { return system_; }
    const Model& model() const { return *model_; }
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
    const DenseChunk& dense_chunk(int chunk) const;
    DenseChunk& begin_chunk(int chunk) const;
    StepStatus step_in_chunk(Cursor& cursor, DenseChunk& chunk, int* failed_state) const;
    int chunk_at(double t_s) const;
    /// Forgets the dense steps of every chunk from this one on.
    void forget_chunks_from(int chunk) const;
    /// A chunk begins at the head; too many chunks are merged.
    void set_checkpoint();
    void fail(StepStatus status, int state, double t_s);

    std::shared_ptr<const Model> model_;
    Schedule schedule_;
    double relative_tolerance_;
    mutable ModelSystem system_;
    mutable Integrator<ModelSystem> integrator_;
    std::vector<double> rest_;
    RunStatus status_;
    double reached_s_ = 0.0;
    Cursor head_;
    Cursor next_; ///< head_ while a step is tried
    int steps_in_chunk_ = 0;
    /// Start of each chunk. Chunks may differ in length: old ones are merged, adopted ones come as they are.
    std::vector<Cursor> checkpoints_;
    TrajectoryMemory memory_;

    using Remembered = std::list<std::pair<int, DenseChunk>>; ///< most recently used first
    mutable Remembered chunks_;
    mutable std::unordered_map<int, Remembered::iterator> chunk_index_;
    mutable StepCounters repeated_; ///< work spent on windows integrated again for reading
    Trace trace_;
    LevelWatch watch_;
};

struct TrajectoryImpl {
    const Library* library = nullptr;
    Scenario scenario;
    std::unique_ptr<Course> course;
    Snapshot baseline;
    double relative_tolerance = 0.0;

    template <class States>
    std::vector<double> values(int signal, const std::vector<double>& times_s, States states) const;
};

} // namespace disinhibit
