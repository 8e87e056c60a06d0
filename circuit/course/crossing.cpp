#include "circuit/course/crossing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "circuit/course/course.h"

namespace disinhibit {
namespace {

bool is_free(const std::unique_ptr<Passenger>& seat) {
    return seat == nullptr;
}

} // namespace

Passenger::Passenger(std::size_t index,
                     const Library& library,
                     Scenario told,
                     std::shared_ptr<const Body> own)
    : number(index), scenario(std::move(told)), body(std::move(own)),
      schedule(make_schedule(library, *body, scenario)), reader(body, &schedule.initial) {
    fill_snapshot(
        body->model->signals, reader.values_at(body->rest.data()), nullptr, 0.0, baseline);
}

double Passenger::limit_s() const {
    return event_time(schedule, next_event);
}

Crossing::Crossing(const LanePlan& plan, int lanes, const Readings& readings)
    : plan_(plan), readings_(readings), code_(lane_code(lanes)), work_(plan, lanes), seats_(lanes),
      y_(plan.pattern.size), constants_(plan.programs.constants.size()) {}

bool Crossing::has_free_seat() const {
    return std::ranges::any_of(seats_, is_free);
}

bool Crossing::is_empty() const {
    return std::ranges::all_of(seats_, is_free);
}

void Crossing::board(std::unique_ptr<Passenger> passenger) {
    const auto seat = std::ranges::find_if(seats_, is_free);
    const int lane = static_cast<int>(seat - seats_.begin());
    const Body& body = *passenger->body;
    readings_.listener.begin(passenger->number, passenger->baseline);
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

void Crossing::go_on(const std::function<void(const Passenger&, bool)>& leave) {
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
        if (!goes_on || seats_[lane]->state.t_s > readings_.duration_s) {
            leave(*std::exchange(seats_[lane], nullptr), goes_on);
        }
    }
}

void Crossing::put(Packs& packs, int lane, const std::vector<double>& numbers) const {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        packs[i * work_.lanes + lane] = numbers[i];
    }
}

void Crossing::get(const Packs& packs, int lane, std::vector<double>& numbers) const {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = packs[i * work_.lanes + lane];
    }
}

void Crossing::apply_due_events(int lane) {
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

void Crossing::enter_regime(int lane) {
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

void Crossing::set_constants(int lane, const std::vector<double>& coefficients) {
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
void Crossing::choose_size(int lane) {
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

double Crossing::first_size(int lane) {
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
bool Crossing::finish(int lane) {
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

void Crossing::accept(int lane) {
    Passenger& who = *seats_[lane];
    readings_.times_s.empty() ? read_step(lane) : read_times(lane);
    for (std::size_t i = 0; i < y_.size(); ++i) {
        work_.start[i * work_.lanes + lane] = work_.registers[i * work_.lanes + lane];
    }
    const bool cut_short = who.limit_s() < who.free_end_s && !who.attempt.repeated;
    who.state.step_s = cut_short ? who.proposed_s : next_step(who.attempt, who.state.memory);
    who.state.t_s = who.attempt.end_s;
    who.at_start = true;
}

/// What is asked for inside the step that ends with this attempt.
void Crossing::read_times(int lane) {
    Passenger& who = *seats_[lane];
    const std::vector<double>& times_s = readings_.times_s;
    const auto is_due = [&] {
        return who.next_reading < times_s.size() && times_s[who.next_reading] < who.attempt.end_s;
    };
    if (is_due()) {
        const DenseStep dense = dense_step(lane);
        for (; is_due(); ++who.next_reading) {
            tell(who, dense, times_s[who.next_reading]);
        }
    }
}

/// As Course::next_read_s, up to the end.
void Crossing::read_step(int lane) {
    Passenger& who = *seats_[lane];
    const double begin_s = who.state.t_s;
    const double end_s = who.attempt.end_s;
    const double until_s = std::min(end_s, readings_.duration_s);
    const DenseStep dense = dense_step(lane);
    double last_s = std::nextafter(begin_s, -1.0);
    const auto read_at = [&](double t_s) {
        if (t_s > last_s && t_s < until_s) {
            tell(who, dense, t_s);
            last_s = t_s;
        }
    };
    for (int i = 0; i < reads_per_step; ++i) {
        read_at(begin_s + (end_s - begin_s) * i / reads_per_step);
    }
    if (who.limit_s() == end_s) {
        read_at(std::nextafter(end_s, begin_s));
    }
    if (readings_.duration_s < end_s) {
        tell(who, dense, readings_.duration_s);
    }
}

void Crossing::tell(Passenger& who, const DenseStep& dense, double t_s) {
    dense.evaluate(t_s, plan_.pattern.size, y_.data());
    who.reader.set_regime(who.regime());
    fill_snapshot(
        who.body->model->signals, who.reader.values_at(y_.data()), &who.baseline, t_s, told_);
    readings_.listener.read(who.number, told_);
}

/// As Integrator::fill_dense.
DenseStep Crossing::dense_step(int lane) const {
    const std::size_t n = y_.size();
    const auto lanes = static_cast<std::size_t>(work_.lanes);
    const Passenger& who = *seats_[lane];
    DenseStep dense{who.state.t_s, who.attempt.end_s, {}};
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

} // namespace disinhibit
