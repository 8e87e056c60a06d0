#pragma once

/// The functions of OpenGL 3.3 and OpenGL ES 3.0, and who loads them. No other file includes a loader.
#include <epoxy/gl.h>

namespace disinhibit::gl {

/// Of the current context: desktop OpenGL, not OpenGL ES.
inline bool is_desktop() {
    return epoxy_is_desktop_gl();
}

/// Of the current context: ten times the main version plus the minor one.
inline int version() {
    return epoxy_gl_version();
}

} // namespace disinhibit::gl
