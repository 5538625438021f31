// Sizes of files as a person reads them.

const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/**
 * Three digits and a decimal prefix, as file managers and networks count.
 *
 * @example bytesText(1054080) // '1.05 MB'
 */
export function bytesText(bytes: number): string {
  if (!Number.isFinite(bytes)) return '-'
  const size = Math.abs(bytes)
  if (size < 1000) return `${Math.round(bytes)} ${size === 1 ? 'byte' : 'bytes'}`
  // 999.6 kB would be printed as 1000 kB: it is the next unit already.
  const power = Math.min(units.length - 1, Math.floor(Math.log10(size * 1.0005) / 3))
  return `${(bytes / 1000 ** power).toPrecision(3)} ${units[power]}`
}
