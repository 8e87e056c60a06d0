#include "circuit/course/ensemble.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "circuit/body.h"
#include "circuit/build/schedule.h"
#include "circuit/course/course.h"
#include "circuit/course/lane_plan.h"
#include "circuit/course/simulate.h"
#include "circuit/numerics/lane_work.h"

namespace disinhibit {

struct Ensemble::Plan {
    const Library& library;
    Scenario protocol;
    std::vector<double> times_s;
    std::shared_ptr<const Model> model;
    LanePlan lanes;
    int lane_count = 0;

    /// As circuit/course/virtual_subject.h: the protocol has the last word.
    Scenario scenario_of(const std::vector<ParameterChange>& person) const {
        Scenario scenario = protocol;
        for (const ParameterChange& change : person) {
            const auto is_same = [&](const ParameterChange& own) {
                return own.path == change.path;
            };
            if (std::ranges::none_of(protocol.changes, is_same)) {
                scenario.changes.insert(scenario.changes.end() -
                                            static_cast<std::ptrdiff_t>(protocol.changes.size()),
                                        change);
            }
        }
        return scenario;
    }
};

namespace {

/// Of a course of its own: for whom the lanes have no place.
PersonReadings run_alone(const Library& library,
                         const Scenario& scenario,
                         const LanePlan& plan,
                         const std::vector<double>& times_s) {
    const Trajectory course = simulate(library, scenario, plan.relative_tolerance);
    PersonReadings readings{course.status(), course.baseline(), {}};
    for (const double t_s : times_s) {
        if (t_s < course.reached_s()) {
            readings.at.push_back(course.at(t_s));
        }
    }
    return readings;
}

/// One person on the way, in one lane.
struct Passenger {
    std::size_t number = 0; ///< in the order of the people
    Scenario scenario;
    std::shared_ptr<const Body> body;
    Schedule schedule;
    ModelSystem reader;
    PersonReadings readings;

    SolverState state; ///< without its states, which are in the lane
    int next_event = 0;
    const std::vector<double>* coefficients = nullptr; ///< those that the lane holds
    bool at_start = true;                              ///< of a step that has not been tried
    StepAttempt attempt, longer;
    double proposed_s = 0.0, free_end_s = 0.0;

    Passenger(std::size_t index,
              const Library& library,
              Scenario told,
              std::shared_ptr<const Body> own)
        : number(index), scenario(std::move(told)), body(std::move(own)),
          schedule(make_schedule(library, *body, scenario)), reader(body, &schedule.initial) {
        fill_snapshot(body->model->signals,
                      reader.values_at(body->rest.data()),
                      nullptr,
                      0.0,
                      readings.baseline);
    }
    const Regime& regime() const {
        return next_event == 0 ? schedule.initial : schedule.events[next_event - 1].after;
    }
    double limit_s() const { return event_time(schedule, next_event); }
};

/// The lanes and who is in them.
class Crossing {
  public:
    Crossing(const LanePlan& plan, int lanes, const std::vector<double>& times_s)
        : plan_(plan), times_s_(times_s), code_(lane_code(lanes)), work_(plan, lanes),
          seats_(lanes), y_(plan.pattern.size), constants_(plan.programs.constants.size()) {}

    bool has_free_seat() const { return std::ranges::any_of(seats_, is_free); }
    bool is_empty() const { return std::ranges::all_of(seats_, is_free); }

    void board(std::unique_ptr<Passenger> passenger) {
        const auto seat = std::ranges::find_if(seats_, is_free);
        const int lane = static_cast<int>(seat - seats_.begin());
        const Body& body = *passenger->body;
        *seat = std::move(passenger);
        put(work_.start, lane, body.rest);
        put(work_.floor, lane, body.error_floor);
        for (std::size_t i = 0; i < y_.size(); ++i) {
            y_[i] = body.model->non_negative[i]
                        ? -allowed_undershoot * plan_.relative_tolerance * body.error_floor[i]
                        : -std::numeric_limits<double>::infinity();
        }
        put(work_.lowest, lane, y_);
        enter_regime(lane);
    }

    /// One attempt in every lane. Calls leave(passenger) for those who have arrived, or can get no further.
    template <class Leave> void go_on(double duration_s, Leave leave) {
        bool any_at_start = false;
        for (int lane = 0; lane < work_.lanes; ++lane) {
            if (seats_[lane] != nullptr && seats_[lane]->at_start) {
                apply_due_events(lane);
                any_at_start = true;
            }
        }
        if (any_at_start) {
            code_.differentiate(work_);
        }
        for (int lane = 0; lane < work_.lanes; ++lane) {
            if (seats_[lane] != nullptr) {
                choose_size(lane);
            }
        }
        code_.attempt(work_);
        for (int lane = 0; lane < work_.lanes; ++lane) {
            if (seats_[lane] == nullptr) {
                continue;
            }
            const bool goes_on = finish(lane);
            if (!goes_on || seats_[lane]->state.t_s > duration_s) {
                leave(*std::exchange(seats_[lane], nullptr), goes_on);
            }
        }
    }

