// The one shader of all rasters: the value of a pixel, and from it a colour. `applyDisplay` is the same in TypeScript.

import { STRETCHES, type Stretch } from '../display/display.ts'
import { EQUALISED_STEPS } from '../display/resolve-display.ts'
import { SOFTENING, STEEPNESS } from '../display/stretch.ts'

/** The number of a stretch in the shader. */
export const stretchCode = (stretch: Stretch): number => STRETCHES.indexOf(stretch)

/** A corner of the quad for each of four vertices, by their number alone. */
export const RASTER_VERTEX = `#version 300 es
precision highp float;
uniform vec4 uBox;       // x0, y0, x1, y1 in raster pixels from an origin near the view
uniform vec4 uTexels;    // the same corners in pixels of the tile
uniform vec4 uRmsTexels; // and in pixels of the tile of the local rms
uniform vec4 uLinear;    // raster pixels to clip space
uniform vec2 uOffset;
out vec2 vTexel;
out vec2 vRmsTexel;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 at = mix(uBox.xy, uBox.zw, corner);
  vTexel = mix(uTexels.xy, uTexels.zw, corner);
  vRmsTexel = mix(uRmsTexels.xy, uRmsTexels.zw, corner);
  gl_Position = vec4(uLinear.x * at.x + uLinear.z * at.y + uOffset.x, uLinear.y * at.x + uLinear.w * at.y + uOffset.y, 0.0, 1.0);
}`

const glslFloat = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))

export const RASTER_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
uniform sampler2DArray uTiles;
uniform sampler2D uColours;
uniform sampler2D uCurve;
uniform int uLayers[9];  // array layers of 3 x 3 tiles, row by row from below, the tile itself in the middle; -1 where not there
uniform ivec2 uSize;     // of the tile
uniform bool uSmooth;
uniform bool uLocal;     // divide by the local rms
uniform int uRmsLayer;
uniform ivec2 uRmsSize;
uniform float uCentre;
uniform float uFactor;
uniform int uStretch;
uniform vec2 uCuts;      // low, 1 / (high - low)
uniform float uBias;
uniform float uContrast;
uniform bool uInverted;
uniform bool uCategorical;
uniform bool uMeans;      // of several pixels
uniform vec4 uBlank;
uniform float uOpacity;
in vec2 vTexel;
in vec2 vRmsTexel;
out vec4 colour;

// By its bits: compilers may take it for granted that no float is NaN.
bool isNumber(float value) { return (floatBitsToUint(value) & 0x7f800000u) != 0x7f800000u; }

// A pixel of the tile, or of one beside it; at the edge of what is there, the last pixel again.
float pixelAt(ivec2 at) {
  ivec2 side = ivec2(at.x < 0 ? 0 : at.x >= uSize.x ? 2 : 1, at.y < 0 ? 0 : at.y >= uSize.y ? 2 : 1);
  int layer = uLayers[side.y * 3 + side.x];
  if (layer < 0) return texelFetch(uTiles, ivec3(clamp(at, ivec2(0), uSize - 1), uLayers[4]), 0).r;
  ivec2 whole = textureSize(uTiles, 0).xy;
  ivec2 there = ivec2(side.x == 0 ? at.x + whole.x : side.x == 2 ? at.x - uSize.x : at.x, side.y == 0 ? at.y + whole.y : side.y == 2 ? at.y - uSize.y : at.y);
  return texelFetch(uTiles, ivec3(there, layer), 0).r;
}

// Bilinear between the four nearest; blanks have no weight, and where the nearest is blank, so is the result.
float smoothAt(vec2 texel, float nearest) {
  if (!isNumber(nearest)) return nearest;
  vec2 from = texel - 0.5;
  ivec2 corner = ivec2(floor(from));
  vec2 part = from - vec2(corner);
  float sum = 0.0;
  float weights = 0.0;
  for (int i = 0; i < 4; i++) {
    ivec2 step = ivec2(i & 1, i >> 1);
    float value = pixelAt(corner + step);
    float weight = (step.x == 1 ? part.x : 1.0 - part.x) * (step.y == 1 ? part.y : 1.0 - part.y);
    if (!isNumber(value)) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0.0 ? sum / weights : nearest;
}

float stretched(float t) {
  switch (uStretch) {
    case ${stretchCode('log')}: return log(1.0 + ${glslFloat(STEEPNESS)} * t) / log(${glslFloat(1 + STEEPNESS)});
    case ${stretchCode('sqrt')}: return sqrt(t);
    case ${stretchCode('square')}: return t * t;
    case ${stretchCode('asinh')}: {
      float x = ${glslFloat(SOFTENING)} * t;
      return log(x + sqrt(x * x + 1.0)) / ${glslFloat(Math.asinh(SOFTENING))};
    }
    case ${stretchCode('power')}: return (exp(t * ${glslFloat(Math.log(STEEPNESS))}) - 1.0) / ${glslFloat(STEEPNESS - 1)};
    case ${stretchCode('histeq')}: {
      float at = t * ${glslFloat(EQUALISED_STEPS - 1)};
      int left = min(int(at), ${EQUALISED_STEPS - 2});
      return mix(texelFetch(uCurve, ivec2(left, 0), 0).r, texelFetch(uCurve, ivec2(left + 1, 0), 0).r, at - float(left));
    }
    default: return t;
  }
}

vec4 ofCategory(float value) {
  float whole = floor(value + 0.5);
  if (uMeans ? value <= 0.0 : whole <= 0.0) return vec4(0.0);
  int index = uMeans ? 0 : 1 + (int(whole) - 1) % 255;
  return vec4(texelFetch(uColours, ivec2(index, 0), 0).rgb, 1.0);
}

vec4 colourOf(float value) {
  if (!isNumber(value)) return uBlank;
  if (uCategorical) return ofCategory(value);
  float measured = value;
  if (uLocal) {
    float rms = texelFetch(uTiles, ivec3(clamp(ivec2(floor(vRmsTexel)), ivec2(0), uRmsSize - 1), uRmsLayer), 0).r;
    if (!isNumber(rms) || rms <= 0.0) return uBlank;
    measured = (value - uCentre) / (rms * uFactor);
  }
  float t = clamp((measured - uCuts.x) * uCuts.y, 0.0, 1.0);
  float place = clamp((stretched(t) - uBias) * uContrast + 0.5, 0.0, 1.0);
  if (uInverted) place = 1.0 - place;
  float at = place * 255.0;
  int left = min(int(at), 254);
  return vec4(mix(texelFetch(uColours, ivec2(left, 0), 0).rgb, texelFetch(uColours, ivec2(left + 1, 0), 0).rgb, at - float(left)), 1.0);
}

void main() {
  float nearest = texelFetch(uTiles, ivec3(clamp(ivec2(floor(vTexel)), ivec2(0), uSize - 1), uLayers[4]), 0).r;
  vec4 found = colourOf(uSmooth ? smoothAt(vTexel, nearest) : nearest);
  float alpha = found.a * uOpacity;
  colour = vec4(found.rgb * alpha, alpha);
}`
