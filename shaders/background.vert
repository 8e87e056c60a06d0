// One triangle that covers the viewport.
uniform float u_up;  // -1: upside down

out vec2 v_place;    // 0..1, origin bottom left

void main() {
    vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_place = corner;
    gl_Position = vec4((corner * 2.0 - 1.0) * vec2(1.0, u_up), 0.0, 1.0);
}
