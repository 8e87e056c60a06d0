#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec4 a_line;  // across, half width, along, beyond the end; stage px
layout(location = 2) in vec3 a_dash;  // on, off; stage px; 1 = round caps
layout(location = 3) in vec4 a_color;

out vec4 v_line;
flat out vec3 v_dash;
out vec4 v_color;

void main() {
    v_line = a_line * vec4(vec3(u_scale), a_dash.z > 0.5 ? u_scale : 1.0);
    v_dash = vec3(a_dash.xy * u_scale, a_dash.z);
    v_color = a_color;
    gl_Position = to_clip(a_position);
}
