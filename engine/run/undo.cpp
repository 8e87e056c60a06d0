#include "circuit/io/text/input_error.h"
#include "engine/run/pair.h"

/// What a SessionPair can take back, and how it becomes a shot and comes back from one.
namespace disinhibit {

PairState SessionPair::state() const {
    PairState state;
    state.a = a_->state();
    state.b = b_ != nullptr ? std::optional(b_->state()) : std::nullopt;
    state.layout = layout_;
    state.example = example_;
    return state;
}

void SessionPair::remember(double left_s) {
    PairState now = state();
    PairState& present = history_.present();
    if (now.a == present.a && now.b == present.b) {
        present.layout = now.layout;
        present.example = now.example;
        return;
    }
    present.left_s = left_s;
    history_.push(std::move(now));
}

void SessionPair::restore(const PairState& wanted) {
    std::unique_ptr<Session> fresh_b =
        wanted.b && b_ == nullptr ? make_b(*wanted.b->scenario) : nullptr;
    if (a_->state() != wanted.a) {
        a_->restore(wanted.a);
    }
    if (fresh_b != nullptr) {
        b_ = std::move(fresh_b);
    }
    if (!wanted.b) {
        b_.reset();
    } else if (b_->state() != *wanted.b) {
        b_->restore(*wanted.b);
    }
    layout_ = wanted.layout;
    example_ = wanted.example;
    active_ = active_side();
}

void SessionPair::go_to_present() {
    const PairState& wanted = history_.present();
    const bool another = wanted.a.scenario->id != a_->scenario().id;
    restore(wanted);
    // A dose that is taken back leaves the playhead where its effect was seen; a run comes back as it was left.
    if (another) {
        active().carry_out(SeekTo{wanted.left_s});
    }
    link();
}

void SessionPair::act(const Undo&) {
    if (history_.can_undo()) {
        history_.present().left_s = clock().now_s();
        history_.undo();
        go_to_present();
    }
}

void SessionPair::act(const Redo&) {
    if (history_.can_redo()) {
        history_.present().left_s = clock().now_s();
        history_.redo();
        go_to_present();
    }
}

void SessionPair::act(const BeginAfresh&) {
    PairState afresh;
    afresh.a = first_state(library_.scenarios.at(library_.default_scenario));
    const bool nothing_made = b_ == nullptr && run_of(a_->state()) == run_of(afresh.a);
    if (!nothing_made) {
        restore(afresh);
    }
    Shot start;
    start.time_s = a_->scenario().open_at_s;
    start.speed = settings_.speed;
    start.playing = settings_.playing;
    start.view.window = {0.0, a_->scenario().duration_s};
    a_->look(start);
    begun_afresh_ += 1;
}

void SessionPair::open(const Shot& shot) {
    PairState wanted;
    wanted.a = state_of(shot.a);
    wanted.b = shot.b ? std::optional(state_of(*shot.b)) : std::nullopt;
    wanted.layout = shot.layout;
    try {
        restore(wanted);
    } catch (const ModelError& error) {
        throw as_input_error(error.where, error.found, error.expected);
    }
    active_ = comparing() ? shot.active : Side::a;
    look(shot);
    start_history();
}

/// Both sides anew; nothing may be left of them.
void SessionPair::rebuild(const Shot& shot) {
    a_ = std::make_unique<Session>(library_, shot.a.scenario, settings_);
    a_->watch(watched_, time_scale_);
    open(shot);
}

void SessionPair::renew(const std::function<void()>& exchange) {
    const Shot shown = shot();
    SessionHistory made = history_;
    const auto as_shipped = [&](const Scenario& scenario) {
        const auto found = library_.scenarios.find(scenario.id);
        return found != library_.scenarios.end() && found->second == scenario;
    };
    const bool a_as_shipped = as_shipped(shown.a.scenario);
    const bool b_as_shipped = shown.b && as_shipped(shown.b->scenario);
    const auto stop = [&] { // their threads read the library
        a_.reset();
        b_.reset();
    };
    const auto newest = [&](ShotRun& run) {
        const auto found = library_.scenarios.find(run.scenario.id);
        run.scenario = found != library_.scenarios.end() ? found->second : run.scenario;
    };
    stop();
    exchange();
    try {
        Shot wanted = shown;
        if (a_as_shipped) {
            newest(wanted.a);
        }
        if (b_as_shipped) {
            newest(*wanted.b);
        }
        rebuild(wanted);
    } catch (const InputError&) {
        stop();
        exchange();
        rebuild(shown);
        history_ = std::move(made);
        throw;
    }
    // What was made can still be taken back; by what the library says now.
    made.present() = history_.present();
    history_ = std::move(made);
}

void SessionPair::look(const Shot& shot) {
    active().look(shot);
    link();
}

void SessionPair::open_another(const Shot& shot) {
    open(shot);
    begun_afresh_ += 1;
}

Shot SessionPair::shot() const {
    Shot shot;
    shot.a = run_of(a_->state());
    if (b_ != nullptr) {
        shot.b = run_of(b_->state());
    }
    shot.layout = layout();
    shot.active = active_side();
    shot.time_s = clock().now_s();
    shot.motion_s = clock().display_s();
    shot.speed = clock().speed();
    shot.playing = clock().playing();
    shot.view.window = active().chosen_window();
    return shot;
}

} // namespace disinhibit
