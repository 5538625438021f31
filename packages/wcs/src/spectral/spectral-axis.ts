// A spectral axis: pixel to frequency, wavelength or velocity and back, evenly spaced in that variable or in another (Paper III).

import { wcsErrors } from '../errors.ts'
import { axisCount, readHeader } from '../header.ts'
import type { HeaderRecord } from '../wcs.ts'
import { findSpectralType, readSpectralType, type SpectralType } from './spectral-type.ts'
import { siFactor } from './units.ts'
import { SPEED_OF_LIGHT, type SpectralCode, type SpectralVariable, spectralVariables } from './variables.ts'

/** One spectral axis of a header. World values are in SI units; pixels are 0-based. */
export interface SpectralAxis {
  /** FITS number of the axis, from 1. */
  readonly axis: number
  /** What the world value is: 'FREQ', 'VRAD', 'VOPT', 'WAVE' ... */
  readonly type: SpectralCode
  /** Unit of world values. */
  readonly unit: SpectralVariable['unit']
  /** Rest frequency in Hz, also if the header gives a rest wavelength. */
  readonly restFrequency: number | undefined
  /** Reference frame of velocities, such as 'LSRK' or 'TOPOCENT'; '' if the header does not say. */
  readonly specsys: string
  pixelToWorld(pixel: number): number
  worldToPixel(world: number): number
  /** Frequency of a pixel in Hz. Throws WCS_NO_REST_FREQUENCY if a velocity has none. */
  pixelToFrequency(pixel: number): number
  frequencyToPixel(frequency: number): number
}

/** The number (from 1) of the first spectral axis of a header, or `undefined`. */
export const findSpectralAxis = (record: HeaderRecord, alternate = ''): number | undefined =>
  findSpectralType(readHeader(record, alternate))

/**
 * The spectral axis `axis` (from 1) of a header. Throws WCS_NOT_SPECTRAL, WCS_UNSUPPORTED_SPECTRAL, WCS_UNSUPPORTED_UNIT,
 * WCS_BAD_VALUE, WCS_SINGULAR_MATRIX, and WCS_NO_REST_FREQUENCY where even the world value needs a rest frequency.
 *
 * @example
 * createSpectralAxis({ CTYPE3: 'VRAD', CRVAL3: 1000, CDELT3: 500, RESTFRQ: 1.42e9 }, 3).pixelToWorld(0) // 1500
 */
export function createSpectralAxis(record: HeaderRecord, axis: number, alternate = ''): SpectralAxis {
  const header = readHeader(record, alternate)
  const type = readSpectralType(header, axis)
  const variable = spectralVariables[type.code]
  const factor = siFactor(header.verbatim(`CUNIT${axis}`), variable.unit, axis)
  const hasCd = !header.hasMatrix('PC', axisCount(header)) && header.hasMatrix('CD', axisCount(header))
  const step = hasCd
    ? (header.element('CD', axis, axis) ?? 0)
    : (header.number(`CDELT${axis}`) ?? 1) * (header.element('PC', axis, axis) ?? 1)
  if (step === 0) throw wcsErrors.SINGULAR_MATRIX()
  const crpix = (header.number(`CRPIX${axis}`) ?? 0) - 1
  const { toWorld, toOffset } = worldSteps(type, (header.number(`CRVAL${axis}`) ?? 0) * factor, readRest(header), axis)
  const rest = readRest(header)
  const restFor = () => needRest(type.code, rest)
  const pixelToWorld = (pixel: number) => toWorld((pixel - crpix) * step * factor)
  const worldToPixel = (world: number) => crpix + toOffset(world) / (step * factor)
  return Object.freeze({
    axis,
    type: type.code,
    unit: variable.unit,
    restFrequency: rest,
    specsys: header.text('SPECSYS') || type.restFrame,
    pixelToWorld,
    worldToPixel,
    pixelToFrequency: (pixel: number) => variable.toFrequency(pixelToWorld(pixel), restFor()),
    frequencyToPixel: (frequency: number) => worldToPixel(variable.fromFrequency(frequency, restFor())),
  })
}

/** RESTFRQ (or RESTFREQ) in Hz, or RESTWAV in m as a frequency. Zero means unknown. */
function readRest(header: ReturnType<typeof readHeader>): number | undefined {
  const frequency = header.number('RESTFRQ') ?? header.number('RESTFREQ')
  if (frequency) return frequency
  const wavelength = header.number('RESTWAV')
  return wavelength ? SPEED_OF_LIGHT / wavelength : undefined
}

function needRest(code: SpectralCode, rest: number | undefined): number {
  if (rest !== undefined) return rest
  if (spectralVariables[code].needsRest) throw wcsErrors.NO_REST_FREQUENCY({ ctype: code })
  return Number.NaN
}

interface WorldSteps {
  /** World value at an offset from CRVAL in the axis's own (linearised) units, SI. */
  toWorld(offset: number): number
  toOffset(world: number): number
}

/** Section 3 of Paper III: the sampled variable X is linear in pixels and tangent to the world variable S at CRVAL. */
function worldSteps(type: SpectralType, reference: number, restOrNone: number | undefined, axis: number): WorldSteps {
  if (type.isLogarithmic) {
    if (reference === 0) throw wcsErrors.BAD_VALUE({ keyword: `CRVAL${axis}`, value: 0, reason: 'a logarithmic axis has no zero' })
    return {
      toWorld: (offset) => reference * Math.exp(offset / reference),
      toOffset: (world) => reference * Math.log(world / reference),
    }
  }
  if (type.sampled === type.code) return { toWorld: (offset) => reference + offset, toOffset: (world) => world - reference }
  const rest = Math.min(needRest(type.code, restOrNone), needRest(type.sampled, restOrNone))
  return sampledSteps(spectralVariables[type.code], spectralVariables[type.sampled], reference, rest, axis)
}

function sampledSteps(world: SpectralVariable, sampled: SpectralVariable, reference: number, rest: number, axis: number): WorldSteps {
  const frequency = world.toFrequency(reference, rest)
  const start = sampled.fromFrequency(frequency, rest)
  const slope = world.slope(reference, rest) / sampled.slope(start, rest)
  if (!Number.isFinite(start) || !Number.isFinite(slope) || slope === 0) {
    throw wcsErrors.BAD_VALUE({ keyword: `CRVAL${axis}`, value: reference, reason: 'it has no frequency' })
  }
  return {
    toWorld: (offset) => world.fromFrequency(sampled.toFrequency(start + slope * offset, rest), rest),
    toOffset: (value) => (sampled.fromFrequency(world.toFrequency(value, rest), rest) - start) / slope,
  }
}
