// The inverse H-transform: sums and differences of 2x2 pixels, level by level, back to pixels.

/**
 * Undoes the H-transform in place (White, Postman & Lattanzi 1992; the integer form whose rounding loses nothing). `values` holds
 * `height` rows of `width`: at each level the sums lie in the top left quadrant, the differences in the other three. All numbers are
 * integers below 2^53 kept as doubles, so that 32-bit images do not overflow.
 */
export function inverseHTransform(values: Float64Array, width: number, height: number): void {
  const levels = Math.max(0, 32 - Math.clz32(Math.max(width, height) - 1))
  if (levels === 0) {
    values[0] = Math.floor(values[0] / 4)
    return
  }
  const scratch = new Float64Array(values.length)
  values[0] = roundTo(values[0], 2 ** (levels + 1))
  for (let level = levels - 1; level >= 0; level--) {
    const wide = Math.ceil(width / 2 ** level)
    const high = Math.ceil(height / 2 ** level)
    invertLevel(values, scratch, width, wide, high, level)
    for (let y = 0; y < high; y++) values.set(scratch.subarray(y * wide, (y + 1) * wide), y * width)
  }
}

/**
 * One level: four coefficients give four values. Coefficients of level k were rounded to multiples of 2^k (both), 2^(k+1) (one
 * direction) and 2^(k+2) (sum); the bits that this took away follow from the parity of the finer ones, so nothing is lost.
 */
function invertLevel(values: Float64Array, out: Float64Array, stride: number, wide: number, high: number, level: number): void {
  const left = (wide + 1) >> 1
  const top = (high + 1) >> 1
  const unit = 2 ** level
  const perUnit = 1 / unit
  const per2 = perUnit / 2
  // The last level also undoes the factor that the first sum of four brought.
  const divide = level === 0 ? 0.25 : 0.5
  for (let y = 0; y < top; y++) {
    const hasBelow = 2 * y + 1 < high
    for (let x = 0; x < left; x++) {
      const hasRight = 2 * x + 1 < wide
      const both = hasBelow && hasRight ? roundTo(values[(top + y) * stride + left + x], unit) : 0
      let down = hasBelow ? roundTo(values[(top + y) * stride + x], 2 * unit) : 0
      let across = hasRight ? roundTo(values[y * stride + left + x], 2 * unit) : 0
      let sum = values[y * stride + x]

      const low = both - 2 * unit * Math.floor(both * per2)
      down -= down >= 0 ? low : -low
      across -= across >= 0 ? low : -low
      const parity = Math.floor(both * per2) + Math.floor(down * per2) + Math.floor(across * per2)
      const next = (parity - 2 * Math.floor(parity / 2)) * 2 * unit
      if (sum >= 0) sum += low - next
      else sum += low === 0 ? next : low - next

      const at = 2 * y * wide + 2 * x
      out[at] = Math.floor((sum - down - across + both) * divide)
      if (hasRight) out[at + 1] = Math.floor((sum - down + across - both) * divide)
      if (hasBelow) out[at + wide] = Math.floor((sum + down - across - both) * divide)
      if (hasBelow && hasRight) out[at + wide + 1] = Math.floor((sum + down + across + both) * divide)
    }
  }
}

/** The nearest multiple of `step`, a power of two; halves go away from zero. */
function roundTo(value: number, step: number): number {
  if (step === 1) return value
  return value >= 0 ? Math.floor((value + step / 2) / step) * step : Math.floor((value + step / 2 - 1) / step) * step
}
