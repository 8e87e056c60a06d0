#include "engine/gl/context.h"

#include "circuit/io/text/input_error.h"
#include "engine/gl/api.h"

namespace disinhibit::gl {

GlContext::GlContext(Kind kind, std::unique_ptr<Backend> backend)
    : kind_(kind), backend_(std::move(backend)) {
    backend_->make_current();
    is_es_ = !is_desktop();
    const int found = version();
    if (found < (is_es_ ? 30 : 33)) {
        throw InputError("OpenGL 3.3 or OpenGL ES 3.0 is needed; found version " +
                         std::to_string(found / 10) + "." + std::to_string(found % 10));
    }
    const GLubyte* name = glGetString(GL_RENDERER);
    renderer_ = name ? reinterpret_cast<const char*>(name) : "unknown";
}

void GlContext::make_current() {
    if (backend_) {
        backend_->make_current();
    }
}

void GlContext::swap() {
    if (backend_) {
        backend_->swap();
    }
}

bool GlContext::is_software() const {
    for (const char* name : {"llvmpipe", "softpipe", "swrast", "SwiftShader"}) {
        if (renderer_.find(name) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace disinhibit::gl
