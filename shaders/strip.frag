#include "common/coverage.glsl"

in vec4 v_line;       // across, half width, along, beyond the end; screen px
flat in vec3 v_dash;  // on, off; screen px; 1 = round caps
in vec4 v_color;
out vec4 o_color;

void main() {
    float half_width = v_line.y;
    bool is_round = v_dash.z > 0.5;
    float beyond = max(v_line.w, 0.0);
    if (v_dash.x > 0.0) {
        float period = v_dash.x + v_dash.y;
        float from_middle = abs(mod(v_line.z, period) - 0.5 * v_dash.x);
        from_middle = min(from_middle, period - from_middle);
        float straight = is_round ? max(0.5 * v_dash.x - half_width, 0.0) : 0.5 * v_dash.x;
        float past = from_middle - straight;
        beyond = is_round ? max(past, beyond) : max(clamp(0.5 + past, 0.0, 1.0), beyond);
    }
    float d = is_round && beyond > 0.0 ? length(vec2(v_line.x, beyond)) : abs(v_line.x);
    float share = coverage(d - half_width) * (is_round ? 1.0 : 1.0 - beyond);
    // A line thinner than a pixel fades instead of growing to one.
    share = min(share, 2.0 * half_width);
    o_color = premultiplied(v_color, share);
}
