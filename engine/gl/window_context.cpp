#include <SDL.h>

#include "circuit/io/text/input_error.h"
#include "engine/gl/context.h"

namespace disinhibit::gl {

namespace {

class WindowBackend final : public GlContext::Backend {
  public:
    WindowBackend(SDL_Window* window, SDL_GLContext context) : window_(window), context_(context) {}
    ~WindowBackend() override { SDL_GL_DeleteContext(context_); }
    void make_current() override {
        if (SDL_GL_MakeCurrent(window_, context_) != 0) {
            throw InputError(std::string("SDL cannot make the context current: ") + SDL_GetError());
        }
    }
    void swap() override { SDL_GL_SwapWindow(window_); }

  private:
    SDL_Window* window_;
    SDL_GLContext context_;
};

} // namespace

void request_window_attributes() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_RED_SIZE, 8);
    SDL_GL_SetAttribute(SDL_GL_GREEN_SIZE, 8);
    SDL_GL_SetAttribute(SDL_GL_BLUE_SIZE, 8);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
}

GlContext make_window_context(SDL_Window* window, bool vsync) {
    const SDL_GLContext context = SDL_GL_CreateContext(window);
    if (!context) {
        throw InputError(std::string("the window has no OpenGL 3.3 context: ") + SDL_GetError());
    }
    GlContext result(GlContext::Kind::window, std::make_unique<WindowBackend>(window, context));
    SDL_GL_SetSwapInterval(vsync ? 1 : 0); // refused by some drivers, which only costs pacing
    return result;
}

} // namespace disinhibit::gl
