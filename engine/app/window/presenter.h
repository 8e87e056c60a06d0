#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/app/window/frame.h"
#include "engine/app/window/program_data.h"
#include "engine/run/pair.h"
#include "engine/view/deck.h"

namespace disinhibit {

/// A talk in the window: runs and looks of the window stand still behind it and come back as they were. Every slide is a run
/// of its own, which lives while it is shown and begins anew when it is shown again.
class Presenter {
  public:
    /// The arguments must outlive it.
    Presenter(ProgramData& data, Frame& frame, const SessionPair& window_session);

    bool on() const { return run_ != nullptr; }
    /// The runs of the slide; only in a talk.
    SessionPair& session() { return *run_; }
    const SessionPair& session() const { return *run_; }
    /// What there is to see in the window behind the talk.
    const Shot& behind() const { return behind_; }
    const Deck& deck() const { return deck_; }
    int slide() const { return slide_; }
    int doses_given() const { return doses_given_; }

    /// Begins a talk: id of a shipped deck, file, or empty: the deck that was asked for last, else what there is to see.
    /// Throws InputError, and then there is no talk.
    void start(const std::string& deck);
    void end();
    /// False if the act does not concern talks. Never throws; a fault is told in the window.
    bool carry_out(const Action& action);
    /// Lets `wall_s` pass on the way between two slides.
    void advance(float wall_s);
    /// True while a slide is on its way.
    bool gliding() const { return glide_.has_value(); }

  private:
    struct Glide {
        Shot from;
        float elapsed_s = 0.0f;
    };
    void act(const StartPresenting& act) { start(act.deck); }
    void act(const EndPresenting& act);
    void act(const GoOn& act);
    void act(const StepSlide& act);
    void act(const GoToSlide& act);
    void act(const BlankScreen& act);
    /// Throws InputError if its runs cannot be run.
    void show(int slide);
    void open(const Slide& slide);
    void tell() const;
    /// What of the deck cannot be shown, until the speaker goes on.
    void tell_faults() const;

    ProgramData& data_;
    Frame& frame_;
    const SessionPair& window_session_;
    std::vector<OfferedDeck> offered_;
    std::string deck_name_; ///< asked for last
    Deck deck_;
    int slide_ = 0;
    int doses_given_ = 0; ///< on this slide
    Blank blank_ = Blank::none;
    std::unique_ptr<SessionPair> run_;
    std::optional<Glide> glide_;
    std::optional<FrameState> aside_;
    Shot behind_;
};

} // namespace disinhibit
