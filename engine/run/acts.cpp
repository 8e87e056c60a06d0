#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "engine/run/edits.h"
#include "engine/run/session.h"

/// What a Session does when somebody acts.
namespace disinhibit {
namespace {

// A preview follows the running playhead in steps of this share of the window.
constexpr double preview_grain = 0.02;
constexpr std::size_t longest_message = 600; ///< bytes

} // namespace

bool Session::carry_out(const Action& action) {
    // Some of what a pair does, it does to its sides.
    using Mine = JoinedLists<CourseWishes, ListOfWishes<OpenRun, SkipToNextEvent>>::type;
    return visit(
        Mine{},
        [this](const auto& value) {
            try {
                message_.clear();
                act(value);
            } catch (const ModelError& error) {
                message_ = as_input_error(error.where, error.found, error.expected).what();
            } catch (const std::exception& error) { // no act may end the window
                message_ = one_line(error.what(), longest_message);
            }
        },
        action);
}

double Session::act_time_s() const {
    const double grain = clock_.speed() >= 1.0 ? 1.0 : 1000.0;
    return std::floor(clock_.now_s() * grain) / grain;
}

double Session::hand_time_s(double t_s) const {
    const double grain = clock_.speed() >= 1.0 ? 1.0 : 1000.0;
    return std::max(0.0, std::round(t_s * grain) / grain);
}

double Session::preview_time_s() const {
    const double near_s = preview_grain * (window_end_s_ - window_begin_s_);
    const bool still = previewed_ && std::abs(clock_.now_s() - preview_from_s_) < near_s;
    return still ? preview_from_s_ : act_time_s();
}

Scenario Session::with_parameter(const std::string& path, double value, double at_s) const {
    ParameterChange change;
    change.path = path;
    change.value = value;
    change.at_s = at_s;
    return with_change(scenario(), change);
}

// -------------------------------------------------------------------------------- what was made

void Session::change_scenario(Scenario next) {
    if (next == scenario()) {
        return;
    }
    course_.set_scenario(next);
    const auto former = state_.scenario;
    SessionState state = state_;
    state.scenario = std::make_shared<const Scenario>(std::move(next));
    leave_ghost(state);
    state_ = std::move(state);
    follow_state(former);
}

void Session::follow_state(const std::shared_ptr<const Scenario>& former) {
    const SessionState& present = state_;
    clock_.set_loop(present.loop.begin_s, present.loop.end_s);
    if (present.scenario == former) {
        return;
    }
    edited_ = true;
    index_signals();
    course_complete_ = false;
    course_traced_s_ = 0.0;
    keep_picture_of(former);
    drop_preview();
    if (former->id != present.scenario->id) {
        course_end_s_ = present.scenario->duration_s;
        show_whole_course();
    }
}

void Session::restore(const SessionState& state) {
    course_.set_scenario(*state.scenario);
    const auto former = state_.scenario;
    state_ = state;
    follow_state(former);
}

// -------------------------------------------------------------------------- doses and parameters

void Session::act(const TakeDose& act) {
    Scenario next = scenario();
    next.doses.push_back(act.dose);
    next.doses.back().at_s = act_time_s();
    change_scenario(std::move(next));
}

void Session::act(const TakeWrittenDose& written) {
    act(TakeDose{parse_dose(written.sentence, library_, library_.subjects.at(scenario().subject))});
}

void Session::act(const MoveDose& act) {
    change_scenario(with_dose_moved(scenario(), act.dose, act.member, hand_time_s(act.at_s)));
    drop_preview();
}

void Session::act(const DeleteDose& act) {
    change_scenario(with_dose_deleted(scenario(), act.dose, act.member));
}

void Session::act(const RemoveFromScenario& act) {
    Scenario next = scenario();
    const auto remove = [&](auto& rows) {
        if (act.index >= 0 && static_cast<std::size_t>(act.index) < rows.size()) {
            rows.erase(rows.begin() + act.index);
            change_scenario(std::move(next));
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

void Session::act(const SetParameterNow& act) {
    change_scenario(with_parameter(act.path, act.value, act_time_s()));
}

void Session::act(const ChooseCircuit& act) {
    Scenario next = scenario();
    next.circuit = act.id;
    change_scenario(std::move(next));
}

void Session::act(const ChooseSubject& act) {
    Scenario next = scenario();
    next.subject = act.id;
    change_scenario(std::move(next));
}

// -------------------------------------------------------------------------------------- previews

void Session::act(const PreviewDose& act) {
    if (act.dose.substance.empty()) {
        drop_preview();
        return;
    }
    Scenario next = scenario();
    next.doses.push_back(act.dose);
    next.doses.back().at_s = preview_time_s();
    const double from_s = next.doses.back().at_s;
    if (preview(std::move(next), from_s)) {
        look_for_peak(scenario(), from_s);
    }
}

void Session::act(const PreviewMove& act) {
    const double at_s = hand_time_s(act.at_s);
    const double from_s = std::min(at_s, dose_time_s(scenario(), act.dose, act.member));
    if (preview(with_dose_moved(scenario(), act.dose, act.member, at_s), from_s)) {
        look_for_peak(with_dose_deleted(scenario(), act.dose, act.member), at_s);
    }
}

void Session::act(const PreviewParameter& act) {
    const double at_s = preview_time_s();
    if (preview(with_parameter(act.path, act.value, at_s), at_s)) {
        look_for_peak(scenario(), at_s, act.path);
    }
}

void Session::act(const EndPreview&) {
    drop_preview();
}

// ------------------------------------------------------------------------------------------ time

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

void Session::act(const ShowWholeCourse&) {
    show_whole_course();
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

void Session::act(const SkipToPreviousEvent&) {
    const std::vector<double> times_s = course_.event_times_s();
    const auto next = std::lower_bound(times_s.begin(), times_s.end(), clock_.now_s());
    clock_.seek(next != times_s.begin() ? *(next - 1) : 0.0);
    follow_playhead(true);
}

void Session::act(const SetLoop& act) {
    SessionState state = state_;
    const double begin_s = hand_time_s(act.begin_s);
    const double end_s = hand_time_s(act.end_s);
    state.loop = end_s > begin_s ? TimeRange{begin_s, end_s} : TimeRange{};
    if (state.loop != state_.loop) {
        state_ = std::move(state);
        follow_state(state_.scenario);
    }
}

// ------------------------------------------------------------------------------ opening

void Session::act(const RestartScenario&) {
    // Doses stay: people go back to watch again what they did.
    clock_.restart(scenario().open_at_s);
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

void Session::open(const Scenario& opened) {
    course_.set_scenario(opened);
    const auto former = state_.scenario;
    SessionState state = state_;
    state.scenario = std::make_shared<const Scenario>(opened);
    // Courses kept by name can be compared with any scenario; "before the last change" has no meaning here.
    std::erase_if(state.ghosts, [](const Ghost& ghost) { return ghost.automatic; });
    state.loop = {};
    state_ = std::move(state);
    follow_state(former);
    clock_.restart(scenario().open_at_s);
    course_end_s_ = scenario().duration_s;
    show_whole_course();
}

} // namespace disinhibit
