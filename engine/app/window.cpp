#include "engine/app/window.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "circuit/io/text/input_error.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/window/foreign_letters.h"
#include "engine/app/window/frame.h"
#include "engine/app/window/loop.h"
#include "engine/app/window/place.h"
#include "engine/app/window/start.h"
#include "engine/core/log.h"
#include "engine/core/plain_words.h"
#include "engine/core/window_memory.h"
#include "engine/run/keeper.h"

namespace disinhibit {
namespace {

constexpr int smallest_width_px = 640;
constexpr int smallest_height_px = 400;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// SDL started for video, or not. Without a display, or where the one that is named does not answer, SDL would take the bare
/// console or draw into nowhere; it may do that only if SDL_VIDEODRIVER asks for it.
class SdlVideo {
  public:
    SdlVideo() {
        const bool asked = !variable("SDL_VIDEODRIVER").empty();
        const std::string display = variable("DISPLAY");
        const std::string wayland = variable("WAYLAND_DISPLAY");
        if (!asked && display.empty() && wayland.empty()) {
            return;
        }
        SDL_SetHint(SDL_HINT_VIDEO_HIGHDPI_DISABLED, "0");
        started_ = SDL_Init(SDL_INIT_VIDEO) == 0;
        if (!started_) {
            log_detail(SDL_GetError());
        } else if (!asked && !shows_windows()) {
            SDL_Quit();
            started_ = false;
        }
        if (!started_) {
            log_warning(asked ? fmt::format("SDL_VIDEODRIVER={}: cannot be opened",
                                            variable("SDL_VIDEODRIVER"))
                              : fmt::format("{}: the display cannot be opened",
                                            display.empty() ? "WAYLAND_DISPLAY=" + wayland
                                                            : "DISPLAY=" + display));
            return;
        }
        SDL_StartTextInput();
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
    static bool shows_windows() {
        const std::string driver = SDL_GetCurrentVideoDriver();
        return driver == "x11" || driver == "wayland";
    }

    bool started_ = false;
};

using WindowPointer = std::unique_ptr<SDL_Window, decltype(&SDL_DestroyWindow)>;

/// On one screen a window belongs into it; on several it may lie across them, as it was left.
bool belongs_into_screen(const Invocation& invocation, const WindowMemory& memory) {
    const bool remembered = memory.place.has_value();
    return !invocation.size && !(remembered && memory.maximised) &&
           (!remembered || SDL_GetNumVideoDisplays() == 1);
}

WindowPointer
open_window(const ProgramData& data, const Invocation& invocation, const WindowMemory& memory) {
    gl::request_window_attributes();
    SDL_Rect place{0, 0, data.defaults.window_width_px, data.defaults.window_height_px};
    const bool remembered = memory.place && !invocation.size;
    if (remembered) {
        place = {memory.place->x, memory.place->y, memory.place->width, memory.place->height};
        place = visible_place(place, usable_areas());
    } else if (invocation.size) {
        place.w = invocation.size->width;
        place.h = invocation.size->height;
    } else if (const auto areas = usable_areas(); !areas.empty()) {
        place.w = std::min(place.w, areas.front().w);
        place.h = std::min(place.h, areas.front().h);
    }
    const int centred = SDL_WINDOWPOS_CENTERED;
    const Uint32 maximised = remembered && memory.maximised ? SDL_WINDOW_MAXIMIZED : 0;
    WindowPointer window(SDL_CreateWindow(data.texts.get("window.title").c_str(),
                                          remembered ? place.x : centred,
                                          remembered ? place.y : centred,
                                          place.w,
                                          place.h,
                                          SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE |
                                              SDL_WINDOW_ALLOW_HIGHDPI | maximised),
                         SDL_DestroyWindow);
    if (window) {
        SDL_SetWindowMinimumSize(window.get(), smallest_width_px, smallest_height_px);
    } else {
        log_detail(SDL_GetError());
    }
    return window;
}

/// A session that cannot be run any more is told, and its scenario stands there as it is.
void open_shot(SessionPair& session, WindowStart& start) {
    try {
        if (start.shot) {
            session.open(*start.shot);
        }
    } catch (const InputError& error) {
        start.remark = error.what();
    }
}

/// One quiet line about what came back, or could not.
void tell_what_came_back(Frame& frame, const WindowStart& start, const ProgramData& data) {
    if (!start.came_back.empty()) {
        frame.tell_what_came_back(data.texts.get("window.restored", {{"time", start.came_back}}));
    }
    if (!start.remark.empty()) {
        log_warning(start.remark);
        frame.tell(start.remark);
    }
}

/// What the command line says, else what the session looked like, else what is remembered, else the defaults.
Appearance looks_of(const Invocation& invocation,
                    const WindowMemory& memory,
                    const WindowStart& start,
                    const ProgramData& data) {
    const std::optional<View> kept = start.shot ? std::optional(start.shot->view) : std::nullopt;
    const auto known = [&](const std::string& theme) {
        return std::ranges::find(data.theme_ids, theme) != data.theme_ids.end();
    };
    Appearance looks;
    static_cast<Looks&>(looks) = kept ? static_cast<const Looks&>(*kept) : memory;
    looks.theme = !invocation.theme.empty()    ? invocation.theme
                  : kept && known(kept->theme) ? kept->theme
                  : known(memory.theme)        ? memory.theme
                                               : data.defaults.theme;
    looks.text_scale = invocation.text_scale > 0.0f      ? invocation.text_scale
                       : memory.text_scale > 0.0f        ? memory.text_scale
                       : kept && kept->text_scale > 0.0f ? kept->text_scale
                                                         : data.defaults.text_scale;
    looks.reduced_motion = invocation.reduced_motion || memory.reduced_motion;
    const StageLevel level = kept ? kept->level : memory.level.value_or(StageLevel::circuit);
    looks.camera = LevelCamera(invocation.level.value_or(level));
    return looks;
}

/// What the window looks like at the moment.
WindowMemory memory_of(SDL_Window* window, const Frame& frame, const WindowMemory& former) {
    const Appearance& looks = frame.looks();
    WindowMemory memory;
    const Uint32 flags = SDL_GetWindowFlags(window);
    memory.place = former.place;
    memory.maximised = former.maximised;
    const bool full_screen = (flags & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    if (!full_screen) {
        memory.maximised = (flags & SDL_WINDOW_MAXIMIZED) != 0;
    }
    if (!full_screen && !memory.maximised) {
        const SDL_Point corner = frame_corner(window);
        WindowPlace place{corner.x, corner.y, 0, 0};
        SDL_GetWindowSize(window, &place.width, &place.height);
        memory.place = place;
    }
    static_cast<Looks&>(memory) = looks;
    memory.level = looks.camera.target();
    memory.recent = frame.recent_files();
    return memory;
}

/// Writes the looks of a window down when they have changed. That it cannot is no reason to stop.
class Rememberer {
  public:
    Rememberer(std::filesystem::path file, WindowMemory former, const Texts& texts)
        : file_(std::move(file)), memory_(std::move(former)), texts_(texts) {}

    void remember(SDL_Window* window, Frame& frame) {
        WindowMemory now = memory_of(window, frame, memory_);
        if (file_.empty() || now == memory_) {
            return;
        }
        memory_ = std::move(now);
        try {
            save_window_memory(file_, memory_);
            frame.faults().settle("memory");
        } catch (const std::exception& error) {
            frame.faults().remark(
                "memory", texts_.get("window.looks_not_kept", {{"reason", plain_words(error)}}));
        }
    }

  private:
    std::filesystem::path file_;
    WindowMemory memory_;
    const Texts& texts_;
};

} // namespace

bool run_window(ProgramData& data, const Invocation& invocation) {
    const std::filesystem::path memory_file = window_memory_file();
    WindowStart start = find_window_start(data, invocation, memory_file.parent_path());
    SessionSettings settings;
    settings.speed = data.defaults.speed;
    settings.playing = data.defaults.playing;
    SessionPair session(data.library, start.scenario, settings);
    session.offer(data.offered.pairs);
    open_shot(session, start);
    compare_as_asked(session, data, invocation);

    const SdlVideo video;
    if (!video.started()) {
        return false;
    }
    WindowMemory memory;
    std::string fault;
    try {
        memory = load_window_memory(memory_file);
    } catch (const InputError& error) {
        fault = error.what();
    }
    const WindowPointer window = open_window(data, invocation, memory);
    if (!window) {
        return false;
    }
    gl::GlContext context = gl::make_window_context(window.get());
    log_detail(fmt::format("window: {}", context.renderer()));
    Frame frame(data, context, window.get(), looks_of(invocation, memory, start, data));
    if (!fault.empty()) {
        log_warning(fault);
        frame.faults().remark("memory", fault);
    }
    if (!data.offered.remark.empty()) {
        frame.faults().remark("pairs", data.offered.remark);
    }
    tell_what_came_back(frame, start, data);
    if (start.shot) {
        frame.look_at_things(start.shot->view);
    }
    if (const std::string line = foreign_letters(data.fonts, texts_of(start.scenario));
        !line.empty()) {
        log_warning(line);
        frame.tell(line);
    }
    frame.recall_files(memory.recent);
    WindowLoop loop(window.get(), context, data, frame, session);
    if (belongs_into_screen(invocation, memory)) {
        loop.fit_frame();
    }
    Rememberer rememberer(memory_file, memory, data.texts);
    std::optional<SessionKeeper> keeper;
    if (!memory_file.empty()) {
        keeper.emplace(
            data.library,
            session,
            [&] { return loop.shot(); },
            memory_file.parent_path(),
            std::move(start.file),
            start.asked_for);
        drop_oldest_sessions(memory_file.parent_path());
    }
    std::string told_fault;
    const auto remember = [&] {
        if (!loop.presenting()) {
            rememberer.remember(window.get(), frame);
        }
        const std::string reason = keeper ? keeper->fault() : "";
        if (reason != told_fault && !reason.empty()) {
            frame.tell(data.texts.get("window.not_kept", {{"reason", reason}}));
        }
        told_fault = reason;
    };
    loop.at_every_turn([&] {
        if (keeper) {
            keeper->turn();
        }
    });
    loop.now_and_then(remember);
    if (invocation.notes) {
        loop.want_notes();
    }
    if (invocation.present) {
        loop.present(invocation.deck);
    }
    loop.run();
    remember();
    return true;
}

} // namespace disinhibit
