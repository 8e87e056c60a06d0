#pragma once

#include <SDL.h>

#include <cctype>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "engine/app/offscreen/offscreen.h"
#include "engine/app/window/frame.h"
#include "engine/app/window/loop.h"

/// The real window of the program, opened off-screen, and fed through SDL's event queue.
namespace disinhibit {

class OpenWindow {
  public:
    /// `prepare` may change what was read from the assets.
    explicit OpenWindow(
        const std::string& scenario,
        PixelSize size = {1600, 900},
        const std::function<void(ProgramData&)>& prepare = {},
        const std::filesystem::path& save_folder = std::filesystem::temp_directory_path(),
        float text_scale = 1.0f)
        : data_(load_program_data()) {
        if (prepare) {
            prepare(data_);
        }
        setenv("SDL_VIDEODRIVER", "offscreen", 1);
        if (SDL_Init(SDL_INIT_VIDEO) != 0) {
            throw std::runtime_error(SDL_GetError());
        }
        gl::request_window_attributes();
        window_ = SDL_CreateWindow(
            "test", 0, 0, size.width, size.height, SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE);
        if (window_ == nullptr) {
            throw std::runtime_error(SDL_GetError());
        }
        context_ = gl::make_window_context(window_, false);
        SessionSettings settings;
        settings.playing = false;
        session_ = std::make_unique<SessionPair>(
            data_.library, make_scenario(data_.library, scenario, {}), settings);
        session_->offer(data_.offered.pairs);
        Appearance looks;
        looks.theme = data_.defaults.theme;
        looks.text_scale = text_scale;
        frame_ = std::make_unique<Frame>(data_, context_, window_, looks);
        frame_->save_into(save_folder);
        loop_ = std::make_unique<WindowLoop>(window_, context_, data_, *frame_, *session_);
        turns(3);
    }
    ~OpenWindow() {
        loop_.reset();
        frame_.reset();
        session_.reset();
        context_ = {};
        SDL_DestroyWindow(window_);
        SDL_Quit();
    }
    OpenWindow(const OpenWindow&) = delete;
    OpenWindow& operator=(const OpenWindow&) = delete;

    /// Lets frames pass. False once the window is closed.
    bool turns(int count, double wall_s = 1.0 / 60.0) {
        for (int i = 0; i < count; ++i) {
            open_ = loop_->turn(wall_s) && open_;
        }
        return open_;
    }

    void push_key(Uint32 type, SDL_Keycode key, int modifiers) {
        SDL_Event event{};
        event.type = type;
        event.key.windowID = SDL_GetWindowID(window_);
        event.key.state = type == SDL_KEYDOWN ? SDL_PRESSED : SDL_RELEASED;
        event.key.keysym.sym = key;
        event.key.keysym.scancode = SDL_GetScancodeFromKey(key);
        event.key.keysym.mod = static_cast<Uint16>(modifiers);
        SDL_PushEvent(&event);
    }

    void push_text(char letter) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        event.text.windowID = SDL_GetWindowID(window_);
        event.text.text[0] = letter;
        SDL_PushEvent(&event);
    }

    /// A key goes down for one frame and up for one, with its modifiers. The key of a sign types it too.
    void press(SDL_Keycode key, int modifiers = KMOD_NONE) {
        SDL_SetModState(static_cast<SDL_Keymod>(modifiers));
        push_key(SDL_KEYDOWN, key, modifiers);
        if (key < 0x80 && std::ispunct(key) != 0 && (modifiers & (KMOD_CTRL | KMOD_ALT)) == 0) {
            push_text(static_cast<char>(key));
        }
        turns(1);
        push_key(SDL_KEYUP, key, modifiers);
        turns(1);
        SDL_SetModState(KMOD_NONE);
        turns(1);
    }

    void type(const std::string& text) {
        for (const char letter : text) {
            push_text(letter);
            turns(1);
        }
    }

    /// The left button goes down or up in the middle of `place`.
    void push_button(Uint32 type, const Rect& place) {
        SDL_Event event{};
        event.type = type;
        event.button.windowID = SDL_GetWindowID(window_);
        event.button.button = SDL_BUTTON_LEFT;
        event.button.state = type == SDL_MOUSEBUTTONDOWN ? SDL_PRESSED : SDL_RELEASED;
        event.button.x = static_cast<int>(place.center_x());
        event.button.y = static_cast<int>(place.center_y());
        SDL_PushEvent(&event);
    }

    /// A short click in the middle of a widget that the frame has noted.
    void click(const std::string& widget) {
        const Rect place = frame_->widgets().find(widget);
        SDL_WarpMouseInWindow(
            window_, static_cast<int>(place.center_x()), static_cast<int>(place.center_y()));
        turns(2);
        for (const Uint32 type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
            push_button(type, place);
            turns(1);
        }
        turns(1);
    }

    void tell_window(Uint8 event_id) {
        SDL_Event event{};
        event.type = SDL_WINDOWEVENT;
        event.window.windowID = SDL_GetWindowID(window_);
        event.window.event = event_id;
        SDL_PushEvent(&event);
        turns(1);
    }

    /// Something that is not done with keys or mouse here.
    void act(const Action& action) { frame_->wish(action); }
    /// What the window shows, drawn once more.
    PixelImage picture() {
        const FrameTarget target = loop_->target();
        frame_->draw(loop_->shown(), target, 0.0f);
        return gl::read_pixels(0, 0, 0, target.width_px, target.height_px);
    }

    WindowLoop& loop() { return *loop_; }
    Frame& frame() { return *frame_; }
    SessionPair& session() { return *session_; }
    SDL_Window* window() { return window_; }
    ProgramData& data() { return data_; }
    gl::GlContext& context() { return context_; }
    bool open() const { return open_; }

  private:
    ProgramData data_;
    SDL_Window* window_ = nullptr;
    gl::GlContext context_;
    std::unique_ptr<SessionPair> session_;
    std::unique_ptr<Frame> frame_;
    std::unique_ptr<WindowLoop> loop_;
    bool open_ = true;
};

} // namespace disinhibit
