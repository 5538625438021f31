// Spans of time in the words that people use: the largest unit and the one below it.

const steps: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/**
 * @param seconds of any size
 * @example durationText(192) // '3 min 12 s'
 * @example durationText(2.58) // '2.6 s'
 */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-'
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`
  // Rounded to what is shown before it is taken apart: there are no 60 s.
  const unit = seconds >= 86_400 ? 3600 : seconds >= 3600 ? 60 : 1
  let rest = Math.round(seconds / unit) * unit
  const words: string[] = []
  for (const [size, name] of steps) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) words.push(`${count} ${name}`)
    if (words.length === 2 || (words.length === 1 && rest < unit)) break
  }
  return words.join(' ')
}
