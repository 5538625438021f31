// The units of a catalogue's fluxes, from the unit of the image as its header spells it.

import type { MeasuredUnits } from '@cirasa/catalog'

const PER_BEAM = /^\s*([munkM]|micro)?jy\s*(?:\/|\*?\s*(?=beam))\s*(?:beam|bm)(?:\s*\^?-1)?\s*$/i

/**
 * Brightness and flux units for a catalogue.
 *
 * @example unitsOf('JY/BEAM', true) // { brightness: 'Jy/beam', flux: 'Jy', size: undefined }
 * @example unitsOf('adu', false) // { brightness: 'adu', flux: 'adu', size: 'pixel' }
 */
export function unitsOf(unit: string, hasSky: boolean): MeasuredUnits {
  const size = hasSky ? undefined : 'pixel'
  const match = PER_BEAM.exec(unit)
  if (match === null) return { brightness: unit.trim(), flux: unit.trim().replace(/\s*(\/\s*beam|beam-1)$/i, ''), size }
  // Headers in capitals mean milli by M: nobody maps in megajansky.
  const prefix = match[1] === 'M' ? 'm' : match[1] === 'micro' ? 'u' : (match[1] ?? '')
  return { brightness: `${prefix}Jy/beam`, flux: `${prefix}Jy`, size }
}
