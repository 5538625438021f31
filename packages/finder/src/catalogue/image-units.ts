// The units of a catalogue's fluxes, from the unit of the image as its header spells it.

import type { MeasuredUnits } from '@cirasa/catalog'

const PER_BEAM = /^\s*(micro|[munk])?jy\s*(?:\/\s*(?:beam|bm)|[.*\s]\s*(?:beam|bm)\s*(?:\^|\*\*)?\s*\(?-1\)?)\s*$/i

/**
 * Brightness and flux units for a catalogue.
 *
 * @example unitsOf('JY/BEAM', true) // { brightness: 'Jy/beam', flux: 'Jy', size: undefined }
 * @example unitsOf('adu', false) // { brightness: 'adu', flux: 'adu', size: 'pixel' }
 */
export function unitsOf(unit: string, hasSky: boolean): MeasuredUnits {
  const size = hasSky ? undefined : 'pixel'
  const match = PER_BEAM.exec(unit)
  if (match === null)
    return { brightness: unit.trim(), flux: unit.trim().replace(/\s*(\/\s*beam|[.*\s]\s*beam\s*(\^|\*\*)?\s*\(?-1\)?)$/i, ''), size }
  // Headers in capitals mean milli by M: nobody maps in megajansky.
  const given = (match[1] ?? '').toLowerCase()
  const prefix = given === 'micro' ? 'u' : given
  return { brightness: `${prefix}Jy/beam`, flux: `${prefix}Jy`, size }
}

/** Whether a pixel's unit is a brightness per beam, as in Jy/beam, JY/BEAM or mJy beam-1. */
export function isPerBeam(unit: string): boolean {
  return /\b(beam|bm)\b/i.test(unit)
}
