// Radial light that falls off as (1 - d)^2.
uniform float u_multiply;  // 1: a factor for what is there (light themes), 0: light to add

in vec2 v_place;
flat in vec4 v_color;
out vec4 o_color;

void main() {
    float near = max(0.0, 1.0 - length(v_place));
    float a = near * near * v_color.a;
    o_color = vec4(u_multiply > 0.5 ? mix(vec3(1.0), v_color.rgb, a) : v_color.rgb * a, 0.0);
}
