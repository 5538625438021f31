// What the maps of an image say of one place: its value, the local rms, and how many times the rms it stands above the background.

/** Readings of rasters at a place; undefined where there is no such map, or its tile is not there. */
export interface PlaceReadings {
  readonly value?: number
  readonly background?: number
  readonly rms?: number
}

/** The readings with the signal-to-noise ratio. */
export interface PointStatistic extends PlaceReadings {
  /** (value - background) / rms; without a map of the background value / rms. Undefined without a positive rms. */
  readonly snr?: number
}

/**
 * The signal-to-noise ratio of a place.
 *
 * @example pointStatistic({ value: 6e-4, rms: 1e-4 }) // { value: 6e-4, rms: 1e-4, snr: 6 }
 */
export function pointStatistic(readings: PlaceReadings): PointStatistic {
  const { value, background, rms } = readings
  if (value === undefined || rms === undefined || !(rms > 0)) return readings
  const over = background === undefined || Number.isNaN(background) ? value : value - background
  return Number.isFinite(over) ? { ...readings, snr: over / rms } : readings
}
