// From one level to the next: the mean of each 2 x 2 pixels. Means conserve flux, and noise falls as it does when an astronomer bins.

/** Halves rows of an image, see `halve`. */
export type Halve = (pixels: Float32Array, width: number, rows: number, out: Float32Array) => void

/**
 * Halves rows of an image, as many columns as `width`: each pixel of `out` is the mean of what is finite among 2 x 2, NaN where nothing is.
 * At an odd end the last column or row has fewer. `out` gets ceil(rows / 2) rows of ceil(width / 2).
 */
export function halve(pixels: Float32Array, width: number, rows: number, out: Float32Array): void {
  const half = width >> 1
  const outWidth = (width + 1) >> 1
  for (let y = 0; y < rows; y += 2) {
    const lower = y * width
    const upper = y + 1 < rows ? lower + width : lower
    const to = (y >> 1) * outWidth
    for (let x = 0, i = lower, j = upper; x < half; x++, i += 2, j += 2) {
      // In this order on every machine; doubles, so that no sum of floats is too large.
      const sum = pixels[i] + pixels[i + 1] + (pixels[j] + pixels[j + 1])
      out[to + x] = sum - sum === 0 ? sum * 0.25 : meanOfFinite(pixels[i], pixels[i + 1], pixels[j], pixels[j + 1])
    }
    if (outWidth > half) out[to + half] = meanOfFinite(pixels[lower + width - 1], Number.NaN, pixels[upper + width - 1], Number.NaN)
  }
}

/** A row that stands for itself and for the one that is missing counts twice, which does not change a mean. */
function meanOfFinite(a: number, b: number, c: number, d: number): number {
  let sum = 0
  let count = 0
  if (a - a === 0) {
    sum += a
    count++
  }
  if (b - b === 0) {
    sum += b
    count++
  }
  if (c - c === 0) {
    sum += c
    count++
  }
  if (d - d === 0) {
    sum += d
    count++
  }
  return sum / count
}
