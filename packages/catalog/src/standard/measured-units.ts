// Images that are not radio maps: their brightness, flux and sizes carry the image's own units, and then no radio UCD.

import type { ColumnDefinition } from '../model/column.ts'

/** Units of what was measured; left out, the radio ones. */
export interface MeasuredUnits {
  /** Of a pixel: 'Jy/beam' unless said; 'count', 'adu', 'MJy/sr'. */
  readonly brightness?: string
  /** Of an integrated flux: 'Jy' unless said; 'count' and 'adu' for images in these. */
  readonly flux?: string
  /** Of axes: 'arcsec' unless said; 'pixel' for an image without sky. Position angles then count from +y towards -x. */
  readonly size?: string
}

const RADIO = /Jy/

/** The definition with the units of this image instead of the standard ones. */
export function inUnits(definition: ColumnDefinition, units: MeasuredUnits, own: string | undefined): ColumnDefinition {
  const unit = own ?? replaced(definition, units)
  if (unit === definition.unit) return definition
  const isFlux = definition.unit === 'Jy/beam' || definition.unit === 'Jy'
  return Object.freeze({
    ...definition,
    unit: unit === '' ? undefined : unit,
    ucd: isFlux ? fluxUcd(definition.ucd, unit) : definition.ucd,
  })
}

function replaced(definition: ColumnDefinition, units: MeasuredUnits): string | undefined {
  switch (definition.unit) {
    case 'Jy/beam':
      return units.brightness ?? definition.unit
    case 'Jy':
      return units.flux ?? definition.unit
    case 'arcsec':
      // e_ra and e_dec stay on the sky: without a sky they are not there at all.
      return definition.ucd?.includes('phys.angSize') ? (units.size ?? definition.unit) : definition.unit
    default:
      return definition.unit
  }
}

function fluxUcd(ucd: string | undefined, unit: string | undefined): string | undefined {
  if (unit !== undefined && RADIO.test(unit)) return ucd
  const counts = unit === 'count' || unit === 'ct' || unit === 'adu'
  return ucd?.replace(';em.radio', '').replace('phot.flux.density', counts ? 'phot.count' : 'phot.flux')
}
