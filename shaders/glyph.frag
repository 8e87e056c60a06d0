// Glyphs are drawn at their own size on whole pixels, so no filter is needed.
uniform highp sampler2D u_glyphs;

in vec2 v_texel;
flat in vec4 v_color;
out vec4 o_color;

void main() {
    float a = texelFetch(u_glyphs, ivec2(floor(v_texel)), 0).r * v_color.a;
    o_color = vec4(v_color.rgb * a, a);
}
