#include "circuit/course.h"

#include <algorithm>
#include <limits>

#include "circuit/steady_state.h"

namespace disinhibit {

namespace {

constexpr int kStepsPerChunk = 32;
/// Dense windows kept; the rest is integrated again from its checkpoint when somebody looks there.
constexpr std::size_t kChunksKept = 256;
constexpr std::size_t kTracePoints = 8192;

RunStatusKind status_kind(StepStatus status) {
    switch (status) {
    case StepStatus::not_finite:
        return RunStatusKind::not_finite;
    case StepStatus::negative:
        return RunStatusKind::negative_amount;
    case StepStatus::step_too_small:
    case StepStatus::ok:
        break;
    }
    return RunStatusKind::step_too_small;
}

/// Number of leading events that are the same in both schedules.
int common_events(const Schedule& a, const Schedule& b) {
    std::size_t n = 0;
    while (n < a.events.size() && n < b.events.size() && a.events[n].t_s == b.events[n].t_s &&
           a.events[n].acts == b.events[n].acts) {
        ++n;
    }
    return static_cast<int>(n);
}

double event_time(const Schedule& schedule, int index) {
    return index < static_cast<int>(schedule.events.size())
               ? schedule.events[index].t_s
               : std::numeric_limits<double>::infinity();
}

} // namespace

Course::Course(std::shared_ptr<const Model> model, Schedule schedule, double relative_tolerance)
    : model_(std::move(model)), schedule_(std::move(schedule)),
      relative_tolerance_(relative_tolerance), system_(model_, &schedule_.initial),
      integrator_(system_, relative_tolerance) {}

bool Course::start(bool perturbed_at_zero) {
    rest_ = model_->resting_guess;
    int worst = 0;
    if (perturbed_at_zero && !solve_steady_state(system_, rest_, &worst)) {
        status_ = {RunStatusKind::no_resting_state, model_->states[worst].name, 0.0};
        return false;
    }
    head_.state = SolverState{};
    head_.state.y = rest_;
    return true;
}

const Regime& Course::regime(int events_applied) const {
    return events_applied == 0 ? schedule_.initial : schedule_.events[events_applied - 1].after;
}

StepStatus Course::step(Cursor& cursor, DenseStep* dense, int* failed_state) const {
    const bool first = cursor.state.step_s <= 0.0;
    bool restart = first;
    while (event_time(schedule_, cursor.next_event) <= cursor.state.t_s) {
        apply_event(*model_, schedule_.events[cursor.next_event], cursor.state.y);
        ++cursor.next_event;
        restart = true;
    }
    system_.set_regime(regime(cursor.next_event));
    if (restart) {
        integrator_.restart(cursor.state);
    }
    return integrator_.advance_step(
        cursor.state, event_time(schedule_, cursor.next_event), dense, failed_state);
}

bool Course::extend_some(double t_s, int maximum_steps) {
    for (int i = 0; i < maximum_steps && status_.ok() && !covers(t_s); ++i) {
        if (checkpoints_.empty() || steps_in_chunk_ == kStepsPerChunk) {
            checkpoints_.push_back(head_);
            steps_in_chunk_ = 0;
            remember(static_cast<int>(checkpoints_.size()) - 1, {});
        }
        DenseStep dense;
        int failed_state = 0;
        const double began_s = head_.state.t_s;
        Cursor next = head_;
        const StepStatus result = step(next, &dense, &failed_state);
        if (result != StepStatus::ok) {
            status_ = {status_kind(result), model_->states[failed_state].name, began_s};
            break;
        }
        record_trace(head_.state, head_.next_event);
        head_ = std::move(next);
        const int chunk = static_cast<int>(checkpoints_.size()) - 1;
        dense_chunk(chunk);
        DenseChunk& content = chunks_.front().second;
        content.steps.push_back(std::move(dense));
        content.regime.push_back(head_.next_event);
        ++steps_in_chunk_;
        reached_s_ = head_.state.t_s;
    }
    return !status_.ok() || covers(t_s);
}

DenseChunk& Course::remember(int chunk, DenseChunk content) const {
    chunks_.emplace_front(chunk, std::move(content));
    chunk_index_[chunk] = chunks_.begin();
    if (chunks_.size() > kChunksKept) {
        chunk_index_.erase(chunks_.back().first);
        chunks_.pop_back();
    }
    return chunks_.front().second;
}

const DenseChunk& Course::dense_chunk(int chunk) const {
    if (const auto found = chunk_index_.find(chunk); found != chunk_index_.end()) {
        chunks_.splice(chunks_.begin(), chunks_, found->second);
        return found->second->second;
    }
    const bool last = chunk + 1 == static_cast<int>(checkpoints_.size());
    const double end_s = last ? reached_s_ : checkpoints_[chunk + 1].state.t_s;
    const StepCounters before = integrator_.counters();
    Cursor cursor = checkpoints_[chunk];
    DenseChunk content;
    int failed_state = 0;
    while (cursor.state.t_s < end_s) {
        DenseStep dense;
        step(cursor, &dense, &failed_state); // succeeded before, with the same bytes
        content.steps.push_back(std::move(dense));
        content.regime.push_back(cursor.next_event);
    }
    const StepCounters& after = integrator_.counters();
    repeated_.steps += after.steps - before.steps;
    repeated_.rejected += after.rejected - before.rejected;
    repeated_.derivative_calls += after.derivative_calls - before.derivative_calls;
    repeated_.jacobian_calls += after.jacobian_calls - before.jacobian_calls;
    return remember(chunk, std::move(content));
}

int Course::chunk_at(double t_s) const {
    const auto after = std::upper_bound(checkpoints_.begin(),
                                        checkpoints_.end(),
                                        t_s,
                                        [](double t, const Cursor& c) { return t < c.state.t_s; });
    return std::max(0, static_cast<int>(after - checkpoints_.begin()) - 1);
}

const Regime& Course::states_at(double t_s, std::vector<double>& y) const {
    y.resize(model_->states.size());
    if (checkpoints_.empty() || t_s < 0.0) {
        std::copy(rest_.begin(), rest_.end(), y.begin());
        return schedule_.initial;
    }
    const DenseChunk& chunk = dense_chunk(chunk_at(t_s));
    if (chunk.steps.empty()) {
        std::copy(head_.state.y.begin(), head_.state.y.end(), y.begin());
        return regime(head_.next_event);
    }
    auto step_after = std::upper_bound(
        chunk.steps.begin(), chunk.steps.end(), t_s, [](double t, const DenseStep& s) {
            return t < s.t_begin_s;
        });
    const std::size_t index = step_after == chunk.steps.begin()
                                  ? 0
                                  : static_cast<std::size_t>(step_after - chunk.steps.begin()) - 1;
    const DenseStep& dense = chunk.steps[index];
    const double inside = std::clamp(t_s, dense.t_begin_s, dense.t_end_s);
    dense.evaluate(inside, model_->state_count(), y.data());
    return regime(chunk.regime[index]);
}

const Regime& Course::states_near(double t_s, double spacing_s, std::vector<double>& y) const {
    const auto after = std::upper_bound(
        trace_.begin(), trace_.end(), t_s, [](double t, const TracePoint& p) { return t < p.t_s; });
    if (after == trace_.begin() || after == trace_.end()) {
        return states_at(t_s, y);
    }
    const TracePoint& left = *(after - 1);
    if (after->t_s - left.t_s > spacing_s) {
        return states_at(t_s, y);
    }
    y = t_s - left.t_s < after->t_s - t_s ? left.y : after->y;
    return regime(t_s - left.t_s < after->t_s - t_s ? left.regime : after->regime);
}

void Course::record_trace(const SolverState& state, int events_applied) {
    if (!trace_.empty() && state.t_s < trace_.back().t_s + trace_spacing_s_) {
        return;
    }
    trace_.push_back({state.t_s, events_applied, state.y});
    if (trace_.size() < kTracePoints) {
        return;
    }
    std::vector<TracePoint> thinned;
    for (std::size_t i = 0; i < trace_.size(); i += 2) {
        thinned.push_back(std::move(trace_[i]));
    }
    trace_ = std::move(thinned);
    trace_spacing_s_ =
        (trace_.back().t_s - trace_.front().t_s) / static_cast<double>(trace_.size() - 1);
}

void Course::set_schedule(Schedule schedule) {
    const int common = common_events(schedule_, schedule);
    const double difference_s =
        std::min(event_time(schedule_, common), event_time(schedule, common));
    schedule_ = std::move(schedule);
    if (checkpoints_.empty()) {
        return;
    }
    std::size_t keep = 1;
    while (keep < checkpoints_.size() && checkpoints_[keep].state.t_s < difference_s &&
           checkpoints_[keep].next_event <= common) {
        ++keep;
    }
    const bool head_survives =
        reached_s_ < difference_s && head_.next_event <= common && status_.ok();
    if (head_survives) {
        return;
    }
    status_ = {};
    head_ = checkpoints_[keep - 1];
    checkpoints_.resize(keep - 1);
    steps_in_chunk_ = 0;
    reached_s_ = head_.state.t_s;
    for (auto it = chunks_.begin(); it != chunks_.end();) {
        if (it->first >= static_cast<int>(keep) - 1) {
            chunk_index_.erase(it->first);
            it = chunks_.erase(it);
        } else {
            ++it;
        }
    }
    std::erase_if(trace_, [&](const TracePoint& point) { return point.t_s >= reached_s_; });
}

RunStatistics Course::statistics() const {
    const StepCounters& all = integrator_.counters();
    return {all.steps - repeated_.steps,
            all.rejected - repeated_.rejected,
            all.derivative_calls - repeated_.derivative_calls,
            all.jacobian_calls - repeated_.jacobian_calls,
            repeated_.steps};
}

std::size_t Course::memory_bytes() const {
    const std::size_t state_bytes = model_->states.size() * sizeof(double);
    std::size_t bytes = (checkpoints_.size() + trace_.size()) * (state_bytes + sizeof(Cursor));
    for (const auto& [index, chunk] : chunks_) {
        for (const DenseStep& dense : chunk.steps) {
            bytes += sizeof(DenseStep) + dense.polynomial.capacity() * sizeof(double);
        }
    }
    return bytes;
}

} // namespace disinhibit
