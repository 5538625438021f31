// Numbers as text, straight into bytes: as few digits as bring the value back, several times faster than the language's own.

import type { ByteSink } from './byte-sink.ts'

const ZERO = 48
const MINUS = 45
const POINT = 46
const LETTER_E = 101

/** 10^0 to 10^22: all exact in a double, so one product or quotient with them is correctly rounded. */
const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Room that any number needs. */
const WIDEST = 40

/** Positional notation from 1e-5 up to this many digits before the point; exponents beyond. */
const SMALLEST_EXPONENT = -5
const LARGEST_EXPONENT = 15

/** Digits of the number being written, least significant first. */
const digitBuffer = new Uint8Array(24)

/** Appends an integer of up to 53 bits. */
export function writeInteger(sink: ByteSink, value: number): void {
  sink.reserve(WIDEST)
  if (value < 0) {
    sink.push(MINUS)
    writeDigits(sink, -value)
  } else writeDigits(sink, value)
}

/**
 * Appends a single-precision value with the fewest digits that read back as the same single-precision value.
 *
 * @example Math.fround(0.1) is written 0.1, and Math.fround(1/3) as 0.33333334
 */
export function writeFloat(sink: ByteSink, value: number): void {
  sink.reserve(WIDEST)
  if (wroteSpecial(sink, value)) return
  const size = Math.abs(value)
  const exponent = Math.floor(Math.log10(size))
  for (let digits = 7; digits <= 9; digits++) {
    const shift = digits - 1 - exponent
    if (shift > 22 || shift < -22) break
    const scaled = Math.round(shift >= 0 ? size * POWERS[shift] : size / POWERS[-shift])
    if (digits < 9 && Math.fround(shift >= 0 ? scaled / POWERS[shift] : scaled * POWERS[-shift]) !== size) continue
    if (value < 0) sink.push(MINUS)
    writeScaled(sink, scaled, shift)
    return
  }
  sink.text(shorten(value.toExponential(8)))
}

/**
 * Appends a double: with `digits` significant ones (at most 15, no zeros at the end), or without `digits` with as many as bring
 * the same double back.
 *
 * @example writeDouble(sink, 266.416816622212, 13) // 266.4168166222
 */
export function writeDouble(sink: ByteSink, value: number, digits?: number): void {
  sink.reserve(WIDEST)
  if (wroteSpecial(sink, value)) return
  const size = Math.abs(value)
  const exponent = Math.floor(Math.log10(size))
  const wanted = digits ?? 15
  const shift = wanted - 1 - exponent
  if (shift <= 22 && shift >= -22) {
    const scaled = Math.round(shift >= 0 ? size * POWERS[shift] : size / POWERS[-shift])
    if (digits !== undefined || (shift >= 0 ? scaled / POWERS[shift] : scaled * POWERS[-shift]) === size) {
      if (value < 0) sink.push(MINUS)
      writeScaled(sink, scaled, shift)
      return
    }
  }
  sink.text(digits === undefined ? String(value) : shorten(value.toExponential(digits - 1)))
}

/** Writes zero and what is not finite; false for every other number. */
function wroteSpecial(sink: ByteSink, value: number): boolean {
  if (value === 0) sink.push(ZERO)
  else if (Number.isFinite(value)) return false
  else sink.text(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity')
  return true
}

/** Drops the zeros at the end of a mantissa: 1.500e-30 becomes 1.5e-30. */
function shorten(text: string): string {
  const [mantissa, exponent] = text.split('e')
  return `${mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa}e${exponent}`
}

/** Writes scaled * 10^-shift. */
function writeScaled(sink: ByteSink, scaled: number, shift: number): void {
  let count = splitDigits(scaled)
  const exponent = count - 1 - shift
  let from = 0
  while (from < count - 1 && digitBuffer[from] === ZERO) from++
  const bytes = sink.bytes
  let at = sink.length
  if (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT) {
    if (exponent < 0) {
      bytes[at++] = ZERO
      bytes[at++] = POINT
      for (let zero = -1; zero > exponent; zero--) bytes[at++] = ZERO
      while (count > from) bytes[at++] = digitBuffer[--count]
    } else {
      // Digits before the point are those that count 10^0 and more; zeros that were dropped there come back.
      const point = Math.max(shift, 0)
      while (count > point) bytes[at++] = digitBuffer[--count]
      for (let zero = shift; zero < 0; zero++) bytes[at++] = ZERO
      if (count > from) {
        bytes[at++] = POINT
        while (count > from) bytes[at++] = digitBuffer[--count]
      }
    }
    sink.length = at
    return
  }
  bytes[at++] = digitBuffer[--count]
  if (count > from) {
    bytes[at++] = POINT
    while (count > from) bytes[at++] = digitBuffer[--count]
  }
  bytes[at++] = LETTER_E
  sink.length = at
  writeInteger(sink, exponent)
}

function writeDigits(sink: ByteSink, value: number): void {
  let count = splitDigits(value)
  while (count > 0) sink.bytes[sink.length++] = digitBuffer[--count]
}

/** Fills digitBuffer with the digits of a non-negative integer, in halves of 31 bits: integer division is fast only there. */
function splitDigits(value: number): number {
  let count = 0
  let rest = value
  while (rest >= 1e9) {
    const high = Math.floor(rest / 1e9)
    let low = (rest - high * 1e9) | 0
    for (let i = 0; i < 9; i++) {
      const tenth = (low / 10) | 0
      digitBuffer[count++] = ZERO + low - tenth * 10
      low = tenth
    }
    rest = high
  }
  let small = rest | 0
  do {
    const tenth = (small / 10) | 0
    digitBuffer[count++] = ZERO + small - tenth * 10
    small = tenth
  } while (small > 0)
  return count
}
