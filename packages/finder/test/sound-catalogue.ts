// What every catalogue must be, whatever was searched: complete numbers, names that fit together, maps that agree with the tables.

import { getNumbers, getStrings, type Table } from '@cirasa/catalog'
import { expect } from 'vitest'
import { FLAGS, type FoundSources, flagsText, type PlaneContext } from '../src/index.ts'
import type { Picture } from './pictures.ts'

const always = ['x_pix', 'y_pix', 'flux_peak', 'flux_int', 'bkg_local', 'rms_local', 'snr', 'flags', 'maj_fwhm', 'min_fwhm', 'pos_ang']
const errors = ['e_x_pix', 'e_y_pix', 'e_flux_peak', 'e_flux_int']

/** Fails when a catalogue or its maps are not sound. `sum` is skipped for images too large to look at every pixel. */
export function expectSound(found: FoundSources, picture: Picture, context: PlaneContext): void {
  const { components, islands, sources, run } = found.catalog
  expect(run.counts).toEqual({ components: components.rows, islands: islands.rows, sources: sources.rows })
  expect([run.image.width, run.image.height, run.image.name]).toEqual([picture.width, picture.height, context.name])
  for (const table of [components, islands, sources]) expectNumbers(table, picture, context.wcs !== undefined)
  expectErrors(components)
  expectNames(found)
  expectMaps(found, picture)
}

function expectNumbers(table: Table, { width, height }: Picture, hasSky: boolean): void {
  const column = (name: string): ArrayLike<number> => getNumbers(table, name)
  for (const name of hasSky ? [...always, 'ra', 'dec'] : always) {
    for (const value of Array.from(column(name))) expect(Number.isFinite(value), `${name} of ${table.name}`).toBe(true)
  }
  const [x, y, major, minor, angle, rms, peak, flags] = [
    'x_pix',
    'y_pix',
    'maj_fwhm',
    'min_fwhm',
    'pos_ang',
    'rms_local',
    'flux_peak',
    'flags',
  ].map(column)
  const texts = getStrings(table, 'flags_text')
  for (let i = 0; i < table.rows; i++) {
    expect(Math.min(x[i] + 0.5, width + 1.5 - x[i], y[i] + 0.5, height + 1.5 - y[i])).toBeGreaterThan(0)
    expect(minor[i]).toBeGreaterThan(0)
    expect(major[i]).toBeGreaterThanOrEqual(minor[i])
    expect(angle[i]).toBeGreaterThanOrEqual(0)
    expect(angle[i]).toBeLessThanOrEqual(180)
    expect(rms[i]).toBeGreaterThan(0)
    expect(peak[i] < 0).toBe((flags[i] & FLAGS.NEGATIVE) !== 0)
    expect(texts[i] ?? '').toBe(flagsText(flags[i]))
  }
}

/** A component has errors, or a flag that says why not. */
function expectErrors(components: Table): void {
  const flags = getNumbers(components, 'flags')
  for (const name of errors) {
    const values = getNumbers(components, name)
    for (let i = 0; i < components.rows; i++) {
      if ((flags[i] & (FLAGS.ERRORS_UNKNOWN | FLAGS.FIT_FAILED)) === 0) expect(values[i], name).toBeGreaterThan(0)
    }
  }
}

/** Rows of the islands that are not inside another. */
export function topIslands(islands: Table): number[] {
  const levels = getNumbers(islands, 'nest_level')
  return Array.from({ length: islands.rows }, (_, row) => row).filter((row) => levels[row] === 0)
}

/** The number in an island's name, and that of the segmentation map. */
export const islandNumber = (name: string | null): number => Number(name?.split('-').at(-1))

function counted(names: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function expectNames({ catalog: { components, islands, sources } }: FoundSources): void {
  const islandNames = getStrings(islands, 'island_id')
  const sourceNames = getStrings(sources, 'source_id')
  for (const names of [islandNames, sourceNames, getStrings(components, 'component_id')]) expect(new Set(names).size).toBe(names.length)
  const byIsland = counted(getStrings(components, 'island_id'))
  const bySource = counted(getStrings(components, 'source_id'))
  const top = topIslands(islands)
  const counts = getNumbers(islands, 'n_components')
  expect(top.map((row) => counts[row])).toEqual(top.map((row) => byIsland.get(islandNames[row]) ?? 0))
  expect([...byIsland.keys()].every((name) => top.some((row) => islandNames[row] === name))).toBe(true)
  expect([...getNumbers(sources, 'n_components')]).toEqual(sourceNames.map((name) => bySource.get(name) ?? 0))
  const siblings = getStrings(components, 'island_id').map((name) => (byIsland.get(name) ?? 0) - 1)
  expect([...getNumbers(components, 'n_siblings')]).toEqual(siblings)
  expectNesting(islands)
}

/** An island within another lies in its box, and has no more components and fewer pixels. */
function expectNesting(islands: Table): void {
  const names = getStrings(islands, 'island_id')
  const parents = getStrings(islands, 'parent_id')
  const [levels, pixels, counts, xMin, xMax, yMin, yMax] = ['nest_level', 'n_pix', 'n_components', 'x_min', 'x_max', 'y_min', 'y_max'].map(
    (name) => getNumbers(islands, name),
  )
  const rowOf = new Map(names.map((name, row) => [name, row]))
  for (let row = 0; row < islands.rows; row++) {
    expect((parents[row] ?? '') === '').toBe(levels[row] === 0)
    if (levels[row] === 0) continue
    const parent = rowOf.get(parents[row]) ?? -1
    expect(levels[parent]).toBe(levels[row] - 1)
    expect(pixels[row]).toBeLessThan(pixels[parent])
    expect(counts[row]).toBeLessThanOrEqual(counts[parent])
    expect(xMin[row] >= xMin[parent] && xMax[row] <= xMax[parent] && yMin[row] >= yMin[parent] && yMax[row] <= yMax[parent]).toBe(true)
  }
}

function expectMaps({ maps, catalog: { islands } }: FoundSources, { width, height, pixels }: Picture): void {
  const middle = Math.floor(height / 2)
  const rms = maps.rms(0, height)
  const background = maps.background(0, height)
  const model = maps.model(0, height)
  const residual = maps.residual(0, height)
  const segmentation = maps.segmentation(0, height)
  for (const map of [rms, background, model, residual, segmentation]) expect(map.length).toBe(width * height)
  let wrong = 0
  for (let i = 0; i < pixels.length; i++) {
    if (!(rms[i] >= 0) || !Number.isFinite(background[i]) || !Number.isFinite(model[i])) wrong++
    if (Number.isFinite(pixels[i]) && Math.abs(residual[i] + model[i] - pixels[i]) > 1e-5 * (Math.abs(pixels[i]) + Math.abs(model[i])))
      wrong++
    if (Number.isNaN(pixels[i]) && !Number.isNaN(residual[i])) wrong++
  }
  expect(wrong, 'pixels of the maps that are not as they should be').toBe(0)
  const top = topIslands(islands)
  const counts = new Int32Array(top.length + 1)
  for (const number of segmentation) counts[number]++
  const names = getStrings(islands, 'island_id')
  const pixelCounts = getNumbers(islands, 'n_pix')
  expect(top.map((row) => counts[islandNumber(names[row])])).toEqual(top.map((row) => pixelCounts[row]))
  // Any part of a map is that part of the whole.
  expect(maps.model(middle, height)).toEqual(model.subarray(middle * width))
  expect(maps.segmentation(middle, height)).toEqual(segmentation.subarray(middle * width))
  expect(maps.rms(middle, height)).toEqual(rms.subarray(middle * width))
}
