#include "circuit/course/ensemble.h"

#include <algorithm>
#include <utility>

#include "circuit/body.h"
#include "circuit/course/course.h"
#include "circuit/course/crossing.h"
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

void read_times(const Trajectory& course,
                const std::vector<double>& times_s,
                std::size_t number,
                CourseListener& listener) {
    Snapshot snapshot;
    for (const double t_s : times_s) {
        if (t_s < course.reached_s()) {
            course.read(t_s, snapshot);
            listener.read(number, snapshot);
        }
    }
}

/// As read_extremes (envelope.h): what is not integrated yet is read while it grows.
void read_steps(Trajectory& course, double end_s, std::size_t number, CourseListener& listener) {
    constexpr int steps_per_look = 16;
    Snapshot snapshot;
    const auto read_at = [&](double t_s) {
        course.read(t_s, snapshot);
        listener.read(number, snapshot);
    };
    double t_s = 0.0;
    for (bool whole = false; !whole;) {
        whole = course.extend_some(end_s, steps_per_look);
        const double until_s = std::min(end_s, course.reached_s());
        for (; t_s < until_s; t_s = course.next_read_s(t_s)) {
            read_at(t_s);
        }
    }
    read_at(std::min(end_s, course.reached_s()));
}

/// Keeps everything.
class Keeper : public CourseListener {
  public:
    explicit Keeper(std::vector<PersonReadings>& all) : all_(all) {}

    void begin(std::size_t number, const Snapshot& baseline) override {
        all_[number].baseline = baseline;
        all_[number].at.clear();
    }
    void read(std::size_t number, const Snapshot& now) override { all_[number].at.push_back(now); }

  private:
    std::vector<PersonReadings>& all_;
};

} // namespace

RunStatus follow_alone(const Library& library,
                       const Scenario& scenario,
                       const std::vector<double>& times_s,
                       double relative_tolerance,
                       std::size_t number,
                       CourseListener& listener) {
    Trajectory course = start_trajectory(library, scenario, relative_tolerance);
    listener.begin(number, course.baseline());
    if (times_s.empty()) {
        read_steps(course, scenario.duration_s, number, listener);
    } else {
        course.extend_to(scenario.duration_s);
        read_times(course, times_s, number, listener);
    }
    return course.status();
}

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
    std::vector<Scenario> scenarios;
    for (const std::vector<ParameterChange>& person : people) {
        scenarios.push_back(plan_->scenario_of(person));
    }
    std::vector<PersonReadings> all(people.size());
    Keeper keeper(all);
    const std::vector<RunStatus> ends = follow(scenarios, keeper);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].status = ends[i];
    }
    return all;
}

std::vector<RunStatus> Ensemble::follow(const std::vector<Scenario>& scenarios,
                                        CourseListener& listener) const {
    const Plan& plan = *plan_;
    std::vector<RunStatus> ends(scenarios.size());
    Crossing crossing(
        plan.lanes, plan.lane_count, {plan.times_s, plan.protocol.duration_s, listener});
    // For whom the lanes have no place.
    const auto alone = [&](std::size_t number) {
        ends[number] = follow_alone(plan.library,
                                    scenarios[number],
                                    plan.times_s,
                                    plan.lanes.relative_tolerance,
                                    number,
                                    listener);
    };
    std::size_t next = 0;
    while (next < scenarios.size() || !crossing.is_empty()) {
        for (; next < scenarios.size() && crossing.has_free_seat(); ++next) {
            auto body = make_body(plan.model, scenarios[next]);
            if (leaves_stated_rest(*body, scenarios[next])) {
                alone(next); // whose rest must be looked for
            } else {
                crossing.board(std::make_unique<Passenger>(
                    next, plan.library, scenarios[next], std::move(body)));
            }
        }
        crossing.go_on([&](const Passenger& passenger, bool arrived) {
            if (!arrived) {
                alone(passenger.number); // which says what stopped it
            }
        });
    }
    return ends;
}

} // namespace disinhibit
