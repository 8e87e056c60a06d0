#include "circuit/course/trajectory.h"

#include <algorithm>
#include <limits>

#include "circuit/course/course.h"
#include "circuit/course/simulate.h"

namespace disinhibit {

namespace {

bool same_change(const ParameterChange& a, const ParameterChange& b) {
    return a.path == b.path && a.value == b.value && a.at_s == b.at_s && a.until_s == b.until_s;
}

std::vector<ParameterChange> resting_changes(const Scenario& scenario) {
    std::vector<ParameterChange> changes;
    std::copy_if(scenario.changes.begin(),
                 scenario.changes.end(),
                 std::back_inserter(changes),
                 changes_rest);
    return changes;
}

std::unique_ptr<TrajectoryImpl>
make_impl(const Library& library, const Scenario& scenario, double relative_tolerance) {
    auto impl = std::make_unique<TrajectoryImpl>();
    impl->library = &library;
    impl->scenario = scenario;
    impl->relative_tolerance = relative_tolerance > 0.0 ? relative_tolerance : kDefaultTolerance;
    const std::shared_ptr<const Body> body = make_body(library, scenario);
    impl->course = std::make_unique<Course>(
        body, make_schedule(library, *body, scenario), impl->relative_tolerance);
    impl->course->start(leaves_stated_rest(*body, scenario));
    fill_snapshot(body->model->signals,
                  impl->course->system().values_at(impl->course->resting_state().data()),
                  nullptr,
                  0.0,
                  impl->baseline);
    return impl;
}

} // namespace

void fill_snapshot(const SignalTable& signals,
                   const std::vector<double>& values,
                   const Snapshot* baseline,
                   double t_s,
                   Snapshot& out) {
    out.t_s = t_s;
    out.values.resize(signals.rows.size());
    for (std::size_t i = 0; i < signals.rows.size(); ++i) {
        const Signal& signal = signals.rows[i];
        const double value = values[signal.value_index] * signal.unit_per_internal;
        if (signal.baseline_of < 0) {
            out.values[i] = value;
        } else {
            const double base = baseline != nullptr ? baseline->values[signal.baseline_of] : value;
            out.values[i] = base > 0.0 ? 100.0 * value / base : 100.0;
        }
    }
}

bool leaves_stated_rest(const Body& body, const Scenario& scenario) {
    const std::vector<ParameterChange> changes = resting_changes(scenario);
    return std::any_of(changes.begin(), changes.end(), [&](const ParameterChange& change) {
        const int index = body.model->parameters.index(change.path);
        return index >= 0 && body.parameters[static_cast<std::size_t>(index)] != change.value;
    });
}

std::string RunStatus::sentence() const {
    const std::string where = " at " + std::to_string(t_s) + " s (" + name + ")";
    switch (kind) {
    case RunStatusKind::ok:
        return "";
    case RunStatusKind::step_too_small:
        return "The integration needs ever smaller steps" + where + ".";
    case RunStatusKind::not_finite:
        return "A value is no longer finite" + where + ".";
    case RunStatusKind::negative_amount:
        return "An amount falls below zero" + where + ".";
    case RunStatusKind::no_resting_state:
        return "These parameters have no resting state (" + name + ").";
    }
    return "";
}

Trajectory::Trajectory(std::unique_ptr<TrajectoryImpl> impl) : impl_(std::move(impl)) {}
Trajectory::Trajectory(Trajectory&&) noexcept = default;
Trajectory& Trajectory::operator=(Trajectory&&) noexcept = default;
Trajectory::~Trajectory() = default;

void Trajectory::extend_to(double t_s) {
    impl_->course->extend_some(t_s, std::numeric_limits<int>::max());
}

bool Trajectory::extend_some(double t_s, int maximum_steps) {
    return impl_->course->extend_some(t_s, maximum_steps);
}

double Trajectory::reached_s() const {
    return impl_->course->reached_s();
}
const RunStatus& Trajectory::status() const {
    return impl_->course->status();
}
RunStatistics Trajectory::statistics() const {
    return impl_->course->statistics();
}

Snapshot Trajectory::at(double t_s) const {
    Snapshot snapshot;
    read(t_s, snapshot);
    return snapshot;
}

void Trajectory::read(double t_s, Snapshot& out) const {
    Course& course = *impl_->course;
    std::vector<double> y;
    course.system().set_regime(course.states_at(t_s, y));
    fill_snapshot(signals(), course.system().values_at(y.data()), &impl_->baseline, t_s, out);
}

double Trajectory::next_read_s(double t_s) const {
    return impl_->course->next_read_s(t_s);
}

std::vector<double> Trajectory::measure(int signal, const std::vector<double>& times_s) const {
    Course& course = *impl_->course;
    const SignalTable& table = signals();
    const Signal& row = table.rows.at(signal);
    const double base = row.baseline_of >= 0 ? impl_->baseline.values[row.baseline_of] : 0.0;
    const double factor =
        row.baseline_of < 0
            ? row.unit_per_internal
            : (base > 0.0 ? 100.0 * table.rows[row.baseline_of].unit_per_internal / base : 0.0);
    std::vector<double> result;
    result.reserve(times_s.size());
    std::vector<double> y;
    for (double t_s : times_s) {
        course.system().set_regime(course.states_at(t_s, y));
        result.push_back(factor * course.system().values_at(y.data())[row.value_index]);
    }
    return result;
}

const Snapshot& Trajectory::baseline() const {
    return impl_->baseline;
}

std::vector<double> Trajectory::states_at(double t_s) const {
    std::vector<double> y;
    impl_->course->states_at(t_s, y);
    return y;
}

void Trajectory::add(const Dose& dose) {
    Scenario changed = impl_->scenario;
    changed.doses.push_back(dose);
    set_scenario(changed);
}

void Trajectory::add(const ParameterChange& change) {
    Scenario changed = impl_->scenario;
    put_change(changed, change);
    set_scenario(changed);
}

void Trajectory::set_scenario(const Scenario& scenario) {
    const Scenario& old = impl_->scenario;
    const auto old_rest = resting_changes(old);
    const auto new_rest = resting_changes(scenario);
    const bool same_rest =
        old.subject == scenario.subject && old.circuit == scenario.circuit &&
        std::equal(old_rest.begin(), old_rest.end(), new_rest.begin(), new_rest.end(), same_change);
    const std::shared_ptr<const Model> model =
        same_rest ? make_model(*impl_->library, scenario) : nullptr;
    if (!same_rest || model->carried != impl_->course->model().carried) {
        const TrajectoryMemory memory = impl_->course->memory();
        impl_ = make_impl(*impl_->library, scenario, impl_->relative_tolerance);
        impl_->course->set_memory(memory);
        return;
    }
    impl_->course->set_schedule(make_schedule(*impl_->library, impl_->course->body(), scenario));
    impl_->scenario = scenario;
}

const Scenario& Trajectory::scenario() const {
    return impl_->scenario;
}
const SignalTable& Trajectory::signals() const {
    return impl_->course->model().signals;
}
const ParameterTable& Trajectory::parameters() const {
    return impl_->course->model().parameters;
}
const std::vector<StateInfo>& Trajectory::states() const {
    return impl_->course->model().states;
}
const std::vector<double>& Trajectory::error_floor() const {
    return impl_->course->body().error_floor;
}

std::vector<double> Trajectory::event_times_s() const {
    std::vector<double> times;
    for (const Event& event : impl_->course->schedule().events) {
        times.push_back(event.t_s);
    }
    return times;
}

const std::vector<LevelLimit>& Trajectory::limits() const {
    return impl_->course->model().limits;
}

std::vector<LevelSpan> Trajectory::spans_above_limits() const {
    return impl_->course->spans_above_limits();
}

double Trajectory::parameter_at(int parameter, double t_s) const {
    std::vector<double> y;
    return impl_->course->states_at(t_s, y).parameters->at(parameter);
}

double Trajectory::relative_tolerance() const {
    return impl_->relative_tolerance;
}
std::size_t Trajectory::memory_bytes() const {
    return impl_->course->memory_bytes();
}

void Trajectory::set_memory(const TrajectoryMemory& memory) {
    impl_->course->set_memory(memory);
}

Trajectory Trajectory::fork() const {
    auto impl = std::make_unique<TrajectoryImpl>();
    impl->library = impl_->library;
    impl->scenario = impl_->scenario;
    impl->baseline = impl_->baseline;
    impl->relative_tolerance = impl_->relative_tolerance;
    impl->course = impl_->course->fork();
    return Trajectory(std::move(impl));
}

std::shared_ptr<const TrajectoryPart> Trajectory::computed_after(double t_s) const {
    return std::make_shared<const TrajectoryPart>(impl_->course->computed_after(t_s));
}

void Trajectory::adopt(const TrajectoryPart& part) {
    impl_->course->adopt(part);
}

Trajectory
start_trajectory(const Library& library, const Scenario& scenario, double relative_tolerance) {
    return Trajectory(make_impl(library, scenario, relative_tolerance));
}

Trajectory simulate(const Library& library, const Scenario& scenario, double relative_tolerance) {
    Trajectory trajectory = start_trajectory(library, scenario, relative_tolerance);
    trajectory.extend_to(scenario.duration_s);
    return trajectory;
}

} // namespace disinhibit
