#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_local;
layout(location = 2) in vec4 a_points_0;  // the half outline, two corners each; stage px
layout(location = 3) in vec4 a_points_1;
layout(location = 4) in vec4 a_points_2;
layout(location = 5) in vec4 a_points_3;
layout(location = 6) in vec4 a_line;      // belly (centre, radius), outline width, 1 = open top
layout(location = 7) in vec4 a_fill;
layout(location = 8) in vec4 a_outline;

out vec2 v_local;
flat out vec4 v_points_0;
flat out vec4 v_points_1;
flat out vec4 v_points_2;
flat out vec4 v_points_3;
flat out vec4 v_line;
flat out vec4 v_fill;
flat out vec4 v_outline;

void main() {
    v_local = a_local * u_scale;
    v_points_0 = a_points_0 * u_scale;
    v_points_1 = a_points_1 * u_scale;
    v_points_2 = a_points_2 * u_scale;
    v_points_3 = a_points_3 * u_scale;
    v_line = a_line * vec4(u_scale, u_scale, 0.5 * u_scale, 1.0);
    v_fill = a_fill;
    v_outline = a_outline;
    gl_Position = to_clip(a_position);
}
