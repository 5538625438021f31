// A simulated sky: its header, its truth, and its pixels, made by rows in any order and any portion with the same bytes.

import type { Table } from '@cirasa/catalog'
import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import { simulateErrors } from '../errors.ts'
import { drawArtefacts } from './artefacts.ts'
import { background } from './background.ts'
import { CorrelatedNoise } from './correlated-noise.ts'
import { drawDiffuse } from './diffuse.ts'
import { pixelAngle } from './ellipse.ts'
import { skyHeader } from './header.ts'
import { noiseLevel } from './noise-level.ts'
import { type SkyOptions, type SkyParameters, skyParameters } from './options.ts'
import { paintPatches } from './patch-painter.ts'
import { drawSources } from './source-list.ts'
import { sourcePainter } from './source-painter.ts'
import { truthTable } from './truth.ts'

/** A sky, ready to be read. Pixels in Jy/beam, NaN where blank. */
export interface SimulatedSky {
  readonly parameters: SkyParameters
  readonly width: number
  readonly height: number
  /** Length of each axis, fastest first: 2 to 4 of them. */
  readonly shape: readonly number[]
  /** WCS, beam and unit; see {@link skyHeader}. */
  readonly header: HeaderRecord
  /** What is in the map, a table of the kind 'truth'. */
  truth(): Table
  /**
   * Fills `out`, row-major, with rows y0 up to but not including y1. Rows in ascending order cost least.
   *
   * @throws SIMULATE_BAD_ROWS
   */
  readRows(y0: number, y1: number, out: Float32Array): void
  /** The whole map from row 0 on, in fresh arrays of at most `rows` rows. */
  strips(rows?: number): Generator<Float32Array, void, undefined>
}

/** Sources are painted down to this fraction of the noise, or of the faintest peak in a map without noise. */
const FLOOR = 1e-4
/** Rows that are worked on at a time, whatever portion was asked for: this bounds the memory. */
const WORKING_ROWS = 64

/**
 * A sky after figure 6 of the CIRASA paper unless the options say otherwise. Same seed and options give the same bytes, whatever the order or
 * the portions of reading (on one JavaScript engine: logarithms and exponentials are the engine's).
 *
 * @throws SIMULATE_UNKNOWN_OPTION, SIMULATE_BAD_OPTION, SIMULATE_TOO_MANY_SOURCES; IMAGE_KERNEL_TOO_LARGE for a beam of thousands of pixels
 * @example
 * const sky = simulateSky({ ...skyPreset('figure6'), width: 900, height: 900, seed: 7 })
 * for (const strip of sky.strips()) write(strip)
 */
export function simulateSky(options: SkyOptions = {}): SimulatedSky {
  const parameters = skyParameters(options)
  const { width, height, axes } = parameters
  const sources = drawSources(parameters)
  const diffuse = drawDiffuse(parameters)
  const artefacts = drawArtefacts(sources, parameters)
  const level = noiseLevel(parameters)
  const header = skyHeader(parameters)
  const addRows = rowMaker(parameters, { sources, diffuse, artefacts, level })
  const working = new Float64Array(Math.min(WORKING_ROWS, height) * width)

  const readRows = (y0: number, y1: number, out: Float32Array): void => {
    const isRight = Number.isSafeInteger(y0) && Number.isSafeInteger(y1) && 0 <= y0 && y0 <= y1 && y1 <= height
    if (!isRight || out.length < (y1 - y0) * width) throw simulateErrors.BAD_ROWS({ y0, y1, height, room: out.length })
    for (let y = y0; y < y1; y += WORKING_ROWS) {
      const end = Math.min(y1, y + WORKING_ROWS)
      const part = working.subarray(0, (end - y) * width)
      addRows(y, end, part)
      out.set(part, (y - y0) * width)
    }
  }
  function* strips(rows = 256): Generator<Float32Array, void, undefined> {
    if (!(Number.isSafeInteger(rows) && rows > 0))
      throw simulateErrors.BAD_OPTION({ name: 'rows', value: rows, wanted: 'a positive whole number' })
    for (let y = 0; y < height; y += rows) {
      const end = Math.min(height, y + rows)
      const strip = new Float32Array((end - y) * width)
      readRows(y, end, strip)
      yield strip
    }
  }
  return Object.freeze({
    parameters,
    width,
    height,
    shape: Object.freeze([width, height, 1, 1].slice(0, axes)),
    header,
    truth: () => truthTable({ sources, diffuse, artefacts }, parameters, level, createWcs(header)),
    readRows,
    strips,
  })
}

type Parts = {
  readonly sources: ReturnType<typeof drawSources>
  readonly diffuse: ReturnType<typeof drawDiffuse>
  readonly artefacts: ReturnType<typeof drawArtefacts>
  readonly level: ReturnType<typeof noiseLevel>
}

/** Makes rows of the map: noise, sky level, sources, diffuse structures, artefacts, blanks, always in this order. */
function rowMaker(
  parameters: SkyParameters,
  { sources, diffuse, artefacts, level }: Parts,
): (y0: number, y1: number, out: Float64Array) => void {
  const { width, height, seed, noise, pixelScale, beamMajor, beamMinor, beamAngle, fluxMin, blankBorder } = parameters
  const beam = { major: beamMajor / pixelScale, minor: beamMinor / pixelScale, angle: pixelAngle(beamAngle) }
  const noiseRows = noise > 0 ? new CorrelatedNoise(width, seed, beam) : undefined
  const painter = sourcePainter(sources, width, FLOOR * (noise > 0 ? noise : fluxMin))
  const addBackground = background(parameters)
  return (y0, y1, out) => {
    for (let y = y0; y < y1; y++) {
      const start = (y - y0) * width
      const row = out.subarray(start, start + width)
      if (noiseRows === undefined) row.fill(0)
      else {
        noiseRows.fillRow(y, row)
        const levels = level.row(y)
        for (let x = 0; x < width; x++) row[x] *= levels[x]
      }
      addBackground(y, out, start)
    }
    painter.paint(y0, y1, out)
    paintPatches(diffuse, width, y0, y1, out)
    paintPatches(artefacts, width, y0, y1, out)
    if (blankBorder > 0) blank(out, y0, y1, width, height, blankBorder)
  }
}

function blank(out: Float64Array, y0: number, y1: number, width: number, height: number, border: number): void {
  for (let y = y0; y < y1; y++) {
    const row = out.subarray((y - y0) * width, (y - y0 + 1) * width)
    if (y < border || y >= height - border) row.fill(Number.NaN)
    else {
      row.fill(Number.NaN, 0, Math.min(border, width))
      row.fill(Number.NaN, Math.max(0, width - border))
    }
  }
}