  private:
    static bool is_free(const std::unique_ptr<Passenger>& seat) { return seat == nullptr; }
    void put(Packs& packs, int lane, const std::vector<double>& numbers) const {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            packs[i * work_.lanes + lane] = numbers[i];
        }
    }
    void get(const Packs& packs, int lane, std::vector<double>& numbers) const {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            numbers[i] = packs[i * work_.lanes + lane];
        }
    }

    void apply_due_events(int lane) {
        Passenger& who = *seats_[lane];
        if (who.limit_s() > who.state.t_s) {
            return;
        }
        get(work_.start, lane, y_);
        while (who.limit_s() <= who.state.t_s) {
            apply_event(*who.body->model, who.schedule.events[who.next_event], y_);
            ++who.next_event;
        }
        put(work_.start, lane, y_);
        Integrator<ModelSystem>::restart(who.state);
        enter_regime(lane);
    }

    void enter_regime(int lane) {
        Passenger& who = *seats_[lane];
        const Regime& regime = who.regime();
        std::erase_if(work_.inflows, [&](const auto& inflow) { return inflow.lane == lane; });
        std::erase_if(work_.holds, [&](const auto& hold) { return hold.lane == lane; });
        for (const Inflow& inflow : regime.inflows) {
            work_.inflows.push_back({lane, inflow.state, inflow.rate});
        }
        for (const Hold& hold : regime.holds) {
            work_.holds.push_back({lane, hold.state});
        }
        if (who.coefficients != regime.coefficients.get()) {
            who.coefficients = regime.coefficients.get();
            set_constants(lane, *who.coefficients);
        }
    }

    void set_constants(int lane, const std::vector<double>& coefficients) {
        const LanePrograms& programs = plan_.programs;
        for (std::size_t i = 0; i < constants_.size(); ++i) {
            constants_[i] =
                evaluate(programs.constants[i], constants_.data(), coefficients.data(), nullptr);
            work_.registers[(programs.variables + i) * work_.lanes + lane] = constants_[i];
        }
        for (const int exponent : programs.exponents) {
            const int place = programs.variables + exponent;
            double common = constants_[exponent];
            for (int other = 0; other < work_.lanes; ++other) {
                if (seats_[other] != nullptr &&
                    work_.registers[place * work_.lanes + other] != common) {
                    common = std::numeric_limits<double>::quiet_NaN();
                }
            }
            work_.common[place] = common;
        }
    }

    /// As Integrator::advance_step.
    void choose_size(int lane) {
        Passenger& who = *seats_[lane];
        if (who.at_start) {
            const double t_s = who.state.t_s;
            who.proposed_s = who.state.step_s > 0.0 ? who.state.step_s : first_size(lane);
            who.free_end_s = t_s + std::max(who.proposed_s, smallest_step(t_s));
            who.attempt = {};
            who.longer = {};
            who.attempt.end_s = std::min(who.free_end_s, who.limit_s());
            who.at_start = false;
        }
        who.attempt.step_s = who.attempt.end_s - who.state.t_s;
        work_.step_s[lane] = who.attempt.step_s;
    }

    double first_size(int lane) {
        std::vector<double> jacobian(plan_.pattern.columns.size());
        std::vector<double> slope(y_.size());
        get(work_.jacobian, lane, jacobian);
        get(work_.slope, lane, slope);
        get(work_.start, lane, y_);
        return first_step(plan_.pattern,
                          jacobian.data(),
                          slope.data(),
                          y_.data(),
                          seats_[lane]->body->error_floor.data(),
                          plan_.relative_tolerance);
    }

    /// Accepts the attempt or chooses a shorter one, as Integrator::find_step. False if there is none.
    bool finish(int lane) {
        Passenger& who = *seats_[lane];
        StepAttempt& attempt = who.attempt;
        attempt.error = work_.error[lane];
        attempt.status = std::isfinite(attempt.error) ? StepStatus::ok : StepStatus::not_finite;
        if (attempt.status == StepStatus::ok && attempt.error <= 1.0) {
            accept(lane);
            return true;
        }
        const double shorter_s = shorter_step(attempt, who.longer);
        who.longer = attempt;
        attempt.end_s = who.state.t_s + shorter_s;
        attempt.repeated = true;
        return shorter_s >= smallest_step(who.state.t_s);
    }

