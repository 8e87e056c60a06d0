#include "common/stage.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec3 a_light;  // place in units of the radius, strength
layout(location = 2) in vec4 a_color;

out vec2 v_place;
flat out vec4 v_color;

void main() {
    v_place = a_light.xy;
    v_color = vec4(a_color.rgb, a_color.a * a_light.z);
    gl_Position = to_clip(a_position);
}
