// A box with round corners; with a corner of half its size, a circle or a pill.
#include "common/coverage.glsl"

in vec2 v_local;
flat in vec4 v_size;  // half size, corner radius, half outline; screen px
flat in vec4 v_fill;
flat in vec4 v_outline;
out vec4 o_color;

void main() {
    vec2 q = abs(v_local) - v_size.xy + v_size.z;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_size.z;
    o_color = filled_and_outlined(v_fill, v_outline, d, abs(d), v_size.w);
}
