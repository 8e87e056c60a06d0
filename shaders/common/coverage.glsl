// Share of a pixel inside a shape whose edge is at signed distance d, in screen pixels, negative inside.
float coverage(float d) {
    return clamp(0.5 - d, 0.0, 1.0);
}

vec4 premultiplied(vec4 color, float share) {
    float a = color.a * share;
    return vec4(color.rgb * a, a);
}

// A fill with a line centred on its edge, the line on top. `stroked` is the distance to the stroked part of the edge,
// `half_width` that of the line; screen pixels.
vec4 filled_and_outlined(vec4 fill, vec4 outline, float d, float stroked, float half_width) {
    float line = half_width > 0.0 ? coverage(stroked - half_width) * outline.a : 0.0;
    vec4 inside = premultiplied(fill, coverage(d));
    return vec4(outline.rgb * line, line) + inside * (1.0 - line);
}
