#include "engine/run/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

// Wall time that the width of the plots spans at the present speed.
constexpr double window_wall_s = 240.0;
// Where the playhead stays in the window once the window scrolls.
constexpr double playhead_share = 0.75;
// Small enough to look at the clock often, large enough to cost nothing.
constexpr int preview_lane = -1; // ghosts have their ids, from 1

// The frame loop reads at the playhead, mostly forwards.
constexpr TrajectoryMemory frame_memory{16, 4096};

/// start_trajectory, with the errors of the model told as bad input.
Trajectory start(const Library& library, const Scenario& scenario) {
    try {
        return start_trajectory(library, scenario);
    } catch (const ModelError& error) {
        throw as_input_error(error.where, error.found, error.expected);
    }
}

using WallClock = std::chrono::steady_clock;

/// Extends until `until_s`, until the slice is over, or until the run fails.
void extend_for(Trajectory& trajectory, double until_s, double slice_s) {
    const auto begin = WallClock::now();
    while (trajectory.reached_s() < until_s && trajectory.status().ok() &&
           std::chrono::duration<double>(WallClock::now() - begin).count() < slice_s) {
        if (trajectory.extend_some(until_s, steps_per_look)) {
            return;
        }
    }
}

std::size_t bytes_of(const TraceSet& set) {
    std::size_t bytes = 0;
    for (const TraceCurve& curve : set.curves) {
        bytes += (curve.times_s.capacity() + curve.values.capacity()) * sizeof(double);
    }
    return bytes;
}

} // namespace

Session::Session(const Library& library, const Scenario& scenario, SessionSettings settings)
    : library_(library), settings_(settings), course_(start(library, scenario)),
      state_(first_state(scenario)), clock_(settings_.speed), course_end_s_(scenario.duration_s),
      worker_(std::make_unique<SessionWorker>(library, settings_.threaded)) {
    course_.set_memory(frame_memory);
    clock_.restart(scenario.open_at_s);
    if (settings_.playing) {
        clock_.play();
    }
    index_signals();
    show_whole_course();
    follow_playhead(false);
    course_.read(clock_.now_s(), snapshot_);
}

void Session::watch(PlotSignals signals, TimeScale scale) {
    time_scale_ = scale;
    if (signals != *watched_) {
        watched_ = std::make_shared<const PlotSignals>(std::move(signals));
    }
}

double Session::planned_end_s() const {
    return std::max(window_end_s_, clock_.now_s());
}

bool Session::computing() const {
    return (course_.reached_s() < clock_.now_s() && course_.status().ok()) || !course_complete_;
}

void Session::give_orders() {
    std::vector<LaneOrder> orders;
    const auto wanted = [&](int lane, const std::shared_ptr<const Scenario>& scenario) {
        LaneOrder order;
        order.lane = lane;
        order.scenario = scenario;
        order.begin_s = window_begin_s_;
        order.end_s = window_end_s_;
        order.signals = watched_;
        order.scale = time_scale_;
        return order;
    };
    orders.push_back(wanted(course_lane, state_.scenario));
    orders.back().reach_s = planned_end_s();
    if (previewed_) {
        orders.push_back(wanted(preview_lane, previewed_));
        orders.back().begin_s = std::max(window_begin_s_, preview_from_s_);
        orders.back().peak = peak_order_;
    }
    for (const Ghost& ghost : state_.ghosts) {
        orders.push_back(wanted(ghost.id, ghost.scenario));
    }
    std::erase_if(lane_faults_, [&](const auto& fault) {
        return std::none_of(orders.begin(), orders.end(), [&](const LaneOrder& order) {
            return order.lane == fault.first;
        });
    });
    worker_->order(orders);
}

void Session::take_news() {
    for (LaneNews& news : worker_->take_news()) {
        if (news.fault.empty()) {
            lane_faults_.erase(news.lane);
        } else {
            lane_faults_[news.lane] = news.scenario->id + ": " + news.fault;
        }
        if (news.lane == course_lane && news.scenario == state_.scenario) {
            for (const auto& part : news.parts) {
                course_.adopt(*part);
            }
            course_complete_ = news.complete;
            course_traced_s_ = news.reached_s;
        }
        if (news.lane == preview_lane && news.scenario == previewed_ && news.complete) {
            peak_ = std::move(news.peak);
        }
        if (news.sampled) {
            take_traces(news);
        }
    }
}

void Session::take_traces(LaneNews& news) {
    if (news.lane == course_lane && news.scenario == state_.scenario) {
        course_traces_ = std::move(news.traces);
    } else if (news.lane == preview_lane && news.scenario == previewed_) {
        preview_traces_ = std::move(news.traces);
    } else if (news.lane > course_lane) {
        ghost_traces_[news.lane] = std::move(news.traces);
    }
}

void Session::index_signals() {
    signal_index_.clear();
    const std::vector<Signal>& rows = course_.signals().rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        signal_index_[rows[i].path] = static_cast<int>(i);
    }
}

TraceSet Session::for_panels(const SampledTraces& traces) const {
    TraceSet set = traces.set;
    for (TraceCurve& curve : set.curves) {
        const std::string& path = traces.signals->paths[static_cast<std::size_t>(curve.signal)];
        const auto known = signal_index_.find(path);
        curve.signal = known != signal_index_.end() ? known->second : -1;
    }
    return set;
}

