#pragma once

#include <SDL.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "engine/app/window/frame.h"
#include "engine/app/window/notes_window.h"
#include "engine/app/window/place.h"
#include "engine/app/window/presenter.h"
#include "engine/gl/context.h"
#include "engine/run/pair.h"

namespace disinhibit {

/// The event loop of one window. All arguments must outlive it.
class WindowLoop {
  public:
    WindowLoop(SDL_Window* window,
               gl::GlContext& context,
               ProgramData& data,
               Frame& frame,
               SessionPair& session);

    /// What is done about once a second, besides looking for changed files.
    void now_and_then(std::function<void()> task) { task_ = std::move(task); }
    /// What is done at every turn, after what people did has been carried out.
    void at_every_turn(std::function<void()> task) { turn_task_ = std::move(task); }
    /// Runs until the window is closed or the program is asked to end.
    void run();
    /// One turn in which `wall_s` passes: events, the run, the picture, what people did. False once the window is closed.
    bool turn(double wall_s);

    /// Begins a talk, as Presenter::start. Throws InputError.
    void present(const std::string& deck) { presenter_.start(deck); }
    /// Fits the window into its display as soon as it has its frame.
    void fit_frame() { frame_fit_.emplace(); }
    /// Notes in a window of their own also where there is one display; the talk does not fill the screen then.
    void want_notes() { wants_notes_ = true; }
    bool presenting() const { return presenter_.on(); }
    const Presenter& presenter() const { return presenter_; }
    /// What there is to see in the window, behind a talk if there is one.
    Shot shot() const { return presenter_.on() ? presenter_.behind() : frame_.shot(session_); }
    /// What is on the screen: the runs of the window, or those of a slide.
    SessionPair& shown() { return presenter_.on() ? presenter_.session() : session_; }
    /// Size of the framebuffer that belongs to the window.
    FrameTarget target() const;

  private:
    void attempt(const char* subject, const std::function<void()>& work);
    void carry_out_actions();
    void turn_notes(double wall_s);
    bool is_of_notes(const SDL_Event& event) const;
    bool visible() const;
    bool idle();
    void fill_screen_as_wished();
    void fit_frame_into_screen(double wall_s);
    void wait_for_event();
    void gather_events();
    void take(const SDL_Event& event);
    void reload_now_and_then();
    void hold_frame_rate(std::chrono::steady_clock::time_point begin) const;
    /// For scripted tests: where the widgets are, and how many of the inputs have done all that they do.
    void write_widget_log();

    SDL_Window* window_;
    gl::GlContext& context_;
    Frame& frame_;
    SessionPair& session_;
    Presenter presenter_;
    ProgramData& data_;
    std::unique_ptr<NotesWindow> notes_;
    bool wants_notes_ = false;
    bool notes_closed_ = false; ///< by hand, in this talk
    std::function<void()> task_;
    std::function<void()> turn_task_;
    std::optional<FrameFit> frame_fit_;
    bool closed_ = false;
    bool full_screen_ = false;
    std::optional<SDL_Rect> place_before_; ///< full screen where nobody manages windows
    std::chrono::steady_clock::time_point last_touched_;
    std::chrono::steady_clock::time_point last_reload_;
    std::string widget_file_;
    std::string widget_text_;
    int inputs_ = 0;      ///< of keyboard and mouse
    int quiet_turns_ = 0; ///< since the last of them and since the camera stands
    int settled_ = -1;    ///< inputs_ when it was quiet last
    std::map<std::string, std::string> failed_; ///< what did not work in the last turn, and why
};

} // namespace disinhibit
