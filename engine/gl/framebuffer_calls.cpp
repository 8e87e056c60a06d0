#include "engine/gl/framebuffer_calls.h"

#include "engine/gl/api.h"

namespace disinhibit::gl {

void bind_framebuffer(unsigned int framebuffer) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

void clear_area(int x, int y_from_bottom, int width, int height, const Color& color) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(x, y_from_bottom, width, height);
    glClearColor(color.r, color.g, color.b, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

void wait_until_drawn() {
    glFinish();
}

} // namespace disinhibit::gl
