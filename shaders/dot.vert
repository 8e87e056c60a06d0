#include "common/stage.glsl"

layout(location = 0) in vec2 a_center;
layout(location = 1) in vec2 a_size;  // radius, outline width; stage px
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_outline;

flat out vec4 v_size;  // radius, half outline, point size; screen px
flat out vec4 v_fill;
flat out vec4 v_outline;

void main() {
    float radius = a_size.x * u_scale;
    float half_outline = 0.5 * a_size.y * u_scale;
    gl_PointSize = 2.0 * (radius + half_outline) + 2.0;
    v_size = vec4(radius, half_outline, gl_PointSize, 0.0);
    v_fill = a_fill;
    v_outline = a_outline;
    gl_Position = to_clip(a_center);
}
