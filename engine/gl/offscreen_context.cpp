#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <cstring>

#include "circuit/io/text/input_error.h"
#include "engine/gl/context.h"

namespace disinhibit::gl {

namespace {

class OffscreenBackend final : public GlContext::Backend {
  public:
    OffscreenBackend(EGLDisplay display, EGLContext context)
        : display_(display), context_(context) {}
    // The display is shared by the whole process, so it is not terminated here.
    ~OffscreenBackend() override {
        if (eglGetCurrentContext() == context_) {
            eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        }
        eglDestroyContext(display_, context_);
    }
    void make_current() override {
        if (!eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_)) {
            throw InputError("EGL cannot make an off-screen context current");
        }
    }
    void swap() override {}

  private:
    EGLDisplay display_;
    EGLContext context_;
};

bool has_client_extension(const char* name) {
    const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    return extensions && std::strstr(extensions, name);
}

EGLDisplay open_display() {
    if (has_client_extension("EGL_MESA_platform_surfaceless")) {
        const auto get_platform_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
            eglGetProcAddress("eglGetPlatformDisplayEXT"));
        if (get_platform_display) {
            const EGLDisplay display =
                get_platform_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
            if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) {
                return display;
            }
        }
    }
    const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) {
        throw InputError("no EGL display: off-screen drawing needs EGL with OpenGL 3.3 or "
                         "OpenGL ES 3.0 (Debian package libegl1)");
    }
    return display;
}

EGLContext create_context(EGLDisplay display, bool es) {
    if (!eglBindAPI(es ? EGL_OPENGL_ES_API : EGL_OPENGL_API)) {
        return EGL_NO_CONTEXT;
    }
    const EGLint config_attributes[] = {EGL_SURFACE_TYPE,
                                        EGL_DONT_CARE,
                                        EGL_RENDERABLE_TYPE,
                                        es ? EGL_OPENGL_ES3_BIT : EGL_OPENGL_BIT,
                                        EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(display, config_attributes, &config, 1, &count) || count == 0) {
        return EGL_NO_CONTEXT;
    }
    const EGLint desktop[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    const EGLint embedded[] = {
        EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, es ? embedded : desktop);
}

} // namespace

GlContext make_offscreen_context(bool es) {
    const EGLDisplay display = open_display();
    EGLContext context = create_context(display, es);
    if (context == EGL_NO_CONTEXT && !es) {
        context = create_context(display, true);
    }
    if (context == EGL_NO_CONTEXT) {
        throw InputError("EGL offers neither OpenGL 3.3 core nor OpenGL ES 3.0");
    }
    return {GlContext::Kind::offscreen, std::make_unique<OffscreenBackend>(display, context)};
}

} // namespace disinhibit::gl
