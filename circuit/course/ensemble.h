#pragma once

#include <memory>
#include <vector>

#include "circuit/course/course_listener.h"
#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"

namespace disinhibit {

/// What was read of one person's course.
struct PersonReadings {
    RunStatus status;
    Snapshot baseline;
    std::vector<Snapshot> at; ///< one for each time asked for, as far as the course got
};

/// The courses of many people under one protocol. They share the structure of the model and have numbers of their own; a few
/// of them are integrated side by side, each with steps of its own, in the lanes of vector instructions. Every person's
/// readings are those of their Trajectory alone, to the last bit, whoever else is there, on any number of lanes.
/// Immutable: threads may share one. Tests: tests/unit/circuit/ensemble_test.cpp.
class Ensemble {
  public:
    /// `protocol` names circuit, subject and what is given when; the library must outlive this. `times_s`: ascending, within
    /// its duration; none: whatever a reader needs who wants to miss nothing (Trajectory::next_read_s), and the end.
    /// `relative_tolerance` 0: that of every ordinary run. `lanes` 2, 4, 8, or 0 for those of the machine.
    /// Throws ModelError.
    Ensemble(const Library& library,
             Scenario protocol,
             std::vector<double> times_s,
             double relative_tolerance = 0.0,
             int lanes = 0);
    ~Ensemble();
    Ensemble(const Ensemble&) = delete;
    Ensemble& operator=(const Ensemble&) = delete;

    const ParameterTable& parameters() const;
    const SignalTable& signals() const;

    /// One course for each, in their order. A person is what changes the protocol: parameters that differ from birth, as
    /// draw_subject gives them. Where the protocol says a number itself, that holds. Throws ModelError.
    std::vector<PersonReadings> run(const std::vector<std::vector<ParameterChange>>& people) const;

    /// The same for scenarios that differ from the protocol in amounts and times of doses and in parameters, but have its
    /// circuit, subject, substances, routes and duration. How each ended; `listener` hears the readings.
    std::vector<RunStatus> follow(const std::vector<Scenario>& scenarios,
                                  CourseListener& listener) const;

  private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

/// The same readings of one course alone, which `listener` hears as those of course `number`. Throws ModelError.
RunStatus follow_alone(const Library& library,
                       const Scenario& scenario,
                       const std::vector<double>& times_s,
                       double relative_tolerance,
                       std::size_t number,
                       CourseListener& listener);

} // namespace disinhibit
