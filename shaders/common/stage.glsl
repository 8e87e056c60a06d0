// From stage pixels (origin top left, y down) to the screen.
uniform vec4 u_to_clip;  // clip = position * xy + zw
uniform float u_scale;   // screen pixels per stage pixel

vec4 to_clip(vec2 position) {
    return vec4(position * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0);
}
