// A plain stage with a soft light in the middle; a trace of noise hides the bands of eight-bit colour.
uniform vec3 u_color;
uniform vec3 u_glow;
uniform float u_opacity;
uniform vec2 u_aspect;  // width and height over the longer side

in vec2 v_place;
out vec4 o_color;

float noise(vec2 pixel) {
    // Interleaved gradient noise: Jimenez2014
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

void main() {
    vec2 from_light = (v_place - vec2(0.5, 0.55)) * u_aspect;
    float light = max(0.0, 1.0 - dot(from_light, from_light) / 0.36);
    vec3 color = mix(u_color, u_glow, light * light);
    bool plain = u_color == u_glow;
    o_color = u_opacity * vec4(color + (plain ? 0.0 : (noise(gl_FragCoord.xy) - 0.5) / 255.0), 1.0);
}
