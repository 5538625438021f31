// The shaders of a catalogue: an instance is a row, its vertices a dot, a square around it, or a strip along its outline.

/** What all vertex shaders begin with: the row, its place on the screen and its style. */
const ROW = `#version 300 es
precision highp float;
precision highp int;
layout(location = 0) in vec2 a_place;
layout(location = 1) in vec2 a_axes;
layout(location = 2) in float a_angle;
layout(location = 3) in uint a_state;
// The middle of the view, from the layer's origin, in two parts: floats far from zero are coarse.
uniform vec2 u_middle;
uniform vec2 u_middleRest;
// Image pixels to CSS pixels from the middle of the view, y upwards.
uniform mat2 u_toScreen;
uniform float u_scale;
uniform vec2 u_toClip;
// 0 draws rows that nothing was done to, 1 those that are selected, focused or hovered.
uniform uint u_raised;
uniform highp sampler2D u_styles;
flat out vec4 v_colour;
flat out vec4 v_halo;
flat out vec4 v_widths;

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
  return u_toScreen * ((a_place - u_middle) - u_middleRest);
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
  style();
  gl_Position = vec4(place() * u_toClip, 0.0, 1.0);
  gl_PointSize = u_dot * (u_raised == 1u ? 2.0 : 1.0);
}
`

export const DOT_FRAGMENT = `#version 300 es
precision mediump float;
flat in vec4 v_colour;
flat in vec4 v_halo;
flat in vec4 v_widths;
uniform float u_opacity;
out vec4 o_colour;
void main() {
  o_colour = vec4(v_colour.rgb, 1.0) * (v_colour.a * u_opacity);
}
`

/** A square from the corners of a triangle strip of 4. */
export const SQUARE_VERTEX = `${ROW}
// CSS pixels from the middle of a symbol to its corners; 0 draws ellipses.
uniform float u_symbol;
out vec2 v_at;
flat out vec2 v_half;
void main() {
  if (isLeftOut()) { gl_Position = NOWHERE; return; }
  style();
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  float around = v_widths.x * 0.5 + v_widths.y + 1.0;
  bool isSymbol = u_symbol > 0.0;
  v_half = isSymbol ? vec2(u_symbol) : max(a_axes * u_scale, vec2(0.5));
  v_at = corner * (v_half + around);
  vec2 major = isSymbol ? vec2(1.0, 0.0) : majorAxis();
  vec2 offset = major * v_at.x + vec2(-major.y, major.x) * v_at.y;
  gl_Position = vec4((place() + offset) * u_toClip, 0.0, 1.0);
}
`

const LINE = `#version 300 es
precision highp float;
flat in vec4 v_colour;
flat in vec4 v_halo;
flat in vec4 v_widths;
uniform float u_opacity;
uniform float u_pixelRatio;
out vec4 o_colour;

// The colour at a distance in CSS pixels from the middle of the line, smooth over one device pixel.
void paint(float distance, float turn) {
  float halfWidth = v_widths.x * 0.5;
  float line = clamp((halfWidth - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  float halo = clamp((halfWidth + v_widths.y - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  if (v_widths.z > 0.5 && fract(turn * 8.0) > 0.55) discard;
  float haloShare = v_halo.a * halo * (1.0 - line);
  float lineShare = v_colour.a * line;
  o_colour = vec4(v_colour.rgb * lineShare + v_halo.rgb * haloShare, lineShare + haloShare) * u_opacity;
}
`

/** The distance to an ellipse to first order: its implicit function over the length of its gradient (Taubin 1991, IEEE PAMI 13, 1115). */
export const SQUARE_FRAGMENT = `${LINE}
in vec2 v_at;
flat in vec2 v_half;
uniform float u_symbol;
void main() {
  if (u_symbol > 0.0) {
    vec2 p = abs(v_at);
    // A diamond; a cross for what was rejected.
    float distance = v_widths.z > 0.5 ? (max(p.x, p.y) > u_symbol ? 9.0 : abs(p.x - p.y) * 0.7071) : abs(p.x + p.y - u_symbol) * 0.7071;
    paint(distance, 0.0);
    return;
  }
  vec2 unit = v_at / v_half;
  float radius = length(unit);
  float slope = length(unit / v_half);
  float distance = slope > 1e-6 ? abs(radius * (radius - 1.0)) / slope : min(v_half.x, v_half.y);
  if (distance > v_widths.x * 0.5 + v_widths.y + 1.0) discard;
  paint(distance, v_widths.z > 0.5 ? atan(unit.y, unit.x) / 6.2831853 : 0.0);
}
`

/** A strip along the outline: vertices 2 i and 2 i + 1 are on both sides of it at the i-th of \`u_segments\` parts of a turn. */
export const STRIP_VERTEX = `${ROW}
uniform float u_segments;
out float v_distance;
out float v_turn;
void main() {
  if (isLeftOut()) { gl_Position = NOWHERE; return; }
  style();
  float around = v_widths.x * 0.5 + v_widths.y + 1.0;
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  v_turn = float(gl_VertexID >> 1) / u_segments;
  // The last vertices are exactly the first ones.
  float angle = gl_VertexID >> 1 == int(u_segments) ? 0.0 : v_turn * 6.283185307;
  vec2 halfAxes = max(a_axes * u_scale, vec2(0.5));
  // Half of a chord's sag further out, so that chords are as much outside of the ellipse as inside.
  float swell = 1.5 - 0.5 * cos(3.141592654 / u_segments);
  vec2 on = halfAxes * swell * vec2(cos(angle), sin(angle));
  vec2 normal = normalize(vec2(cos(angle), sin(angle)) * halfAxes.yx);
  v_distance = side * around;
  vec2 at = on + normal * v_distance;
  vec2 major = majorAxis();
  gl_Position = vec4((place() + major * at.x + vec2(-major.y, major.x) * at.y) * u_toClip, 0.0, 1.0);
}
`

export const STRIP_FRAGMENT = `${LINE}
in float v_distance;
in float v_turn;
void main() {
  paint(abs(v_distance), v_turn);
}
`
