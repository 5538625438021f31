// A place on the sky as text, in either form.

import { formatDeclination, formatRightAscension } from '@cirasa/wcs'

/**
 * @param ra ICRS, degrees
 * @param dec ICRS, degrees
 * @example skyPositionText(266.4, -45, 'sexagesimal') // '17:45:36.00 -45:00:00.0'
 */
export function skyPositionText(ra: number, dec: number, format: 'sexagesimal' | 'degrees'): string {
  if (format === 'degrees') return `${ra.toFixed(5)} ${dec >= 0 ? '+' : ''}${dec.toFixed(5)}`
  return `${formatRightAscension(ra, { decimals: 2 })} ${formatDeclination(dec, { decimals: 1 })}`
}
