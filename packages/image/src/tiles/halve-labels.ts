// From one level to the next where pixels are names: a name of each 2 x 2 pixels, never a mean of them, which would be the name of a third.

/**
 * Halves rows of labels as `halve` does those of values: each pixel of `out` is the label that most of 2 x 2 pixels have, the smallest of those that
 * as many have. A label goes before 0, however many zeros there are: an island of a single pixel is seen from any distance, and looks larger
 * than it is. 0 where there is no label, NaN where all is blank.
 */
export function halveLabels(pixels: Float32Array, width: number, rows: number, out: Float32Array): void {
  const half = width >> 1
  const outWidth = (width + 1) >> 1
  for (let y = 0; y < rows; y += 2) {
    const lower = y * width
    const upper = y + 1 < rows ? lower + width : lower
    const to = (y >> 1) * outWidth
    for (let x = 0, i = lower, j = upper; x < half; x++, i += 2, j += 2) {
      const a = pixels[i]
      const b = pixels[i + 1]
      const c = pixels[j]
      const d = pixels[j + 1]
      out[to + x] = a === b && a === c && a === d ? a : commonest(a, b, c, d)
    }
    if (outWidth > half) out[to + half] = commonest(pixels[lower + width - 1], Number.NaN, pixels[upper + width - 1], Number.NaN)
  }
}

/** A row that stands for itself and for the one that is missing counts twice, for each label alike. */
function commonest(a: number, b: number, c: number, d: number): number {
  let best = Number.NaN
  let most = -1
  for (let i = 0; i < 4; i++) {
    const label = i === 0 ? a : i === 1 ? b : i === 2 ? c : d
    if (label - label !== 0) continue
    const count = label === 0 ? 0 : Number(label === a) + Number(label === b) + Number(label === c) + Number(label === d)
    if (count < most || (count === most && label > best)) continue
    best = label
    most = count
  }
  return best
}
