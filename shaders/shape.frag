// Signed distance to a polygon that is its own mirror image, given by the eight corners of its right half,
// joined with a circle on its axis.
#include "common/coverage.glsl"

in vec2 v_local;
flat in vec4 v_points_0;
flat in vec4 v_points_1;
flat in vec4 v_points_2;
flat in vec4 v_points_3;
flat in vec4 v_line;  // circle (centre, radius), half outline; screen px; 1 = the first edge is not stroked
flat in vec4 v_fill;
flat in vec4 v_outline;
out vec4 o_color;

// Squared distance to the edge a-b; turns `side` round if the ray from p to the right crosses it.
float edge(vec2 p, vec2 a, vec2 b, inout float side) {
    vec2 along = b - a;
    vec2 from = p - a;
    float share = clamp(dot(from, along) / max(dot(along, along), 1e-6), 0.0, 1.0);
    vec2 off = from - along * share;
    bool spans = (a.y > p.y) != (b.y > p.y);
    float turn = along.x * from.y - along.y * from.x;
    bool left_of_edge = (turn > 0.0) == (along.y > 0.0);
    side = spans && left_of_edge ? -side : side;
    return dot(off, off);
}

void main() {
    vec2 p = vec2(abs(v_local.x), v_local.y);
    float side = 1.0;
    float top = edge(p, v_points_0.xy, v_points_0.zw, side);
    float rest = edge(p, v_points_0.zw, v_points_1.xy, side);
    rest = min(rest, edge(p, v_points_1.xy, v_points_1.zw, side));
    rest = min(rest, edge(p, v_points_1.zw, v_points_2.xy, side));
    rest = min(rest, edge(p, v_points_2.xy, v_points_2.zw, side));
    rest = min(rest, edge(p, v_points_2.zw, v_points_3.xy, side));
    rest = min(rest, edge(p, v_points_3.xy, v_points_3.zw, side));
    float nearest = min(top, rest);
    float d = sqrt(nearest) * side;
    float belly = v_line.y > 0.0 ? length(p - vec2(0.0, v_line.x)) - v_line.y : d;
    d = min(d, belly);
    float stroked = v_line.w > 0.5 ? sqrt(rest) : abs(d);
    o_color = filled_and_outlined(v_fill, v_outline, d, stroked, v_line.z);
}
