// The shaders of a catalogue: a row is a point as small as a dot or as large as its ellipse, or an instance of a strip along its outline.

/** What all vertex shaders begin with: the row, its place on the screen and its style. */
const ROW = `#version 300 es
precision highp float;
precision highp int;
layout(location = 0) in ivec2 a_place;
layout(location = 1) in vec2 a_axes;
layout(location = 2) in float a_angle;
layout(location = 3) in uint a_state;
// The middle of the view from the layer's origin, in whole units of a place and what remains of it in pixels: whole numbers subtract exactly.
uniform ivec2 u_middle;
uniform vec2 u_middleRest;
uniform float u_unit;
// Image pixels to CSS pixels from the middle of the view, y upwards; those to clip space.
uniform mat2 u_toScreen;
uniform float u_scale;
uniform vec2 u_toClip;
// 0 draws rows that nothing was done to, 1 those that are selected, focused or hovered.
uniform uint u_raised;
uniform highp sampler2D u_styles;
flat out vec4 v_colour;
flat out vec4 v_halo;
flat out vec4 v_widths;
// The centre in CSS pixels from the middle of the view, and the unit vector of the major axis; half axes in CSS pixels.
flat out vec4 v_ellipse;
flat out vec2 v_half;

const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);

bool isLeftOut() {
  bool isRaised = (a_state & 14u) != 0u;
  return (a_state & 1u) != 0u || isRaised != (u_raised == 1u);
}

void style() {
  int state = int(a_state);
  v_colour = texelFetch(u_styles, ivec2(state, 0), 0);
  v_halo = texelFetch(u_styles, ivec2(state, 1), 0);
  vec4 sizes = texelFetch(u_styles, ivec2(state, 2), 0);
  v_widths = vec4(sizes.xy * (255.0 / 16.0), sizes.zw);
}

vec2 place() {
  return u_toScreen * (vec2(a_place - u_middle) * u_unit - u_middleRest);
}

// Unit vector of the major axis on the screen.
vec2 majorAxis() {
  return u_toScreen * vec2(cos(a_angle), sin(a_angle)) / u_scale;
}
`

export const DOT_VERTEX = `${ROW}
uniform float u_dot;
void main() {
  if (isLeftOut()) { gl_Position = NOWHERE; gl_PointSize = 1.0; return; }
  v_colour = texelFetch(u_styles, ivec2(int(a_state), 0), 0);
  gl_Position = vec4(place() * u_toClip, 0.0, 1.0);
  gl_PointSize = u_dot * (u_raised == 1u ? 2.0 : 1.0);
}
`

export const DOT_FRAGMENT = `#version 300 es
precision mediump float;
flat in vec4 v_colour;
uniform float u_opacity;
out vec4 o_colour;
void main() {
  o_colour = vec4(v_colour.rgb, 1.0) * (v_colour.a * u_opacity);
}
`

/** A point as large as the line of an ellipse or a symbol needs: one vertex, where an instance costs a software renderer as much as many fragments. */
export const SQUARE_VERTEX = `${ROW}
uniform float u_pixelRatio;
// CSS pixels from the middle of a symbol to its corners; 0 draws ellipses.
uniform float u_symbol;
void main() {
  if (isLeftOut()) { gl_Position = NOWHERE; gl_PointSize = 1.0; return; }
  style();
  v_half = u_symbol > 0.0 ? vec2(u_symbol) : max(a_axes * u_scale, vec2(0.5));
  v_ellipse = vec4(place(), majorAxis());
  gl_Position = vec4(v_ellipse.xy * u_toClip, 0.0, 1.0);
  gl_PointSize = 2.0 * u_pixelRatio * (max(v_half.x, v_half.y) + v_widths.x * 0.5 + v_widths.y + 1.0);
}
`

/**
 * A strip along the outline: vertices 2 i and 2 i + 1 are on both sides of it at the i-th of \`u_segments\` parts of a turn. It only has to cover the
 * line: the fragments know where that is.
 */
export const STRIP_VERTEX = `${ROW}
uniform float u_segments;
void main() {
  if (isLeftOut()) { gl_Position = NOWHERE; return; }
  style();
  v_half = max(a_axes * u_scale, vec2(0.5));
  v_ellipse = vec4(place(), majorAxis());
  float part = 3.141592654 / u_segments;
  float sag = max(v_half.x, v_half.y) * 2.0 * sin(part * 0.5) * sin(part * 0.5);
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  // The last vertices are exactly the first ones.
  float angle = gl_VertexID >> 1 == int(u_segments) ? 0.0 : float(gl_VertexID >> 1) * 2.0 * part;
  vec2 turn = vec2(cos(angle), sin(angle));
  vec2 at = v_half * turn + normalize(turn * v_half.yx) * side * (v_widths.x * 0.5 + v_widths.y + 1.0 + sag);
  vec2 offset = v_ellipse.zw * at.x + vec2(-v_ellipse.w, v_ellipse.z) * at.y;
  gl_Position = vec4((v_ellipse.xy + offset) * u_toClip, 0.0, 1.0);
}
`

/** What both line shaders begin with. */
const LINE = `#version 300 es
precision highp float;
flat in vec4 v_colour;
flat in vec4 v_halo;
flat in vec4 v_widths;
flat in vec4 v_ellipse;
flat in vec2 v_half;
// The middle of the view in device pixels of what is drawn on.
uniform vec2 u_middlePixel;
uniform float u_opacity;
uniform float u_pixelRatio;
out vec4 o_colour;

// CSS pixels from the centre of the row.
vec2 offset() {
  return (gl_FragCoord.xy - u_middlePixel) / u_pixelRatio - v_ellipse.xy;
}

// The colour at a distance in CSS pixels from the middle of the line, smooth over one device pixel.
void paint(float distance) {
  float halfWidth = v_widths.x * 0.5;
  float line = clamp((halfWidth - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  float halo = clamp((halfWidth + v_widths.y - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  float haloShare = v_halo.a * halo * (1.0 - line);
  float lineShare = v_colour.a * line;
  o_colour = vec4(v_colour.rgb * lineShare + v_halo.rgb * haloShare, lineShare + haloShare) * u_opacity;
}
`

/** A diamond; a cross for what was rejected. */
export const SYMBOL_FRAGMENT = `${LINE}
void main() {
  vec2 p = abs(offset());
  float size = v_half.x;
  if (v_widths.z > 0.5) paint(max(p.x, p.y) > size ? 99.0 : abs(p.x - p.y) * 0.7071);
  else paint(abs(p.x + p.y - size) * 0.7071);
}
`

/**
 * The line of an ellipse. The distance to an ellipse is to first order its implicit function over the length of its gradient
 * (Taubin 1991, IEEE PAMI 13, 1115), which is exact on the line itself.
 */
export const ELLIPSE_FRAGMENT = `${LINE}
void main() {
  vec2 from = offset();
  vec2 unit = vec2(dot(from, v_ellipse.zw), dot(from, vec2(-v_ellipse.w, v_ellipse.z))) / v_half;
  float radius = length(unit);
  float slope = length(unit / v_half);
  float distance = slope > 1e-9 ? abs(radius * (radius - 1.0)) / slope : min(v_half.x, v_half.y);
  if (distance > v_widths.x * 0.5 + v_widths.y + 1.0) discard;
  if (v_widths.z > 0.5) {
    if (fract(atan(unit.y, unit.x) * 1.273239545) > 0.55) discard;
  }
  paint(distance);
}
`
