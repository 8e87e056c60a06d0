#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_texel;
layout(location = 2) in vec4 a_color;

out vec2 v_texel;
flat out vec4 v_color;

void main() {
    v_texel = a_texel;
    v_color = a_color;
    gl_Position = to_clip(a_position);
}
