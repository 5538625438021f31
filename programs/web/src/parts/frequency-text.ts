// Frequencies in the prefix that radio astronomers use.

import { significant } from '@cirasa/units'

/**
 * @param hertz positive
 * @example frequencyText(1.4e9) // '1.400 GHz'
 */
export function frequencyText(hertz: number): string {
  if (hertz >= 1e12) return `${significant(hertz / 1e12, 4)} THz`
  if (hertz >= 1e9) return `${significant(hertz / 1e9, 4)} GHz`
  if (hertz >= 1e6) return `${significant(hertz / 1e6, 4)} MHz`
  return `${significant(hertz / 1e3, 4)} kHz`
}
