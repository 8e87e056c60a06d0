#include "circuit/course/course.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/numerics/steady_state.h"

namespace disinhibit {

namespace {

constexpr std::size_t kStepsPerChunk = 32;

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

} // namespace

double event_time(const Schedule& schedule, int index) {
    return index < static_cast<int>(schedule.events.size())
               ? schedule.events[index].t_s
               : std::numeric_limits<double>::infinity();
}

Course::Course(std::shared_ptr<const Body> body, Schedule schedule, double relative_tolerance)
    : body_(std::move(body)), model_(body_->model.get()), schedule_(std::move(schedule)),
      relative_tolerance_(relative_tolerance), system_(body_, &schedule_.initial),
      integrator_(system_, relative_tolerance), spacing_(kStepsPerChunk) {}

bool Course::start(bool perturbed_at_zero) {
    rest_ = body_->rest;
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

const DenseChunk::Step& DenseChunk::step_at(double t_s) const {
    const auto begin = steps.begin();
    const auto after = std::upper_bound(
        begin, begin + static_cast<std::ptrdiff_t>(count), t_s, [](double t, const Step& s) {
            return t < s.course.t_begin_s;
        });
    return after == begin ? *begin : *(after - 1);
}

/// Takes one step and keeps its dense course at the end of `chunk`.
StepStatus Course::step_in_chunk(DenseChunk& chunk, int* failed_state) const {
    if (chunk.count == chunk.steps.size()) {
        chunk.steps.emplace_back();
    }
    DenseChunk::Step& kept = chunk.steps[chunk.count];
    next_ = chunk.end;
    const StepStatus status = step(next_, &kept.course, failed_state);
    if (status == StepStatus::ok) {
        ++next_.step;
        std::swap(chunk.end, next_);
        kept.events_applied = chunk.end.next_event;
        ++chunk.count;
    }
    return status;
}

bool Course::extend_some(double t_s, int maximum_steps) {
    for (int i = 0; i < maximum_steps && status_.ok() && !covers(t_s); ++i) {
        if (checkpoint_due(head_)) {
            set_checkpoint();
        }
        DenseChunk& chunk = growing_chunk();
        int failed_state = 0;
        const StepStatus result = step_in_chunk(chunk, &failed_state);
        if (result != StepStatus::ok) {
            status_ = {status_kind(result), model_->states[failed_state].name, head_.state.t_s};
            break;
        }
        chunk.end.above = std::move(head_.above);
        watch_.follow(*model_,
                      *regime(chunk.end.next_event).coefficients,
                      chunk.steps[chunk.count - 1].course,
                      chunk.end.above);
        head_ = chunk.end;
        reached_s_ = head_.state.t_s;
    }
    return !status_.ok() || covers(t_s);
}

bool Course::checkpoint_due(const Cursor& cursor) const {
    return checkpoints_.empty() || cursor.step / spacing_ > checkpoints_.back().step / spacing_;
}

void Course::set_checkpoint() {
    checkpoints_.push_back(head_);
    while (checkpoints_.size() > std::max<std::size_t>(memory_.checkpoints, 2)) {
        // The course is as exact as before, only slower to reach.
        spacing_ *= 2;
        std::vector<Cursor> all = std::move(checkpoints_);
        checkpoints_.clear();
        for (Cursor& cursor : all) {
            if (checkpoint_due(cursor)) {
                checkpoints_.push_back(std::move(cursor));
            }
        }
    }
}

std::vector<Cursor>::const_iterator Course::checkpoint_after(double t_s) const {
    return std::upper_bound(checkpoints_.begin(),
                            checkpoints_.end(),
                            t_s,
                            [](double t, const Cursor& c) { return t < c.state.t_s; });
}

/// A chunk without steps at the front of the list, in the memory of the one not used for longest if there are enough.
DenseChunk& Course::begin_chunk(const Cursor& at) const {
    if (chunks_.size() < std::max<std::size_t>(memory_.chunks, 2)) {
        chunks_.emplace_front();
    } else {
        const auto oldest = std::prev(chunks_.end());
        if (const auto known = chunk_index_.find(oldest->begin_s);
            known != chunk_index_.end() && known->second == oldest) {
            chunk_index_.erase(known);
        }
        chunks_.splice(chunks_.begin(), chunks_, oldest);
    }
    chunks_.front().restart(at);
    return chunks_.front();
}

DenseChunk& Course::growing_chunk() const {
    DenseChunk* last = remembered_chunk(reached_s_);
    if (last != nullptr && last->count < kStepsPerChunk && last->end.step == head_.step) {
        return *last;
    }
    DenseChunk& fresh = begin_chunk(head_);
    chunk_index_[fresh.begin_s] = chunks_.begin();
    return fresh;
}

DenseChunk* Course::remembered_chunk(double t_s) const {
    auto found = chunk_index_.upper_bound(t_s);
    if (found == chunk_index_.begin()) {
        return nullptr;
    }
    --found;
    const bool inside = t_s < found->second->end_s() || found->second->end_s() == reached_s_;
    if (!inside || found->second->count == 0) {
        return nullptr;
    }
    chunks_.splice(chunks_.begin(), chunks_, found->second);
    return &chunks_.front();
}

/// The latest place from which a read at t_s can be integrated; drops the marks of another stretch.
Cursor Course::nearest_cursor(double t_s) const {
    const Cursor& checkpoint = *(checkpoint_after(t_s) - 1);
    const auto stretch_end = checkpoint_after(t_s);
    const bool elsewhere =
        !marks_.empty() &&
        (marks_.front().step < checkpoint.step ||
         (stretch_end != checkpoints_.end() && marks_.front().step >= stretch_end->step));
    if (elsewhere) {
        marks_.clear();
    }
    const Cursor* nearest = &checkpoint;
    const auto offer = [&](const Cursor& cursor) {
        if (cursor.state.t_s <= t_s && cursor.step > nearest->step) {
            nearest = &cursor;
        }
    };
    for (const Cursor& mark : marks_) {
        offer(mark);
    }
    if (auto after = chunk_index_.upper_bound(t_s); after != chunk_index_.begin()) {
        offer(std::prev(after)->second->end);
    }
    return *nearest;
}

/// Runs of kStepsPerChunk from the start of `chunk`, until one holds t_s; that one stays in it.
void Course::integrate_again(DenseChunk& chunk, double t_s) const {
    const StepCounters before = integrator_.counters();
    int failed_state = 0;
    do {
        const Cursor begin = chunk.end;
        const auto place = std::lower_bound(
            marks_.begin(), marks_.end(), begin.step, [](const Cursor& mark, long step) {
                return mark.step < step;
            });
        if (place == marks_.end() || place->step != begin.step) {
            marks_.insert(place, begin);
        }
        chunk.restart(begin);
        while (chunk.count < kStepsPerChunk && chunk.end_s() < reached_s_) {
            step_in_chunk(chunk, &failed_state); // succeeded before, with the same bytes
        }
    } while (chunk.end_s() <= t_s && chunk.end_s() < reached_s_);
    const StepCounters& after = integrator_.counters();
    repeated_.steps += after.steps - before.steps;
    repeated_.rejected += after.rejected - before.rejected;
    repeated_.derivative_calls += after.derivative_calls - before.derivative_calls;
    repeated_.jacobian_calls += after.jacobian_calls - before.jacobian_calls;
}

const DenseChunk& Course::chunk_with(double t_s) const {
    const double read_s = std::min(t_s, reached_s_);
    if (const DenseChunk* known = remembered_chunk(read_s)) {
        return *known;
    }
    DenseChunk& chunk = begin_chunk(nearest_cursor(read_s));
    integrate_again(chunk, read_s);
    chunk_index_[chunk.begin_s] = chunks_.begin();
    return chunk;
}

const Regime& Course::states_at(double t_s, std::vector<double>& y) const {
    y.resize(model_->states.size());
    if (checkpoints_.empty() || t_s < 0.0) {
        std::copy(rest_.begin(), rest_.end(), y.begin());
        return schedule_.initial;
    }
    const DenseChunk& chunk = chunk_with(t_s);
    if (chunk.count == 0) {
        std::copy(head_.state.y.begin(), head_.state.y.end(), y.begin());
        return regime(head_.next_event);
    }
    const DenseChunk::Step& inside = chunk.step_at(t_s);
    const double read_s = std::clamp(t_s, inside.course.t_begin_s, inside.course.t_end_s);
    inside.course.evaluate(read_s, model_->state_count(), y.data());
    return regime(inside.events_applied);
}

double Course::next_read_s(double t_s) const {
    if (checkpoints_.empty() || t_s >= reached_s_) {
        return std::numeric_limits<double>::infinity();
    }
    if (t_s < 0.0) {
        return 0.0;
    }
    const DenseChunk::Step& inside = chunk_with(t_s).step_at(t_s);
    const double begin_s = inside.course.t_begin_s;
    const double end_s = inside.course.t_end_s;
    for (int i = 1; i < reads_per_step; ++i) {
        const double next_s = begin_s + (end_s - begin_s) * i / reads_per_step;
        if (next_s > t_s && next_s < end_s) {
            return next_s;
        }
    }
    // A read at the time of an event sees what is after it.
    const double last_s = std::nextafter(end_s, begin_s);
    return event_time(schedule_, inside.events_applied) == end_s && t_s < last_s ? last_s : end_s;
}

void Course::forget_after(double t_s) {
    marks_.clear();
    for (auto chunk = chunks_.begin(); chunk != chunks_.end();) {
        const auto known = chunk_index_.find(chunk->begin_s);
        if (known != chunk_index_.end() && known->second == chunk) {
            if (chunk->end_s() <= t_s) {
                ++chunk;
                continue;
            }
            chunk_index_.erase(known);
        }
        chunk = chunks_.erase(chunk);
    }
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
    // The last checkpoint stays, so that a second edit at the same place finds it again.
    checkpoints_.resize(keep);
    head_ = checkpoints_.back();
    reached_s_ = head_.state.t_s;
    forget_after(reached_s_);
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
    auto other = std::make_unique<Course>(body_, schedule_, relative_tolerance_);
    other->rest_ = rest_;
    other->status_ = status_;
    other->head_ = head_;
    other->reached_s_ = reached_s_;
    other->checkpoints_ = checkpoints_;
    other->spacing_ = spacing_;
    other->memory_ = memory_;
    other->watch_ = watch_;
    return other;
}

TrajectoryPart Course::computed_after(double t_s) const {
    return {{checkpoint_after(t_s), checkpoints_.end()}, head_, watch_.ended_after(t_s)};
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
    for (const Cursor& cursor : part.checkpoints) {
        if (checkpoint_due(cursor)) {
            head_ = cursor;
            set_checkpoint();
        }
    }
    head_ = part.head;
    reached_s_ = head_.state.t_s;
}

std::vector<LevelSpan> Course::spans_above_limits() const {
    std::vector<LevelSpan> spans = watch_.ended();
    spans.insert(spans.end(), head_.above.begin(), head_.above.end());
    std::ranges::stable_sort(spans, {}, &LevelSpan::from_s);
    return spans;
}

std::size_t Course::memory_bytes() const {
    const std::size_t cursor_bytes = model_->states.size() * sizeof(double) + sizeof(Cursor);
    std::size_t bytes = (checkpoints_.size() + marks_.size()) * cursor_bytes +
                        watch_.ended().capacity() * sizeof(LevelSpan);
    for (const DenseChunk& chunk : chunks_) {
        for (const DenseChunk::Step& step : chunk.steps) {
            bytes += sizeof(step) + step.course.polynomial.capacity() * sizeof(double);
        }
    }
    return bytes;
}

} // namespace disinhibit
