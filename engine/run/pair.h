#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "engine/run/history.h"
#include "engine/run/session.h"
#include "engine/view/actions.h"
#include "engine/view/frame_view.h"
#include "engine/view/pair_file.h"

namespace disinhibit {

/// One run, or two on one clock (A | B). The active side leads: what people do goes to it, and the other side takes over
/// its playhead, speed and window. The playhead waits for the side that lags. Every act on a course (doses, edits) belongs
/// to the active side alone; undo takes back the last act, on whichever side it was, and what it had opened or replaced
/// comes back with it. Neither side knows of the other, so a course is the same bytes alone and in A | B.
class SessionPair {
  public:
    /// Throws InputError if the scenario cannot be run. `library` must outlive the pair.
    SessionPair(const Library& library, const Scenario& scenario, SessionSettings settings);

    /// The shipped pairs that OpenComparison opens: their runs and their moment; how they are looked at is left to whoever
    /// looks.
    void offer(std::vector<OfferedPair> examples) { examples_ = std::move(examples); }
    /// Puts `scenario` on side B. Throws InputError if it cannot be run.
    void put_on_b(const Scenario& scenario);
    void show(CompareLayout layout);
    /// Takes over everything a shot says of the runs; undo goes no further back. Throws InputError if they
    /// cannot be run.
    void open(const Shot& shot);
    /// The same for a shot from elsewhere: what was there before stays as a former session.
    void open_another(const Shot& shot);
    /// Goes on by another library: `exchange` puts it in the place of the present one while nobody reads either, and would put
    /// the present one back. A side that is as the library has it becomes what the other library has. Throws InputError
    /// if a side cannot be run by the other library; then nothing has changed.
    void renew(const std::function<void()>& exchange);
    /// Takes over playhead, motion, speed and window of a shot of the same runs.
    void look(const Shot& shot);
    /// What there is to see; of the view only what a session knows.
    Shot shot() const;
    /// How often everything was begun afresh.
    int begun_afresh() const { return begun_afresh_; }

    void advance(double wall_s);
    void settle();
    /// False if the act concerns neither side nor the comparison.
    bool carry_out(const Action& action);
    void watch(const PlotSignals& signals, TimeScale scale = TimeScale::linear);
    /// As Session::preview_peak_of, for both.
    void preview_peak_of(const std::string& signal);
    void describe(FrameView& view) const;

    Session& active() { return active_ == Side::a || !comparing() ? *a_ : *b_; }
    const Session& active() const { return active_ == Side::a || !comparing() ? *a_ : *b_; }
    /// Side B only while comparing.
    const Session& side(Side side) const { return side == Side::a ? *a_ : *b_; }
    /// A alone, or both.
    std::vector<Side> sides() const {
        return comparing() ? std::vector<Side>{Side::a, Side::b} : std::vector<Side>{Side::a};
    }
    Side active_side() const { return comparing() ? active_ : Side::a; }
    bool comparing() const { return layout_ != CompareLayout::off && b_ != nullptr; }
    CompareLayout layout() const { return comparing() ? layout_ : CompareLayout::off; }
    const PlaybackClock& clock() const { return active().clock(); }
    bool can_undo() const { return history_.can_undo(); }
    bool can_redo() const { return history_.can_redo(); }
    bool computing() const { return a_->computing() || (comparing() && b_->computing()); }

  private:
    /// Carries out an act without a thought of undoing it.
    bool obey(const Action& action);
    /// Notes what an act has made; the playhead was at left_s before it.
    void remember(double left_s);
    PairState state() const;
    /// What has been made becomes `state`. Throws ModelError or InputError if it cannot be run.
    void restore(const PairState& state);
    void go_to_present();
    void start_history() { history_ = SessionHistory(state()); }
    std::unique_ptr<Session> make_b(const Scenario& scenario) const;
    void rebuild(const Shot& shot);
    void set_b(const Scenario& scenario);
    /// Puts `scenario` on side B; false, with a message, if it cannot be run.
    bool try_on_b(const Scenario& scenario);
    void act(const OpenRun& act);
    void act(const CompareWith& act);
    void act(const OpenComparison& act);
    void act(const SetCompareLayout& act);
    void act(const ChooseSide& act);
    void act(const SkipToNextEvent& act);
    void act(const BeginAfresh& act);
    void act(const Undo& act);
    void act(const Redo& act);

    Session& other() { return active_ == Side::a ? *b_ : *a_; }
    /// The other side takes over the clock after an act.
    void link();

    const Library& library_;
    SessionSettings settings_;
    std::unique_ptr<Session> a_;
    std::unique_ptr<Session> b_; ///< kept while the comparison is off
    CompareLayout layout_ = CompareLayout::off;
    Side active_ = Side::a;
    std::vector<OfferedPair> examples_;
    int example_ = -1;
    SessionHistory history_;
    int begun_afresh_ = 0;
    std::string message_; ///< why a comparison cannot be made
    PlotSignals watched_;
    TimeScale time_scale_ = TimeScale::linear;
    std::string headline_; ///< whose peak previews look for
};

} // namespace disinhibit
