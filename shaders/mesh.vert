#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec4 a_color;

out vec4 v_color;

void main() {
    v_color = vec4(a_color.rgb * a_color.a, a_color.a);
    gl_Position = to_clip(a_position);
}
