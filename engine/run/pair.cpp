#include "engine/run/pair.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "circuit/io/text/input_error.h"
#include "engine/run/contrast.h"

namespace disinhibit {
namespace {

/// Before the playhead stands where the leader's stands, a new side needs no frame of its own.
SessionSettings still(SessionSettings settings) {
    settings.playing = false;
    return settings;
}

} // namespace

SessionPair::SessionPair(const Library& library, const Scenario& scenario, SessionSettings settings)
    : library_(library), settings_(settings),
      a_(std::make_unique<Session>(library, scenario, settings)), history_(state()) {}

std::unique_ptr<Session> SessionPair::make_b(const Scenario& scenario) const {
    auto b = std::make_unique<Session>(library_, scenario, still(settings_));
    b->watch(watched_, time_scale_);
    b->preview_peak_of(headline_);
    return b;
}

void SessionPair::set_b(const Scenario& scenario) {
    if (b_ == nullptr) {
        b_ = make_b(scenario);
    } else {
        b_->carry_out(OpenRun{scenario});
    }
}

void SessionPair::put_on_b(const Scenario& scenario) {
    set_b(scenario);
    start_history();
}

void SessionPair::show(CompareLayout layout) {
    layout_ = layout;
    start_history();
}

bool SessionPair::try_on_b(const Scenario& scenario) {
    try {
        set_b(scenario);
        return true;
    } catch (const std::exception& error) {
        message_ = error.what();
        return false;
    }
}

void SessionPair::link() {
    if (comparing()) {
        other().follow(active());
    }
}

void SessionPair::advance(double wall_s) {
    if (!comparing()) {
        a_->advance(wall_s);
        return;
    }
    Session& lead = active();
    if (lead.clock().playing()) {
        other().prepare(lead.clock().now_s() + wall_s * lead.clock().speed());
    }
    lead.advance(wall_s, other().trajectory().reached_s());
    link();
}

void SessionPair::settle() {
    active().settle();
    if (comparing()) {
        link();
        other().settle();
    }
}

void SessionPair::watch(const PlotSignals& signals, TimeScale scale) {
    watched_ = signals;
    time_scale_ = scale;
    a_->watch(signals, scale);
    if (b_ != nullptr) {
        b_->watch(signals, scale);
    }
}

void SessionPair::preview_peak_of(const std::string& signal) {
    headline_ = signal;
    a_->preview_peak_of(signal);
    if (b_ != nullptr) {
        b_->preview_peak_of(signal);
    }
}

bool SessionPair::carry_out(const Action& action) {
    const double left_s = clock().now_s();
    const bool done = obey(action);
    if (done) {
        remember(left_s);
    }
    return done;
}

bool SessionPair::obey(const Action& action) {
    const bool mine = visit(
        PairWishes{},
        [&](const auto& what) {
            message_.clear();
            act(what);
        },
        action);
    if (mine) {
        return true;
    }
    if (action.is<OpenScenario>() && !comparing()) {
        b_.reset(); // it belongs to what was shown before
    }
    const bool done = active().carry_out(action);
    link();
    return done;
}

void SessionPair::act(const OpenRun& act) {
    example_ = -1;
    if (act.side == Side::a) {
        active_ = Side::a;
        if (!comparing()) {
            b_.reset();
        }
        a_->carry_out(act);
        link();
        return;
    }
    if (!try_on_b(act.scenario)) {
        return;
    }
    layout_ = layout_ == CompareLayout::off ? CompareLayout::split : layout_;
    active_ = Side::a;
    link();
}

void SessionPair::act(const CompareWith& act) {
    const std::optional<Scenario> b =
        make_contrast(library_, a_->scenario(), history_.former_scenario(), act.contrast);
    if (!b) {
        return;
    }
    example_ = -1;
    if (!try_on_b(*b)) {
        return;
    }
    // The clock of side A leads, whichever side was active.
    active_ = Side::a;
    layout_ = layout_ == CompareLayout::off ? CompareLayout::split : layout_;
    link();
    // A copy is made to be changed.
    active_ = act.contrast.kind == ContrastKind::copy ? Side::b : Side::a;
}

void SessionPair::act(const OpenComparison& act) {
    const auto index = static_cast<std::size_t>(act.index);
    if (act.index < 0 || index >= examples_.size()) {
        return;
    }
    const Shot& shot = examples_[index].shot;
    if (!shot.b || !try_on_b(shot.b->scenario)) {
        return;
    }
    active_ = Side::a;
    layout_ = layout_ == CompareLayout::off ? CompareLayout::split : layout_;
    a_->carry_out(OpenRun{shot.a.scenario});
    a_->carry_out(SeekTo{shot.time_s});
    example_ = act.index;
    link();
}

void SessionPair::act(const SetCompareLayout& act) {
    if (act.layout != CompareLayout::off && b_ == nullptr) {
        const Contrast contrast = usual_contrast(a_->scenario());
        this->act(CompareWith{contrast});
    }
    // Side A stays when the comparison ends; it goes on where both were.
    if (act.layout == CompareLayout::off && comparing() && active_ == Side::b) {
        a_->follow(*b_);
        active_ = Side::a;
    }
    layout_ = act.layout;
    link();
}

void SessionPair::act(const ChooseSide& act) {
    if (comparing()) {
        if (act.side != active_) {
            active().carry_out(EndPreview{}); // whatever is held belongs to the other side
        }
        active_ = act.side;
    }
}

void SessionPair::act(const SkipToNextEvent& act) {
    // The next event of either side.
    double next_s = std::numeric_limits<double>::infinity();
    for (const Session* session : {a_.get(), comparing() ? b_.get() : nullptr}) {
        if (session != nullptr) {
            const std::vector<double> times_s = session->trajectory().event_times_s();
            const auto next = std::upper_bound(times_s.begin(), times_s.end(), clock().now_s());
            next_s = next != times_s.end() ? std::min(next_s, *next) : next_s;
        }
    }
    if (!comparing()) {
        active().carry_out(act);
    } else if (std::isfinite(next_s)) {
        active().carry_out(SeekTo{next_s});
    }
    link();
}

void SessionPair::describe(FrameView& view) const {
    active().describe(view);
    view.can_undo = can_undo();
    view.can_redo = can_redo();
    CompareView& compare = view.compare;
    compare.layout = layout();
    compare.active = active_side();
    compare.can_compare_with_former = history_.former_scenario() != nullptr;
    compare.example = comparing() ? example_ : -1;
    compare.examples.clear();
    for (const OfferedPair& example : examples_) {
        compare.examples.push_back(example.name);
    }
    compare.trajectory = nullptr;
    compare.snapshot = nullptr;
    view.compared = {};
    if (comparing()) {
        view.ghosts.clear(); // side B stands for what was before
        const Session& other = side(other_side(active_));
        compare.trajectory = &other.trajectory();
        compare.snapshot = &other.snapshot();
        view.compared = other.traces();
        if (view.message.empty() && !other.trajectory().status().ok()) {
            view.message = other.trajectory().status().sentence();
        }
    }
    if (view.message.empty()) {
        view.message = message_;
    }
}

} // namespace disinhibit
