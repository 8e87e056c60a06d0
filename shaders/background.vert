// One triangle that covers the viewport.
out vec2 v_place;  // 0..1, origin bottom left

void main() {
    vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_place = corner;
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
