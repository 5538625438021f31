// Angles in hours or degrees, minutes and seconds, as catalogues print them beside the numbers.

/**
 * A right ascension as 'hh:mm:ss.ss'; '' for none.
 * @example hoursText(266.41681662) // '17:45:40.04'
 */
export function hoursText(degrees: number): string {
  if (!Number.isFinite(degrees)) return ''
  const turned = ((degrees % 360) + 360) % 360
  // Rounded once, before it is taken apart: there are no 60 seconds.
  const hundredths = Math.round((turned / 15) * 360_000) % (24 * 360_000)
  return parts(hundredths, 100, 2)
}

/**
 * A declination as '+dd:mm:ss.s'; '' for none.
 * @example degreesText(-0.5) // '-00:30:00.0'
 */
export function degreesText(degrees: number): string {
  if (!Number.isFinite(degrees)) return ''
  return (degrees < 0 ? '-' : '+') + parts(Math.round(Math.abs(degrees) * 36_000), 10, 1)
}

function parts(count: number, perSecond: number, decimals: number): string {
  const seconds = Math.floor(count / perSecond)
  const two = (value: number): string => String(value).padStart(2, '0')
  const fraction = String(count % perSecond).padStart(decimals, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}`
}
