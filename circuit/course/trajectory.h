#pragma once

#include <memory>
#include <string>
#include <vector>

#include "circuit/course/level_span.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/scenario.h"
#include "circuit/describe/signals.h"

namespace disinhibit {

enum class RunStatusKind { ok, step_too_small, not_finite, negative_amount, no_resting_state };

/// What stopped the mathematics, if anything: which signal or state failed first and when.
struct RunStatus {
    RunStatusKind kind = RunStatusKind::ok;
    std::string name; ///< state that failed first
    double t_s = 0.0;
    bool ok() const { return kind == RunStatusKind::ok; }
    /// One sentence for the user, empty if ok.
    std::string sentence() const;
};

struct RunStatistics {
    long steps = 0;
    long rejected_steps = 0;
    long derivative_calls = 0;
    long jacobian_calls = 0;
    long repeated_steps =
        0; ///< not in `steps`: windows integrated again because somebody read there
};

/// How much of a course stays in memory. What is dropped is integrated again, to the same bytes, when somebody looks
/// there; so memory does not grow without end however long a course gets.
struct TrajectoryMemory {
    /// Runs of 32 steps kept dense. Touching new memory is dear: a step costs less than writing its polynomial
    /// to pages the process does not own yet.
    std::size_t chunks = 64;
    std::size_t checkpoints = 4096; ///< above it every second one is dropped
};

/// Checkpoints of a stretch of a course, to be taken over by another Trajectory of the same scenario. Immutable.
struct TrajectoryPart;

struct TrajectoryImpl;
struct LevelLimit;

/// The course of one scenario: dense in time, extended on demand, edited cheaply. Movable, not copyable; reading is
/// logically const but refills a cache of dense windows, so one Trajectory belongs to one thread.
/// The step sequence depends on nothing but library, scenario and tolerance: extending in pieces, reading in any order,
/// or giving the events live yields identical bytes.
class Trajectory {
  public:
    explicit Trajectory(std::unique_ptr<TrajectoryImpl> impl);
    Trajectory(Trajectory&&) noexcept;
    Trajectory& operator=(Trajectory&&) noexcept;
    ~Trajectory();

    /// Integrates until the course covers t_s (which may lie beyond the scenario's duration) or fails.
    void extend_to(double t_s);
    /// Integrates at most `maximum_steps` steps towards t_s; true when t_s is covered (or the run failed).
    bool extend_some(double t_s, int maximum_steps);
    /// Time covered so far, s. After a failure: the last good time.
    double reached_s() const;
    const RunStatus& status() const;
    RunStatistics statistics() const;

    /// All signals at t_s, 0 <= t_s <= reached_s() (times outside are read at the nearer end).
    Snapshot at(double t_s) const;
    /// As `at`, without allocating when `out.values` already has the size.
    void read(double t_s, Snapshot& out) const;
    /// The next time after t_s at which a reader must look who wants to miss nothing: four times in every step, at its
    /// end, and just before an event. Infinity where the course ends.
    double next_read_s(double t_s) const;
    /// The values of one signal at exactly these times, as exact as the course.
    std::vector<double> measure(int signal, const std::vector<double>& times_s) const;
    /// All signals in the resting state before the first event ("own baseline").
    const Snapshot& baseline() const;
    /// Raw states at t_s in internal units (for tests against other solvers).
    std::vector<double> states_at(double t_s) const;

    /// A live act: the scenario gains the event and the course is continued from the start of the step it falls in.
    /// `at_s` may lie anywhere; what was computed after it is dropped. Throws ModelError like simulate().
    void add(const Dose& dose);
    void add(const ParameterChange& change);
    /// Replaces the scenario (a dose moved, deleted, undo). Keeps every checkpoint before the first difference.
    /// Falls back to a fresh start if substances, subject, circuit or t = 0 parameters differ. Throws ModelError.
    void set_scenario(const Scenario& scenario);

    const Scenario& scenario() const;
    const SignalTable& signals() const;
    const ParameterTable& parameters() const;
    const std::vector<StateInfo>& states() const;
    /// Per state: the scale below which relative accuracy is not sought, internal units.
    const std::vector<double>& error_floor() const;
    /// Times of all expanded events (dose starts and ends, changes), ascending, s.
    std::vector<double> event_times_s() const;
    /// The limits that the substances of this course have, and the stretches that it spent above them so far, in the
    /// order in which they began. For people: circuit/course/beyond.h.
    const std::vector<LevelLimit>& limits() const;
    std::vector<LevelSpan> spans_above_limits() const;
    /// The value (internal unit) of a parameter at t_s.
    double parameter_at(int parameter, double t_s) const;
    double relative_tolerance() const;
    /// Bytes held, for the memory test.
    std::size_t memory_bytes() const;
    /// Sets the limits from now on.
    void set_memory(const TrajectoryMemory& memory);

    /// An independent trajectory that goes on from here without integrating the past again. It shares only immutable
    /// things with this one, so it may be given to another thread.
    Trajectory fork() const;
    /// The checkpoints after t_s, for `adopt`.
    std::shared_ptr<const TrajectoryPart> computed_after(double t_s) const;
    /// Takes over what another trajectory of the same library, scenario and tolerance has computed beyond this one. A step
    /// is a pure function of its start, so the bytes are those of computing it here.
    void adopt(const TrajectoryPart& part);

    TrajectoryImpl& impl() { return *impl_; }
    const TrajectoryImpl& impl() const { return *impl_; }

  private:
    std::unique_ptr<TrajectoryImpl> impl_;
};

} // namespace disinhibit
