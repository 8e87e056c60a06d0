#pragma once

#include <memory>
#include <string>

struct SDL_Window;

namespace disinhibit::gl {

/// A GL context of one of three kinds behind one interface. Move-only; destroyed contexts release what they own, so it
/// must outlive every GL object.
class GlContext {
  public:
    enum class Kind {
        none,     ///< no GL at all: tests and headless runs
        window,   ///< belongs to an SDL window
        offscreen ///< no display needed; draw into a RenderTarget
    };

    /// What each kind must be able to do; public for the files that implement it.
    class Backend {
      public:
        virtual ~Backend() = default;
        virtual void make_current() = 0;
        virtual void swap() = 0;
    };

    GlContext() = default;
    GlContext(Kind kind, std::unique_ptr<Backend> backend);
    GlContext(GlContext&&) noexcept = default;
    GlContext& operator=(GlContext&&) noexcept = default;

    Kind kind() const { return kind_; }
    explicit operator bool() const { return kind_ != Kind::none; }
    void make_current();
    /// Shows the finished frame; does nothing without a window.
    void swap();
    /// True for OpenGL ES or WebGL, false for desktop OpenGL.
    bool is_es() const { return is_es_; }
    /// GL_RENDERER, for the log and the choice of quality; empty for `none`.
    const std::string& renderer() const { return renderer_; }
    /// True if the processor draws (llvmpipe, softpipe, swrast, SwiftShader).
    bool is_software() const;

  private:
    Kind kind_ = Kind::none;
    std::unique_ptr<Backend> backend_;
    std::string renderer_;
    bool is_es_ = false;
};

/// A current context without any display: EGL's surfaceless platform, else EGL's default display; OpenGL 3.3 core,
/// else OpenGL ES 3.0. It has no framebuffer of its own. `es`: OpenGL ES 3.0 only, to test that shaders are portable.
/// Throws InputError if there is none.
GlContext make_offscreen_context(bool es = false);

/// Asks SDL for OpenGL 3.3 core, 8 bits per channel, no depth, no multisampling. Call before SDL_CreateWindow.
void request_window_attributes();

/// A current context for a window made with SDL_WINDOW_OPENGL; does not own the window. `vsync`: wait for the display
/// when swapping. Throws InputError with SDL's reason.
GlContext make_window_context(SDL_Window* window, bool vsync = true);

} // namespace disinhibit::gl
