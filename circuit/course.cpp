#include "circuit/course.h"

#include <algorithm>
#include <limits>

#include "circuit/steady_state.h"

namespace disinhibit {

namespace {

constexpr int kStepsPerChunk = 32;
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
      integrator_(system_, relative_tolerance), trace_(model_->states.size()) {}

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
    while (event_time(schedule_, cursor.next_event) <= cursor.state.t_s) {
        apply_event(*model_, schedule_.events[cursor.next_event], cursor.state.y);
        ++cursor.next_event;
        integrator_.restart(cursor.state);
    }
    system_.set_regime(regime(cursor.next_event));
    return integrator_.advance_step(
        cursor.state, event_time(schedule_, cursor.next_event), dense, failed_state);
}

/// Takes one step and keeps its dense course at the end of `chunk`.
StepStatus Course::step_in_chunk(Cursor& cursor, DenseChunk& chunk, int* failed_state) const {
    if (chunk.count == chunk.steps.size()) {
        chunk.steps.emplace_back();
    }
    DenseChunk::Step& kept = chunk.steps[chunk.count];
    const StepStatus status = step(cursor, &kept.course, failed_state);
    if (status == StepStatus::ok) {
        kept.events_applied = cursor.next_event;
        ++chunk.count;
    }
    return status;
}

bool Course::extend_some(double t_s, int maximum_steps) {
    for (int i = 0; i < maximum_steps && status_.ok() && !covers(t_s); ++i) {
        if (checkpoints_.empty() || steps_in_chunk_ == kStepsPerChunk) {
            set_checkpoint();
            begin_chunk(static_cast<int>(checkpoints_.size()) - 1);
        }
        dense_chunk(static_cast<int>(checkpoints_.size()) - 1); // comes to the front
        int failed_state = 0;
        next_ = head_;
        const StepStatus result = step_in_chunk(next_, chunks_.front().second, &failed_state);
        if (result != StepStatus::ok) {
            status_ = {status_kind(result), model_->states[failed_state].name, head_.state.t_s};
            break;
        }
        const DenseChunk& chunk = chunks_.front().second;
        watch_.follow(*model_,
                      *regime(next_.next_event).coefficients,
                      chunk.steps[chunk.count - 1].course,
                      next_.above);
        if (memory_.keeps_trace) {
            trace_.record(head_.state.t_s, head_.next_event, head_.state.y);
        }
        std::swap(head_, next_);
        ++steps_in_chunk_;
        reached_s_ = head_.state.t_s;
    }
    return !status_.ok() || covers(t_s);
}

void Course::set_checkpoint() {
    if (checkpoints_.size() >= memory_.checkpoints) {
        // Two chunks become one: the course is as exact as before, only slower to reach.
        std::size_t kept = 0;
        for (std::size_t i = 0; i < checkpoints_.size(); i += 2) {
            std::swap(checkpoints_[kept++], checkpoints_[i]);
        }
        checkpoints_.resize(kept);
        forget_chunks_from(0);
    }
    checkpoints_.push_back(head_);
    steps_in_chunk_ = 0;
}

void Course::forget_chunks_from(int chunk) const {
    for (auto it = chunks_.begin(); it != chunks_.end();) {
        if (it->first >= chunk) {
            chunk_index_.erase(it->first);
            it = chunks_.erase(it);
        } else {
            ++it;
        }
    }
}

/// An empty chunk at the front of the list, in the memory of the one not used for longest if there are enough.
DenseChunk& Course::begin_chunk(int chunk) const {
    if (chunks_.size() < memory_.chunks) {
        chunks_.emplace_front();
    } else {
        chunk_index_.erase(chunks_.back().first);
        chunks_.splice(chunks_.begin(), chunks_, std::prev(chunks_.end()));
    }
    chunk_index_[chunk] = chunks_.begin();
    chunks_.front().first = chunk;
    chunks_.front().second.count = 0;
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
    DenseChunk& content = begin_chunk(chunk);
    int failed_state = 0;
    while (cursor.state.t_s < end_s) {
        step_in_chunk(cursor, content, &failed_state); // succeeded before, with the same bytes
    }
    const StepCounters& after = integrator_.counters();
    repeated_.steps += after.steps - before.steps;
    repeated_.rejected += after.rejected - before.rejected;
    repeated_.derivative_calls += after.derivative_calls - before.derivative_calls;
    repeated_.jacobian_calls += after.jacobian_calls - before.jacobian_calls;
    return content;
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
    if (chunk.count == 0) {
        std::copy(head_.state.y.begin(), head_.state.y.end(), y.begin());
        return regime(head_.next_event);
    }
    const auto begin = chunk.steps.begin();
    const auto after = std::upper_bound(
        begin,
        begin + static_cast<std::ptrdiff_t>(chunk.count),
        t_s,
        [](double t, const DenseChunk::Step& s) { return t < s.course.t_begin_s; });
    const DenseChunk::Step& inside = after == begin ? *begin : *(after - 1);
    const double read_s = std::clamp(t_s, inside.course.t_begin_s, inside.course.t_end_s);
    inside.course.evaluate(read_s, model_->state_count(), y.data());
    return regime(inside.events_applied);
}

const Regime& Course::states_near(double t_s, double spacing_s, std::vector<double>& y) const {
    const std::optional<Trace::Neighbours> found = trace_.around(t_s);
    if (!found || found->distance_s > spacing_s) {
        return states_at(t_s, y);
    }
    const double* const states = trace_.states(found->nearer);
    y.assign(states, states + model_->states.size());
    return regime(trace_.events_applied(found->nearer));
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
    const auto untouched = [&](const Cursor& cursor) {
        return cursor.state.looked_ahead_s < difference_s && cursor.next_event <= common;
    };
    while (keep < checkpoints_.size() && untouched(checkpoints_[keep])) {
        ++keep;
    }
    if (untouched(head_) && status_.ok()) {
        return;
    }
    status_ = {};
    head_ = checkpoints_[keep - 1];
    checkpoints_.resize(keep - 1);
    // The next step opens a chunk here again, so that a second edit at the same place finds the same checkpoint.
    steps_in_chunk_ = kStepsPerChunk;
    reached_s_ = head_.state.t_s;
    forget_chunks_from(static_cast<int>(keep) - 1);
    trace_.drop_from(reached_s_);
    watch_.drop_after(reached_s_);
}

RunStatistics Course::statistics() const {
    const StepCounters& all = integrator_.counters();
    return {all.steps - repeated_.steps,
            all.rejected - repeated_.rejected,
            all.derivative_calls - repeated_.derivative_calls,
            all.jacobian_calls - repeated_.jacobian_calls,
            repeated_.steps};
}

std::unique_ptr<Course> Course::fork() const {
    auto other = std::make_unique<Course>(model_, schedule_, relative_tolerance_);
    other->rest_ = rest_;
    other->status_ = status_;
    other->head_ = head_;
    other->reached_s_ = reached_s_;
    other->checkpoints_ = checkpoints_;
    other->steps_in_chunk_ = steps_in_chunk_;
    other->memory_ = memory_;
    other->watch_ = watch_;
    return other;
}

TrajectoryPart Course::computed_after(double t_s) const {
    const auto after = std::upper_bound(checkpoints_.begin(),
                                        checkpoints_.end(),
                                        t_s,
                                        [](double t, const Cursor& c) { return t < c.state.t_s; });
    return {{after, checkpoints_.end()}, head_, watch_.ended_after(t_s)};
}

void Course::adopt(const TrajectoryPart& part) {
    if (!status_.ok() || part.head.state.t_s <= head_.state.t_s) {
        return;
    }
    if (checkpoints_.empty()) {
        set_checkpoint(); // the start, which every course has
    }
    for (const LevelSpan& span : part.above) {
        if (span.to_s > head_.state.t_s) {
            watch_.append(span);
        }
    }
    // The last chunk ends elsewhere now.
    forget_chunks_from(static_cast<int>(checkpoints_.size()) - 1);
    for (const Cursor& cursor : part.checkpoints) {
        if (cursor.state.t_s > checkpoints_.back().state.t_s) {
            head_ = cursor;
            set_checkpoint();
        }
    }
    head_ = part.head;
    reached_s_ = head_.state.t_s;
    steps_in_chunk_ = kStepsPerChunk; // the next step opens a chunk of its own
}

std::vector<LevelSpan> Course::spans_above_limits() const {
    std::vector<LevelSpan> spans = watch_.ended();
    spans.insert(spans.end(), head_.above.begin(), head_.above.end());
    std::ranges::stable_sort(spans, {}, &LevelSpan::from_s);
    return spans;
}

std::size_t Course::memory_bytes() const {
    const std::size_t state_bytes = model_->states.size() * sizeof(double);
    std::size_t bytes = checkpoints_.size() * (state_bytes + sizeof(Cursor)) +
                        trace_.memory_bytes() + watch_.ended().capacity() * sizeof(LevelSpan);
    for (const auto& [index, chunk] : chunks_) {
        for (const DenseChunk::Step& step : chunk.steps) {
            bytes += sizeof(step) + step.course.polynomial.capacity() * sizeof(double);
        }
    }
    return bytes;
}

} // namespace disinhibit
