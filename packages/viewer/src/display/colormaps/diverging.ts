// Blue over light grey to red, for what may be on either side of zero, such as residuals.

import { tableOf } from './table.ts'

type Triple = readonly [number, number, number]

/** The ends that the paper proposes, and white as CIE XYZ (D65). */
const COOL: Triple = [59 / 255, 76 / 255, 192 / 255]
const WARM: Triple = [180 / 255, 4 / 255, 38 / 255]
const WHITE: Triple = [0.9505, 1, 1.089]
/** Lightness in the middle, at least. */
const MIDDLE_LIGHTNESS = 88

/** Moreland 2009, "Diverging Color Maps for Scientific Visualization" (ISVC 2009, LNCS 5876, 92): even steps in Msh, a polar form of CIELAB. */
export function coolwarmTable(): Uint8Array {
  const [cool, warm] = [toMsh(COOL), toMsh(WARM)]
  const lightness = Math.max(cool[0], warm[0], MIDDLE_LIGHTNESS)
  const fromCool: Triple = [lightness, 0, spunHue(cool, lightness)]
  const fromWarm: Triple = [lightness, 0, spunHue(warm, lightness)]
  return tableOf((t) => fromMsh(t < 0.5 ? between(cool, fromCool, 2 * t) : between(fromWarm, warm, 2 * t - 1)))
}

const between = (a: Triple, b: Triple, t: number): Triple => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])]

/** The hue at the grey end of a half: turned a little, so that the steps look even (the paper's AdjustHue). */
function spunHue([m, s, h]: Triple, lightness: number): number {
  if (m >= lightness) return h
  const spin = (s * Math.sqrt(lightness * lightness - m * m)) / (m * Math.sin(s))
  return h > -Math.PI / 3 ? h + spin : h - spin
}

function toMsh(rgb: Triple): Triple {
  const [l, a, b] = toLab(rgb)
  const m = Math.hypot(l, a, b)
  return [m, Math.acos(l / m), Math.atan2(b, a)]
}

const fromMsh = ([m, s, h]: Triple): Triple => fromLab([m * Math.cos(s), m * Math.sin(s) * Math.cos(h), m * Math.sin(s) * Math.sin(h)])

/** sRGB (IEC 61966-2-1) to CIE 1976 L*a*b*. */
function toLab(rgb: Triple): Triple {
  const [r, g, b] = rgb.map((v) => (v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92))
  const xyz = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b]
  const [x, y, z] = xyz.map((v, i) => rooted(v / WHITE[i]))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function fromLab([l, a, b]: Triple): Triple {
  const y = (l + 16) / 116
  const [X, Y, Z] = [y + a / 500, y, y - b / 200].map((v, i) => WHITE[i] * cubed(v))
  const linear = [3.2406 * X - 1.5372 * Y - 0.4986 * Z, -0.9689 * X + 1.8758 * Y + 0.0415 * Z, 0.0557 * X - 0.204 * Y + 1.057 * Z]
  const [red, green, blue] = linear.map((v) => (v > 0.0031308 ? 1.055 * v ** (1 / 2.4) - 0.055 : 12.92 * v))
  return [red, green, blue]
}

const rooted = (v: number): number => (v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16 / 116)
const cubed = (v: number): number => (v > 0.206893 ? v ** 3 : (v - 16 / 116) / 7.787)
