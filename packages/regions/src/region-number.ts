// Numbers in region files: fixed decimals without zeros at the end, never an exponent, which some readers do not know.

/** Degrees to 1e-8 (0.04 mas). */
export const degreesText = (value: number): string => decimals(value, 8)
/** Arcsec to 1e-4. */
export const arcsecText = (value: number): string => decimals(value, 4)
/** Pixels to 1e-4. */
export const pixelText = (value: number): string => decimals(value, 4)
/** Angles to 1e-3 degrees. */
export const angleText = (value: number): string => decimals(value, 3)

function decimals(value: number, digits: number): string {
  // Values so large that toFixed gives an exponent are no coordinates, but they must not break a file.
  const text = Math.abs(value) < 1e21 ? value.toFixed(digits) : '0'
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}
