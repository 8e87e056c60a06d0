#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "circuit/body.h"
#include "circuit/build/schedule.h"
#include "circuit/course/course_listener.h"
#include "circuit/course/model_system.h"
#include "circuit/describe/circuit.h"
#include "circuit/numerics/lane_work.h"
#include "circuit/numerics/solver.h"

namespace disinhibit {

/// One course on the way, in one lane.
struct Passenger {
    std::size_t number = 0; ///< in the order of the scenarios
    Scenario scenario;
    std::shared_ptr<const Body> body;
    Schedule schedule;
    ModelSystem reader;
    Snapshot baseline;
    std::size_t next_reading = 0; ///< of the times asked for

    SolverState state; ///< without its states, which are in the lane
    int next_event = 0;
    const std::vector<double>* coefficients = nullptr; ///< those that the lane holds
    bool at_start = true;                              ///< of a step that has not been tried
    StepAttempt attempt, longer;
    double proposed_s = 0.0, free_end_s = 0.0;

    Passenger(std::size_t index,
              const Library& library,
              Scenario told,
              std::shared_ptr<const Body> own);
    const Regime& regime() const {
        return next_event == 0 ? schedule.initial : schedule.events[next_event - 1].after;
    }
    /// Where its step must end: at the next event.
    double limit_s() const;
};

/// The lanes and who is in them: the loop of Integrator (solver.h) for several courses at once, each with steps of its own.
class Crossing {
  public:
    /// What is read until `duration_s`: at `times_s`, or, where there are none, in every step (Ensemble).
    struct Readings {
        const std::vector<double>& times_s;
        double duration_s = 0.0;
        CourseListener& listener;
    };

    Crossing(const LanePlan& plan, int lanes, const Readings& readings);

    bool has_free_seat() const;
    bool is_empty() const;
    void board(std::unique_ptr<Passenger> passenger);
    /// One attempt in every lane. Calls leave(passenger, arrived) for those who have arrived, or can get no further.
    void go_on(const std::function<void(const Passenger&, bool)>& leave);

  private:
    void put(Packs& packs, int lane, const std::vector<double>& numbers) const;
    void get(const Packs& packs, int lane, std::vector<double>& numbers) const;
    void apply_due_events(int lane);
    void enter_regime(int lane);
    void set_constants(int lane, const std::vector<double>& coefficients);
    void choose_size(int lane);
    double first_size(int lane);
    bool finish(int lane);
    void accept(int lane);
    void read_times(int lane);
    void read_step(int lane);
    void tell(Passenger& who, const DenseStep& dense, double t_s);
    DenseStep dense_step(int lane) const;

    const LanePlan& plan_;
    Readings readings_;
    LaneCode code_;
    LaneWork work_;
    std::vector<std::unique_ptr<Passenger>> seats_; ///< by lane; empty where nobody is left
    std::vector<double> y_;                         ///< scratch
    std::vector<double> constants_;                 ///< scratch
    Snapshot told_;                                 ///< scratch
};

} // namespace disinhibit
