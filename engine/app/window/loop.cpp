#include "engine/app/window/loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "circuit/io/text/write_file.h"
#include "engine/core/log.h"
#include "engine/core/plain_words.h"

namespace disinhibit {
namespace {

// After a pause of the whole program (suspended, moved, minimised) the run goes on where it was.
constexpr double longest_frame_s = 0.1;
// Paused and untouched for so long, the window draws only now and then.
constexpr double idle_after_s = 0.5;
constexpr int idle_wait_ms = 100;
constexpr double reload_every_s = 1.0;
// An input acts in its turn, is on the screen in the next, and what has grown or gone with it is placed in a third.
constexpr int quiet_after_turns = 3;

volatile std::sig_atomic_t hung_up = 0; ///< SIGHUP came

using WallClock = std::chrono::steady_clock;

double seconds_between(WallClock::time_point begin, WallClock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

/// Seconds per frame of the display, at most that of 60 Hz when it does not say.
double frame_time_s(SDL_Window* window) {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(window);
    const bool known = display >= 0 && SDL_GetCurrentDisplayMode(display, &mode) == 0;
    return 1.0 / (known && mode.refresh_rate > 0 ? mode.refresh_rate : 60);
}

} // namespace

WindowLoop::WindowLoop(SDL_Window* window,
                       gl::GlContext& context,
                       ProgramData& data,
                       Frame& frame,
                       SessionPair& session)
    : window_(window), context_(context), frame_(frame), session_(session),
      presenter_(data, frame, session), data_(data) {
    last_touched_ = last_reload_ = WallClock::now();
    if (const char* file = std::getenv("DISINHIBIT_WIDGET_LOG")) {
        widget_file_ = file;
    }
}

void WindowLoop::run() {
    // SDL turns SIGINT and SIGTERM into a request to close; the end of a terminal or an ssh session is one too.
    std::signal(SIGHUP, [](int) { hung_up = 1; });
    auto last = WallClock::now();
    bool open = true;
    while (open) {
        if (idle()) {
            wait_for_event();
        }
        const auto now = WallClock::now();
        const double wall_s = std::min(seconds_between(last, now), longest_frame_s);
        last = now;
        open = turn(wall_s);
        if (visible()) {
            hold_frame_rate(now);
        } else {
            SDL_Delay(static_cast<Uint32>(idle_wait_ms / 2));
        }
    }
    presenter_.end();
}

bool WindowLoop::turn(double wall_s) {
    attempt("input", [&] { gather_events(); });
    attempt("course", [&] {
        presenter_.advance(static_cast<float>(wall_s));
        shown().advance(wall_s);
    });
    attempt("reload", [&] { reload_now_and_then(); });
    if (visible()) {
        attempt("frame", [&] {
            frame_.draw(shown(), target(), static_cast<float>(wall_s));
            context_.swap();
        });
    }
    carry_out_actions();
    attempt("notes", [&] { turn_notes(wall_s); });
    attempt("screen", [&] { fill_screen_as_wished(); });
    attempt("place", [&] { fit_frame_into_screen(wall_s); });
    attempt("session", [&] {
        if (turn_task_) {
            turn_task_();
        }
    });
    const bool open = !closed_ && hung_up == 0 && !frame_.looks().quit;
    if (open) {
        attempt("widgets", [&] { write_widget_log(); });
    }
    return open;
}

void WindowLoop::carry_out_actions() {
    for (const Action& action : frame_.take_actions()) {
        if (action.is<StartPresenting>()) {
            notes_.reset(); // they look at the slides of the talk before
        }
        if (!presenter_.carry_out(action)) {
            frame_.carry_out(action, shown());
        }
    }
}

/// The notes are there as long as a talk is, if there is a place for them.
void WindowLoop::turn_notes(double wall_s) {
    if (!presenter_.on()) {
        notes_.reset();
        notes_closed_ = false;
        return;
    }
    const bool place = wants_notes_ || SDL_GetNumVideoDisplays() > 1;
    if (place && !notes_ && !notes_closed_) {
        notes_ = NotesWindow::open(data_, window_, context_);
        notes_closed_ = notes_ == nullptr;
    }
    if (notes_) {
        notes_->turn(presenter_, wall_s);
    }
}

bool WindowLoop::is_of_notes(const SDL_Event& event) const {
    if (!notes_) {
        return false;
    }
    switch (event.type) {
    case SDL_WINDOWEVENT:
        return event.window.windowID == notes_->id();
    case SDL_MOUSEMOTION:
        return event.motion.windowID == notes_->id();
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return event.button.windowID == notes_->id();
    case SDL_MOUSEWHEEL:
        return event.wheel.windowID == notes_->id();
    default:
        return false; // keys steer the talk from either window
    }
}

/// What fails in one turn is told, and the next turn tries again: no exception ends the window.
void WindowLoop::attempt(const char* subject, const std::function<void()>& work) {
    try {
        work();
        if (failed_.erase(subject) > 0) {
            frame_.faults().settle(subject);
        }
    } catch (const std::exception& error) {
        const std::string words = plain_words(error);
        if (std::string& told = failed_[subject]; told != words) {
            told = words;
            log_warning(words);
        }
        frame_.faults().tell(subject, words);
    }
}

FrameTarget WindowLoop::target() const {
    FrameTarget target;
    int width = 1;
    SDL_GetWindowSize(window_, &width, nullptr);
    SDL_GL_GetDrawableSize(window_, &target.width_px, &target.height_px);
    target.pixel_ratio =
        static_cast<float>(target.width_px) / static_cast<float>(std::max(width, 1));
    return target;
}

bool WindowLoop::visible() const {
    return (SDL_GetWindowFlags(window_) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0;
}

bool WindowLoop::idle() {
    return !shown().clock().playing() && !shown().computing() && !presenter_.gliding() &&
           !frame_.looks().camera.moving() &&
           seconds_between(last_touched_, WallClock::now()) > idle_after_s;
}

void WindowLoop::fill_screen_as_wished() {
    const bool stays_window = wants_notes_ && presenter_.on() && SDL_GetNumVideoDisplays() == 1;
    const bool wanted = frame_.looks().full_screen && !stays_window;
    if (wanted == full_screen_) {
        return;
    }
    full_screen_ = wanted;
    if (full_screen_ && !is_managed(window_)) {
        place_before_ = place_of(window_);
        SDL_Rect screen{};
        SDL_GetDisplayBounds(std::max(0, SDL_GetWindowDisplayIndex(window_)), &screen);
        put(window_, screen);
    }
    if (SDL_SetWindowFullscreen(window_, full_screen_ ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0) != 0) {
        throw std::runtime_error(SDL_GetError());
    }
    if (!full_screen_ && place_before_) {
        put(window_, *place_before_);
        place_before_.reset();
    }
}

/// A talk and a full screen have their own place.
void WindowLoop::fit_frame_into_screen(double wall_s) {
    if (frame_fit_ && !full_screen_) {
        frame_fit_->turn(window_, wall_s);
    }
}

void WindowLoop::wait_for_event() {
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, idle_wait_ms) == 1) {
        take(event);
    }
}

void WindowLoop::gather_events() {
    SDL_Event event;
    while (SDL_PollEvent(&event) == 1) {
        take(event);
        if (event.type == SDL_MOUSEBUTTONDOWN) {
            // A press may give the keyboard to a text field: what is typed after it waits until the frame has shown where.
            return;
        }
    }
}

void WindowLoop::take(const SDL_Event& event) {
    last_touched_ = WallClock::now();
    if (event.type >= SDL_KEYDOWN && event.type <= SDL_MOUSEWHEEL) {
        ++inputs_;
        quiet_turns_ = 0;
    }
    if (is_of_notes(event)) {
        if (event.type == SDL_MOUSEBUTTONDOWN) {
            frame_.wish(GoOn{});
        } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) {
            notes_.reset();
            notes_closed_ = true;
        }
        return;
    }
    frame_.handle(event);
    closed_ = closed_ || event.type == SDL_QUIT ||
              (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE);
    if (event.type == SDL_DISPLAYEVENT) {
        // A display was unplugged or rearranged: the window must not stay where nobody can see it.
        bring_into_view(window_);
    }
}