    void accept(int lane) {
        Passenger& who = *seats_[lane];
        read(lane);
        for (std::size_t i = 0; i < y_.size(); ++i) {
            work_.start[i * work_.lanes + lane] = work_.registers[i * work_.lanes + lane];
        }
        const bool cut_short = who.limit_s() < who.free_end_s && !who.attempt.repeated;
        who.state.step_s = cut_short ? who.proposed_s : next_step(who.attempt, who.state.memory);
        who.state.t_s = who.attempt.end_s;
        who.at_start = true;
    }

    /// What is asked for inside the step that ends with this attempt.
    void read(int lane) {
        Passenger& who = *seats_[lane];
        std::size_t next = who.readings.at.size();
        if (next == times_s_.size() || times_s_[next] >= who.attempt.end_s) {
            return;
        }
        const DenseStep dense = dense_step(lane);
        for (; next < times_s_.size() && times_s_[next] < who.attempt.end_s; ++next) {
            dense.evaluate(times_s_[next], plan_.pattern.size, y_.data());
            who.reader.set_regime(who.regime());
            fill_snapshot(who.body->model->signals,
                          who.reader.values_at(y_.data()),
                          &who.readings.baseline,
                          times_s_[next],
                          who.readings.at.emplace_back());
        }
    }

    /// As Integrator::fill_dense.
    DenseStep dense_step(int lane) const {
        const std::size_t n = y_.size();
        const auto lanes = static_cast<std::size_t>(work_.lanes);
        DenseStep dense{who_at(lane).state.t_s, who_at(lane).attempt.end_s, {}};
        for (const Packs* const packs : {&work_.start, &work_.registers}) {
            for (std::size_t i = 0; i < n; ++i) {
                dense.polynomial.push_back((*packs)[i * lanes + lane]);
            }
        }
        for (const auto& weights : Rodas5P::dense) {
            for (std::size_t i = 0; i < n; ++i) {
                double sum = 0.0;
                for (std::size_t j = 0; j < Rodas5P::stages; ++j) {
                    sum += weights[j] * work_.increments[(j * n + i) * lanes + lane];
                }
                dense.polynomial.push_back(sum);
            }
        }
        return dense;
    }
    const Passenger& who_at(int lane) const { return *seats_[lane]; }

    const LanePlan& plan_;
    const std::vector<double>& times_s_;
    LaneCode code_;
    LaneWork work_;
    std::vector<std::unique_ptr<Passenger>> seats_; ///< by lane; empty where nobody is left
    std::vector<double> y_;                         ///< scratch
    std::vector<double> constants_;                 ///< scratch
};

} // namespace

Ensemble::Ensemble(const Library& library,
                   Scenario protocol,
                   std::vector<double> times_s,
                   double relative_tolerance,
                   int lanes) {
    const double tolerance = relative_tolerance > 0.0 ? relative_tolerance : kDefaultTolerance;
    auto model = make_model(library, protocol);
    LanePlan plan = make_lane_plan(model, tolerance);
    plan_ = std::make_unique<const Plan>(Plan{library,
                                              std::move(protocol),
                                              std::move(times_s),
                                              std::move(model),
                                              std::move(plan),
                                              lanes > 0 ? lanes : fastest_lanes()});
}

Ensemble::~Ensemble() = default;

const ParameterTable& Ensemble::parameters() const {
    return plan_->model->parameters;
}

const SignalTable& Ensemble::signals() const {
    return plan_->model->signals;
}

std::vector<PersonReadings>
Ensemble::run(const std::vector<std::vector<ParameterChange>>& people) const {
    std::vector<PersonReadings> all(people.size());
    Crossing crossing(plan_->lanes, plan_->lane_count, plan_->times_s);
    const auto alone = [&](std::size_t number, const Scenario& scenario) {
        all[number] = run_alone(plan_->library, scenario, plan_->lanes, plan_->times_s);
    };
    std::size_t next = 0;
    while (next < people.size() || !crossing.is_empty()) {
        while (next < people.size() && crossing.has_free_seat()) {
            Scenario scenario = plan_->scenario_of(people[next]);
            auto body = make_body(plan_->model, scenario);
            if (leaves_stated_rest(*body, scenario)) {
                alone(next, scenario); // whose rest must be looked for
            } else {
                crossing.board(std::make_unique<Passenger>(
                    next, plan_->library, std::move(scenario), std::move(body)));
            }
            ++next;
        }
        crossing.go_on(plan_->protocol.duration_s, [&](Passenger& passenger, bool arrived) {
            if (arrived) {
                all[passenger.number] = std::move(passenger.readings);
            } else {
                alone(passenger.number, passenger.scenario); // which says what stopped it
            }
        });
    }
    return all;
}

} // namespace disinhibit