void Session::prepare(double t_s) {
    extend_for(course_, t_s, settings_.slice_s);
}

void Session::follow(const Session& leader) {
    clock_ = leader.clock_;
    window_begin_s_ = leader.window_begin_s_;
    window_end_s_ = leader.window_end_s_;
    window_chosen_ = leader.window_chosen_;
    followed_s_ = leader.followed_s_;
    course_end_s_ = std::max(course_end_s_, leader.course_end_s_);
    take_news();
    compute();
}

void Session::look(const Shot& shot) {
    clock_.set_speed(shot.speed);
    clock_.put(shot.time_s, shot.motion_s);
    if (clock_.playing() != shot.playing) {
        clock_.toggle();
    }
    window_chosen_ = shot.view.window.active();
    if (window_chosen_) {
        window_begin_s_ = shot.view.window.begin_s;
        window_end_s_ = shot.view.window.end_s;
    }
    follow_playhead(true);
}

TimeRange Session::chosen_window() const {
    return window_chosen_ ? TimeRange{window_begin_s_, window_end_s_} : TimeRange{};
}

void Session::advance(double wall_s, double hold_s) {
    let_peak_age(wall_s);
    take_news();
    if (clock_.playing()) {
        extend_for(course_, clock_.now_s() + wall_s * clock_.speed(), settings_.slice_s);
    }
    clock_.advance(wall_s, std::min(course_.reached_s(), hold_s));
    follow_playhead(false);
    compute();
}

void Session::compute() {
    give_orders();
    extend_for(course_, clock_.now_s(), settings_.slice_s);
    if (edited_ || !worker_->threaded()) {
        // What is short is on the screen in this very frame; what is long grows from frame to frame.
        worker_->help(worker_->threaded() ? settings_.wait_s : settings_.slice_s);
        edited_ = false;
        take_news();
    }
    course_.read(std::min(clock_.now_s(), course_.reached_s()), snapshot_);
}

void Session::settle() {
    follow_playhead(false);
    give_orders();
    worker_->settle();
    take_news();
    course_.extend_to(planned_end_s());
    course_.read(std::min(clock_.now_s(), course_.reached_s()), snapshot_);
}

void Session::follow_playhead(bool moved_by_hand) {
    const double now_s = clock_.now_s();
    while (now_s > course_end_s_) {
        course_end_s_ = std::max(2.0 * course_end_s_, scenario().report_every_s);
    }
    const bool ran_out = followed_s_ <= window_end_s_ && now_s > window_end_s_;
    const bool is_in_view = now_s >= window_begin_s_ && now_s <= window_end_s_;
    followed_s_ = now_s;
    // A window chosen by hand stays, unless the playhead runs or is put out of it.
    if (window_chosen_ && (is_in_view || !(ran_out || moved_by_hand))) {
        return;
    }
    const double span_s =
        window_chosen_ ? window_end_s_ - window_begin_s_ : window_wall_s * clock_.speed();
    window_begin_s_ = std::max(0.0, now_s - playhead_share * span_s);
    window_end_s_ = window_begin_s_ + span_s;
}

void Session::show_whole_course() {
    window_chosen_ = course_end_s_ > 0.0;
    window_begin_s_ = 0.0;
    window_end_s_ = course_end_s_;
}

void Session::describe(FrameView& view) const {
    view.library = &library_;
    view.trajectory = &course_;
    view.snapshot = &snapshot_;
    view.now_s = clock_.now_s();
    view.window_begin_s = window_begin_s_;
    view.window_end_s = window_end_s_;
    view.course_end_s = course_end_s_;
    view.loop_begin_s = state_.loop.begin_s;
    view.loop_end_s = state_.loop.end_s;
    view.computing = computing();
    view.computed_until_s = std::max(course_traced_s_, course_.reached_s());
    view.playing = clock_.playing();
    view.speed = clock_.speed();
    view.message = course_.status().ok() ? message_ : course_.status().sentence();
    if (view.message.empty() && !lane_faults_.empty()) {
        view.message = lane_faults_.begin()->second; // the curves on show stay as they were
    }
    view.course = for_panels(course_traces_);
    view.ghosts.resize(state_.ghosts.size());
    for (std::size_t i = 0; i < view.ghosts.size(); ++i) {
        const Ghost& ghost = state_.ghosts[i];
        const auto traces = ghost_traces_.find(ghost.id);
        view.ghosts[i] = {ghost.id,
                          ghost.name,
                          ghost.style,
                          ghost.automatic,
                          traces != ghost_traces_.end() ? for_panels(traces->second) : TraceSet{}};
    }
    view.preview = previewed_ ? for_panels(preview_traces_) : TraceSet{};
    view.preview_from_s = preview_from_s_;
}

std::size_t Session::memory_bytes() const {
    std::size_t bytes = course_.memory_bytes() + worker_->memory_bytes() +
                        bytes_of(course_traces_.set) + bytes_of(preview_traces_.set);
    for (const auto& [id, traces] : ghost_traces_) {
        bytes += bytes_of(traces.set);
    }
    return bytes;
}

} // namespace disinhibit