void WindowLoop::reload_now_and_then() {
    const auto now = WallClock::now();
    if (seconds_between(last_reload_, now) > reload_every_s) {
        last_reload_ = now;
        frame_.reload_changed_files();
        if (!presenter_.on()) { // a talk goes on as it was begun
            frame_.reload_science(session_);
        }
        if (task_) {
            task_();
        }
    }
}

/// Where swapping does not wait for the display, we do.
void WindowLoop::hold_frame_rate(WallClock::time_point begin) const {
    const double rest_s = frame_time_s(window_) - seconds_between(begin, WallClock::now());
    if (SDL_GL_GetSwapInterval() == 0 && rest_s > 0.0) {
        SDL_Delay(static_cast<Uint32>(1000.0 * rest_s));
    }
}

void WindowLoop::write_widget_log() {
    if (widget_file_.empty()) {
        return;
    }
    quiet_turns_ = frame_.looks().camera.moving() || presenter_.gliding() ? 0 : quiet_turns_ + 1;
    settled_ = quiet_turns_ >= quiet_after_turns ? inputs_ : settled_;
    std::string text =
        fmt::format("settled {} of {}\n", settled_, inputs_) + frame_.widgets().text();
    if (text != widget_text_) {
        write_file(widget_file_, text, Durability::scratch);
        widget_text_ = std::move(text);
    }
}

} // namespace disinhibit
