#include "engine/app/window/presenter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "engine/app/window/asked_deck.h"
#include "engine/core/plain_words.h"

namespace disinhibit {

Presenter::Presenter(ProgramData& data, Frame& frame, const SessionPair& window_session)
    : data_(data), frame_(frame), window_session_(window_session), offered_(shipped_decks(data)) {
    tell();
}

void Presenter::start(const std::string& deck) {
    const std::string name = deck.empty() ? deck_name_ : deck;
    Shot behind = on() ? behind_ : frame_.shot(window_session_);
    Deck found = name.empty() ? deck_of(behind, data_) : find_deck(data_, name);
    end();
    deck_name_ = name;
    deck_ = std::move(found);
    behind_ = std::move(behind);
    aside_ = frame_.put_aside();
    try {
        show(0);
    } catch (...) {
        end();
        throw;
    }
    tell_faults();
}

void Presenter::end() {
    run_.reset();
    glide_.reset();
    blank_ = Blank::none;
    frame_.faults().settle("slides");
    if (aside_) {
        frame_.bring_back(*std::exchange(aside_, std::nullopt));
    }
    tell();
}

void Presenter::open(const Slide& slide) {
    SessionSettings settings;
    settings.speed = slide.shot.speed;
    settings.playing = slide.shot.playing;
    auto run = std::make_unique<SessionPair>(data_.library, slide.shot.a.scenario, settings);
    run->offer(data_.offered.pairs);
    run->open(slide.shot);
    run_ = std::move(run);
}

void Presenter::show(int slide) {
    const Slide& wanted = deck_.slides[static_cast<std::size_t>(slide)];
    const std::optional<Shot> former = run_ ? std::optional(run_->shot()) : std::nullopt;
    const bool glides =
        former && wanted.glide_s > 0.0 && slide > slide_ && same_runs(*former, wanted.shot);
    glide_.reset();
    if (glides) {
        glide_ = Glide{*former, 0.0f};
        run_->look(glide_between(*former, wanted.shot, 0.0));
    } else {
        open(wanted);
    }
    frame_.faults().settle("slides"); // whoever goes on has read it
    frame_.look_in_hall(wanted.shot.view, glides);
    slide_ = slide;
    doses_given_ = 0;
    blank_ = Blank::none;
    tell();
}

void Presenter::advance(float wall_s) {
    if (!glide_) {
        return;
    }
    const Slide& slide = deck_.slides[static_cast<std::size_t>(slide_)];
    glide_->elapsed_s += wall_s;
    const double share = glide_->elapsed_s / slide.glide_s;
    Shot shot = glide_between(glide_->from, slide.shot, share);
    shot.playing = share >= 1.0 && slide.shot.playing;
    run_->look(shot);
    if (share >= 1.0) {
        glide_.reset();
    }
}

void Presenter::act(const EndPresenting& /*act*/) {
    if (on()) {
        end();
    }
}

void Presenter::act(const GoOn& /*act*/) {
    if (!on()) {
        return;
    }
    const Slide& slide = deck_.slides[static_cast<std::size_t>(slide_)];
    const bool dose_to_come = doses_given_ < static_cast<int>(slide.doses.size());
    if (blank_ != Blank::none || !dose_to_come || glide_) {
        act(StepSlide{blank_ != Blank::none ? 0 : 1});
        return;
    }
    run_->carry_out(TakeDose{slide.doses[static_cast<std::size_t>(doses_given_)]});
    if (!run_->clock().playing()) {
        run_->carry_out(PlayPause{});
    }
    ++doses_given_;
    tell();
}

void Presenter::act(const StepSlide& act) {
    if (!on()) {
        return;
    }
    // Whoever comes back from black or white sees the slide as it was left.
    const int slide = slide_ + act.slides;
    if (slide != slide_ && slide >= 0 && slide < static_cast<int>(deck_.slides.size())) {
        show(slide);
    }
    blank_ = Blank::none;
    tell();
}

void Presenter::act(const GoToSlide& act) {
    if (on()) {
        const int count = static_cast<int>(deck_.slides.size());
        show(std::clamp(act.slide < 0 ? count + act.slide : act.slide, 0, count - 1));
    }
}

void Presenter::act(const BlankScreen& act) {
    if (on()) {
        blank_ = blank_ == act.blank ? Blank::none : act.blank;
        tell();
    }
}

bool Presenter::carry_out(const Action& action) {
    try {
        return visit(
            TalkWishes{},
            [&](const auto& what) {
                act(what);
                frame_.faults().settle("deck");
            },
            action);
    } catch (const std::exception& error) {
        frame_.faults().tell("deck", plain_words(error));
        return true;
    }
}

void Presenter::tell_faults() const {
    const auto bad = std::ranges::count_if(deck_.slides,
                                           [](const Slide& slide) { return !slide.fault.empty(); });
    if (bad > 0) {
        frame_.faults().tell("slides",
                             data_.texts.get("presenting.faulty",
                                             {{"count", std::to_string(bad)},
                                              {"slides", std::to_string(deck_.slides.size())},
                                              {"reason", deck_.fault}}));
    } else if (!deck_.fault.empty()) {
        frame_.faults().tell("slides", deck_.fault);
    }
}

void Presenter::tell() const {
    PresentingView view;
    view.on = on();
    view.decks = offered_;
    if (on()) {
        view.slide = slide_;
        view.slides = static_cast<int>(deck_.slides.size());
        view.doses_to_come =
            static_cast<int>(deck_.slides[static_cast<std::size_t>(slide_)].doses.size()) -
            doses_given_;
        view.blank = blank_;
    }
    frame_.tell_presenting(std::move(view));
}

} // namespace disinhibit
