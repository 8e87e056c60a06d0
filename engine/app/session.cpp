#include "engine/app/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "circuit/io/input_error.h"
#include "engine/app/session_save.h"

namespace disinhibit {
namespace {

// Wall time that the width of the plots spans at the present speed.
constexpr double window_wall_s = 240.0;
// Where the playhead stays in the window once the window scrolls.
constexpr double playhead_share = 0.75;
// Small enough to look at the clock often, large enough to cost nothing.
constexpr int steps_per_look = 16;
// Of the trajectory for the plots, per frame: one to two milliseconds.
constexpr int reads_per_frame = 700;
constexpr int any_number_of_reads = std::numeric_limits<int>::max();

/// start_trajectory, with the errors of the model told as bad input.
Trajectory start(const Library& library, const Scenario& scenario) {
    try {
        return start_trajectory(library, scenario);
    } catch (const ModelError& error) {
        throw as_input_error(error.where, error.found, error.expected);
    }
}

using WallClock = std::chrono::steady_clock;

double seconds_since(WallClock::time_point begin) {
    return std::chrono::duration<double>(WallClock::now() - begin).count();
}

/// Extends until `until_s`, until the slice is over, or until the run fails.
void extend_for(Trajectory& trajectory,
                double until_s,
                WallClock::time_point begin,
                double slice_s) {
    while (trajectory.reached_s() < until_s && trajectory.status().ok() &&
           seconds_since(begin) < slice_s) {
        if (trajectory.extend_some(until_s, steps_per_look)) {
            return;
        }
    }
}

bool same_dose(const Dose& a, const Dose& b) {
    return a.substance == b.substance && a.route == b.route && a.mass_kg == b.mass_kg &&
           a.amount_nmol == b.amount_nmol && a.basis == b.basis && a.over_s == b.over_s &&
           a.strength_fraction == b.strength_fraction && a.every_s == b.every_s &&
           a.count == b.count;
}

} // namespace

Session::Session(const Library& library, const Scenario& scenario, SessionSettings settings)
    : library_(library), settings_(std::move(settings)), opened_(scenario),
      course_(start(library, scenario)), clock_(settings_.speed),
      course_end_s_(scenario.duration_s) {
    clock_.restart(scenario.open_at_s);
    if (settings_.playing) {
        clock_.play();
    }
    show_whole_course();
    follow_playhead(false);
    read(reads_per_frame);
}

double Session::planned_end_s() const {
    return std::max(window_end_s_, clock_.now_s());
}

void Session::extend(double slice_s) {
    const auto begin = WallClock::now();
    extend_for(course_, planned_end_s(), begin, slice_s);
    if (previewed_) {
        extend_for(*preview_, window_end_s_, begin, slice_s);
    }
    if (ghost_) {
        extend_for(*ghost_, window_end_s_, begin, slice_s);
    }
}

void Session::prepare(double t_s) {
    extend_for(course_, t_s, WallClock::now(), settings_.slice_s);
}

void Session::follow(const Session& leader) {
    clock_ = leader.clock_;
    window_begin_s_ = leader.window_begin_s_;
    window_end_s_ = leader.window_end_s_;
    window_chosen_ = leader.window_chosen_;
    followed_s_ = leader.followed_s_;
    course_end_s_ = std::max(course_end_s_, leader.course_end_s_);
    extend(settings_.slice_s);
    read(reads_per_frame);
}

void Session::advance(double wall_s, double hold_s) {
    if (clock_.playing()) {
        // First what the playhead needs now, so that it moves evenly; then the planned future.
        const auto begin = WallClock::now();
        extend_for(course_, clock_.now_s() + wall_s * clock_.speed(), begin, settings_.slice_s);
    }
    clock_.advance(wall_s, std::min(course_.reached_s(), hold_s));
    follow_playhead(false);
    extend(settings_.slice_s);
    read(reads_per_frame);
}

void Session::settle() {
    follow_playhead(false);
    course_.extend_to(planned_end_s());
    if (ghost_) {
        ghost_->extend_to(window_end_s_);
    }
    if (previewed_) {
        preview_->extend_to(window_end_s_);
    }
    read(any_number_of_reads);
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

void Session::read(int most_reads) {
    course_.read(std::min(clock_.now_s(), course_.reached_s()), snapshot_);
    const SignalTable& naming = course_.signals();
    course_traces_.update(
        course_, naming, watched_, window_begin_s_, window_end_s_, time_scale_, most_reads);
    if (ghost_) {
        ghost_traces_.update(
            *ghost_, naming, watched_, window_begin_s_, window_end_s_, time_scale_, most_reads);
    }
    if (previewed_) {
        const double begin_s = std::max(window_begin_s_, previewed_->at_s);
        preview_traces_.update(
            *preview_, naming, watched_, begin_s, window_end_s_, time_scale_, most_reads);
    }
}

void Session::describe(FrameView& view) const {
    view.library = &library_;
    view.trajectory = &course_;
    view.snapshot = &snapshot_;
    view.now_s = clock_.now_s();
    view.window_begin_s = window_begin_s_;
    view.window_end_s = window_end_s_;
    view.course_end_s = course_end_s_;
    view.playing = clock_.playing();
    view.speed = clock_.speed();
    view.message = course_.status().ok() ? message_ : course_.status().sentence();
    view.course = course_traces_.set();
    view.ghost = ghost_ ? ghost_traces_.set() : TraceSet{};
    view.preview = previewed_ ? preview_traces_.set() : TraceSet{};
}

// ------------------------------------------------------------------------------------------- acts

bool Session::carry_out(const Action& action) {
    return std::visit(
        [this](const auto& value) {
            if constexpr (requires { this->act(value); }) {
                try {
                    message_.clear();
                    act(value);
                } catch (const ModelError& error) {
                    message_ = as_input_error(error.where, error.found, error.expected).what();
                } catch (const InputError& error) {
                    message_ = error.what();
                }
                return true;
            } else {
                return false;
            }
        },
        action);
}

double Session::act_time_s() const {
    const double grain = clock_.speed() >= 1.0 ? 1.0 : 1000.0;
    return std::floor(clock_.now_s() * grain) / grain;
}

void Session::act(const TakeDose& act) {
    Dose dose = act.dose;
    dose.at_s = act_time_s();
    const Scenario former = scenario();
    course_.add(dose);
    course_traces_.forget_from(dose.at_s);
    undo_.push_back(former);
    redo_.clear();
    drop_preview();
    keep_ghost(former);
}

void Session::act(const SetParameterNow& act) {
    ParameterChange change;
    change.path = act.path;
    change.value = act.value;
    change.at_s = act_time_s();
    const Scenario former = scenario();
    course_.add(change);
    course_traces_.forget_from(change.at_s);
    undo_.push_back(former);
    redo_.clear();
    keep_ghost(former);
}

void Session::act(const PreviewDose& act) {
    if (act.dose.substance.empty()) {
        drop_preview();
        return;
    }
    if (previewed_ && same_dose(*previewed_, act.dose)) {
        return;
    }
    Dose dose = act.dose;
    dose.at_s = act_time_s();
    Scenario scenario_with = scenario();
    scenario_with.doses.push_back(dose);
    if (preview_) {
        preview_->set_scenario(scenario_with);
    } else {
        preview_.emplace(start(library_, scenario_with));
    }
    previewed_ = dose;
    preview_traces_.clear();
}

void Session::act(const MoveDose& act) {
    Scenario next = scenario();
    const auto index = static_cast<std::size_t>(act.index);
    if (act.index >= 0 && index < next.doses.size()) {
        const double grain = clock_.speed() >= 1.0 ? 1.0 : 1000.0;
        next.doses[index].at_s = std::max(0.0, std::round(act.at_s * grain) / grain);
        replace_scenario(next);
    }
}

void Session::act(const DeleteDose& act) {
    Scenario next = scenario();
    if (act.index >= 0 && static_cast<std::size_t>(act.index) < next.doses.size()) {
        next.doses.erase(next.doses.begin() + act.index);
        replace_scenario(next);
    }
}

void Session::act(const RemoveFromScenario& act) {
    Scenario next = scenario();
    const auto remove = [&](auto& rows) {
        if (act.index >= 0 && static_cast<std::size_t>(act.index) < rows.size()) {
            rows.erase(rows.begin() + act.index);
            replace_scenario(next);
        }
    };
    switch (act.part) {
    case ScenarioPart::change:
        return remove(next.changes);
    case ScenarioPart::clamp:
        return remove(next.clamps);
    case ScenarioPart::pulses:
        return remove(next.pulses);
    case ScenarioPart::removal:
        return remove(next.removals);
    }
}

void Session::act(const PlayPause&) {
    clock_.toggle();
}

void Session::act(const SetSpeed& act) {
    if (act.seconds_per_second > 0.0 && std::isfinite(act.seconds_per_second)) {
        clock_.set_speed(act.seconds_per_second);
        window_chosen_ = false;
    }
}

void Session::act(const SeekTo& act) {
    clock_.seek(act.t_s);
    follow_playhead(true);
}

void Session::act(const ShowWindow& act) {
    window_chosen_ = act.end_s > act.begin_s;
    if (window_chosen_) {
        window_begin_s_ = std::max(0.0, act.begin_s);
        window_end_s_ = act.end_s;
    }
}

void Session::act(const StepBy& act) {
    clock_.pause();
    clock_.seek(clock_.now_s() + act.display_seconds * clock_.speed());
    follow_playhead(true);
}

void Session::act(const SkipToNextEvent&) {
    const std::vector<double> times_s = course_.event_times_s();
    const auto next = std::upper_bound(times_s.begin(), times_s.end(), clock_.now_s());
    if (next != times_s.end()) {
        clock_.seek(*next);
        follow_playhead(true);
    }
}

void Session::act(const RestartScenario&) {
    // Doses stay: people go back to watch again what they did.
    clock_.restart(opened_.open_at_s);
    show_whole_course();
    drop_preview();
}

void Session::act(const OpenScenario& act) {
    const auto found = library_.scenarios.find(act.id);
    if (found != library_.scenarios.end()) {
        open(found->second);
    }
}

void Session::act(const OpenRun& act) {
    open(act.scenario);
}

void Session::open(const Scenario& scenario) {
    replace_scenario(scenario);
    opened_ = scenario;
    course_end_s_ = opened_.duration_s;
    clock_.restart(opened_.open_at_s);
    show_whole_course();
    ghost_.reset();
    drop_preview();
}

void Session::act(const ChooseCircuit& act) {
    Scenario next = scenario();
    next.circuit = act.id;
    replace_scenario(next);
}

void Session::act(const ChooseSubject& act) {
    Scenario next = scenario();
    next.subject = act.id;
    replace_scenario(next);
}

void Session::act(const Undo&) {
    if (undo_.empty()) {
        return;
    }
    const Scenario former = scenario();
    course_.set_scenario(undo_.back());
    redo_.push_back(former);
    undo_.pop_back();
    course_traces_.clear();
    drop_preview();
    keep_ghost(former);
}

void Session::act(const Redo&) {
    if (redo_.empty()) {
        return;
    }
    const Scenario former = scenario();
    course_.set_scenario(redo_.back());
    undo_.push_back(former);
    redo_.pop_back();
    course_traces_.clear();
    drop_preview();
    keep_ghost(former);
}

void Session::act(const SaveScenario&) {
    Scenario saved = scenario();
    saved.duration_s = std::max(saved.duration_s, std::ceil(clock_.now_s()));
    saved_file_ = save_session(saved, library_, settings_.save_folder);
}

void Session::replace_scenario(const Scenario& next) {
    const Scenario former = scenario();
    course_.set_scenario(next);
    undo_.push_back(former);
    redo_.clear();
    course_traces_.clear();
    drop_preview();
    keep_ghost(former);
}

void Session::keep_ghost(const Scenario& former) {
    if (ghost_) {
        ghost_->set_scenario(former);
    } else {
        ghost_.emplace(start(library_, former));
    }
    ghost_traces_.clear();
}

void Session::drop_preview() {
    // The trajectory is kept: the next preview shares its past.
    previewed_.reset();
    preview_traces_.clear();
}

} // namespace disinhibit
