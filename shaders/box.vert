#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_local;
layout(location = 2) in vec4 a_size;  // half size, corner radius, outline width; stage px
layout(location = 3) in vec4 a_fill;
layout(location = 4) in vec4 a_outline;

out vec2 v_local;
flat out vec4 v_size;
flat out vec4 v_fill;
flat out vec4 v_outline;

void main() {
    v_local = a_local * u_scale;
    v_size = a_size * vec4(vec3(u_scale), 0.5 * u_scale);
    v_fill = a_fill;
    v_outline = a_outline;
    gl_Position = to_clip(a_position);
}
