#pragma once

#include <SDL.h>

#include <memory>
#include <optional>
#include <string>

#include "engine/app/window/presenter.h"
#include "engine/app/window/program_data.h"
#include "engine/app/window/stage_painter.h"
#include "engine/gl/render_target.h"
#include "engine/render/stage_renderer.h"
#include "engine/run/pair.h"

namespace disinhibit {

/// What only the speaker sees, in a window of its own: notes, the next slide, the clock, how long the talk has lasted. It is
/// drawn into memory by the GL context of the window of the talk, so that it may stand on any display.
class NotesWindow {
  public:
    /// On another display than `talk` if there is one, else beside. Nothing if no window can be opened. Needs the context to
    /// be current. The arguments must outlive it.
    static std::unique_ptr<NotesWindow>
    open(const ProgramData& data, SDL_Window* talk, const gl::GlContext& context);
    ~NotesWindow();
    NotesWindow(const NotesWindow&) = delete;
    NotesWindow& operator=(const NotesWindow&) = delete;

    Uint32 id() const { return SDL_GetWindowID(window_); }
    /// Draws it anew a few times a second, or at once if the slide has changed. Throws std::runtime_error.
    void turn(const Presenter& talk, double wall_s);

  private:
    NotesWindow(const ProgramData& data, SDL_Window* window, const gl::GlContext& context);
    void prepare_next(const Presenter& talk);
    void draw(const Presenter& talk);
    void draw_next(const SDL_Rect& place);
    void show() const;

    const ProgramData& data_;
    SDL_Window* window_;
    Theme theme_;
    StageRenderer renderer_;
    StagePainter painter_;
    gl::RenderTarget picture_;
    gl::RenderTarget thumbnail_; ///< of the next slide
    DrawList list_;
    std::unique_ptr<SessionPair> next_; ///< runs of the slide that comes
    const Slide* next_slide_ = nullptr;
    int slide_ = -1; ///< that was drawn last
    int doses_ = -1;
    double lasted_s_ = 0.0; ///< the talk
    double rest_s_ = 0.0;   ///< since it was drawn
};

} // namespace disinhibit
