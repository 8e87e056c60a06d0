// A circle of a few pixels.
#include "common/coverage.glsl"

flat in vec4 v_size;
flat in vec4 v_fill;
flat in vec4 v_outline;
out vec4 o_color;

void main() {
    float d = length((gl_PointCoord - 0.5) * v_size.z) - v_size.x;
    o_color = filled_and_outlined(v_fill, v_outline, d, abs(d), v_size.y);
}
