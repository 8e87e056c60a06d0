#include "engine/app/window.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "engine/app/frame.h"
#include "engine/app/offscreen.h"
#include "engine/core/atomic_file.h"
#include "engine/core/input_error.h"
#include "engine/core/log.h"

namespace disinhibit {
namespace {

// After a pause of the whole program (suspended, moved, minimised) the run goes on where it was.
constexpr double longest_frame_s = 0.1;
// Paused and untouched for so long, the window draws only now and then.
constexpr double idle_after_s = 0.5;
constexpr int idle_wait_ms = 100;
constexpr double reload_every_s = 1.0;
constexpr int smallest_width_px = 640;
constexpr int smallest_height_px = 400;

using WallClock = std::chrono::steady_clock;

double seconds_between(WallClock::time_point begin, WallClock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

/// SDL started for video, or not.
class SdlVideo {
  public:
    SdlVideo() {
        const bool asked = std::getenv("SDL_VIDEODRIVER") != nullptr;
        if (!asked && std::getenv("DISPLAY") == nullptr &&
            std::getenv("WAYLAND_DISPLAY") == nullptr) {
            // SDL would find the bare console or draw into nowhere.
            return;
        }
        SDL_SetHint(SDL_HINT_VIDEO_HIGHDPI_DISABLED, "0");
        started_ = SDL_Init(SDL_INIT_VIDEO) == 0;
        if (!started_) {
            log_detail(SDL_GetError());
        }
    }
    ~SdlVideo() {
        if (started_) {
            SDL_Quit();
        }
    }
    SdlVideo(const SdlVideo&) = delete;
    SdlVideo& operator=(const SdlVideo&) = delete;
    bool started() const { return started_; }

  private:
    bool started_ = false;
};

using WindowPointer = std::unique_ptr<SDL_Window, decltype(&SDL_DestroyWindow)>;

WindowPointer open_window(const ProgramData& data, const Invocation& invocation) {
    gl::request_window_attributes();
    int width = data.defaults.window_width_px;
    int height = data.defaults.window_height_px;
    SDL_Rect usable{};
    if (SDL_GetDisplayUsableBounds(0, &usable) == 0 && usable.w > 0) {
        width = std::min(width, usable.w);
        height = std::min(height, usable.h);
    }
    if (invocation.size) {
        width = invocation.size->width;
        height = invocation.size->height;
    }
    WindowPointer window(
        SDL_CreateWindow(data.texts.get("window.title").c_str(),
                         SDL_WINDOWPOS_CENTERED,
                         SDL_WINDOWPOS_CENTERED,
                         width,
                         height,
                         SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI),
        SDL_DestroyWindow);
    if (window) {
        SDL_SetWindowMinimumSize(window.get(), smallest_width_px, smallest_height_px);
    } else {
        log_detail(SDL_GetError());
    }
    return window;
}

/// Size of the framebuffer that belongs to a window.
FrameTarget target_of(SDL_Window* window) {
    FrameTarget target;
    int width = 1;
    SDL_GetWindowSize(window, &width, nullptr);
    SDL_GL_GetDrawableSize(window, &target.width_px, &target.height_px);
    target.pixel_ratio =
        static_cast<float>(target.width_px) / static_cast<float>(std::max(width, 1));
    return target;
}

/// Seconds per frame of the display, at most that of 60 Hz when it does not say.
double frame_time_s(SDL_Window* window) {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(window);
    const bool known = display >= 0 && SDL_GetCurrentDisplayMode(display, &mode) == 0;
    return 1.0 / (known && mode.refresh_rate > 0 ? mode.refresh_rate : 60);
}

/// The event loop of one window.
class WindowLoop {
  public:
    WindowLoop(SDL_Window* window, gl::GlContext& context, Frame& frame, SessionPair& session)
        : window_(window), context_(context), frame_(frame), session_(session) {
        if (const char* file = std::getenv("DISINHIBIT_WIDGET_LOG")) {
            widget_file_ = file;
        }
    }

    void run() {
        auto last = WallClock::now();
        last_touched_ = last_reload_ = last;
        while (!closed_ && !frame_.looks().quit) {
            gather_events();
            const auto now = WallClock::now();
            const double wall_s = std::min(seconds_between(last, now), longest_frame_s);
            last = now;
            session_.advance(wall_s);
            reload_now_and_then(now);
            if (!visible()) {
                SDL_Delay(static_cast<Uint32>(idle_wait_ms / 2));
                frame_.carry_out_actions(session_);
                continue;
            }
            frame_.draw(session_, target_of(window_), static_cast<float>(wall_s));
            context_.swap();
            frame_.carry_out_actions(session_);
            write_widget_log();
            hold_frame_rate(now);
        }
    }

  private:
    bool visible() const {
        return (SDL_GetWindowFlags(window_) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0;
    }

    bool idle() const {
        return !session_.clock().playing() && !session_.computing() &&
               !frame_.looks().camera.moving() &&
               seconds_between(last_touched_, WallClock::now()) > idle_after_s;
    }

    void gather_events() {
        SDL_Event event;
        if (idle() && SDL_WaitEventTimeout(&event, idle_wait_ms) == 1) {
            take(event);
        }
        while (SDL_PollEvent(&event) == 1) {
            take(event);
        }
    }

    void take(const SDL_Event& event) {
        last_touched_ = WallClock::now();
        frame_.handle(event);
        closed_ = closed_ || event.type == SDL_QUIT ||
                  (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE);
    }

    void reload_now_and_then(WallClock::time_point now) {
        if (seconds_between(last_reload_, now) > reload_every_s) {
            last_reload_ = now;
            frame_.reload_changed_files();
        }
    }

    /// Where swapping does not wait for the display, we do.
    void hold_frame_rate(WallClock::time_point begin) const {
        const double rest_s = frame_time_s(window_) - seconds_between(begin, WallClock::now());
        if (SDL_GL_GetSwapInterval() == 0 && rest_s > 0.0) {
            SDL_Delay(static_cast<Uint32>(1000.0 * rest_s));
        }
    }

    void write_widget_log() {
        if (widget_file_.empty()) {
            return;
        }
        std::string text = frame_.widgets().text();
        if (text != widget_text_) {
            write_text_atomically(widget_file_, text);
            widget_text_ = std::move(text);
        }
    }

    SDL_Window* window_;
    gl::GlContext& context_;
    Frame& frame_;
    SessionPair& session_;
    bool closed_ = false;
    WallClock::time_point last_touched_;
    WallClock::time_point last_reload_;
    std::string widget_file_;
    std::string widget_text_;
};

} // namespace

bool run_window(ProgramData& data, const Invocation& invocation) {
    const Scenario scenario = make_scenario(data.library, invocation.scenario, invocation.changes);
    SessionSettings settings;
    settings.speed = data.defaults.speed;
    settings.playing = data.defaults.playing;
    SessionPair session(data.library, scenario, settings);
    session.offer(data.comparisons);
    compare_as_asked(session, data, invocation);

    const SdlVideo video;
    if (!video.started()) {
        return false;
    }
    const WindowPointer window = open_window(data, invocation);
    if (!window) {
        return false;
    }
    gl::GlContext context = gl::make_window_context(window.get());
    log_detail(fmt::format("window: {}", context.renderer()));
    Appearance looks;
    looks.theme_id = invocation.theme;
    looks.text_scale = invocation.text_scale;
    looks.camera = LevelCamera(invocation.level);
    Frame frame(data, context, window.get(), looks);
    WindowLoop(window.get(), context, frame, session).run();
    return true;
}

} // namespace disinhibit
