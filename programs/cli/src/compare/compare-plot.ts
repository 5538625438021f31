// A comparison in six charts: what was found, what was invented, and whether fluxes, positions and errors are right.

import {
  type Box,
  drawCurve,
  drawDots,
  drawLegend,
  drawPanel,
  drawSeries,
  drawSteps,
  encodePng,
  markColours,
  newSheet,
  type Panel,
  type Pen,
  writeText,
} from '@cirasa/apps/node/plot'
import { countText } from '@cirasa/units'
import type { MatchedRows } from './matched-rows.ts'

const SHEET = { width: 1560, height: 1010 }
const CELL = { width: 410, height: 330 }
const FIRST_BIN = 3
const BINS_A_DECADE = 10
/** Fewer rows than this in a bin say nothing. */
const LEAST_IN_BIN = 5

/** The comparison as a PNG file. */
export async function comparePlot(rows: MatchedRows, title: string): Promise<Buffer> {
  const sheet = await newSheet(SHEET.width, SHEET.height)
  const { pen } = sheet
  writeText(pen, title, 90, 34, { size: 23 })
  const { reference, found, pairs } = rows
  const subtitle = `${countText(found.snr.length)} found, ${countText(reference.snr.length)} in the reference, ${countText(pairs.snr.length)} pairs`
  writeText(pen, subtitle, 90, 64, { size: 16, colour: markColours.quiet })
  const range = signalRange(rows)
  // Where completeness and reliability change is the faint end: brighter than this both are flat.
  const faint = [range[0], Math.min(range[1], 150)] as const
  drawFraction(pen, cell(0, 0), 'Completeness', 'S/N in the reference', reference.snr, reference.isFound, faint)
  drawFraction(pen, cell(1, 0), 'Reliability', 'S/N as found', found.snr, found.isReal, faint)
  drawOffsets(pen, cell(2, 0), pairs)
  drawRatio(pen, cell(0, 1), 'Integrated flux', pairs.snr, pairs.fluxRatio, range)
  drawRatio(pen, cell(1, 1), 'Peak flux', pairs.snr, pairs.peakRatio, range)
  drawPulls(pen, cell(2, 1), pairs.pulls)
  return encodePng(sheet)
}

function cell(column: number, row: number): Box {
  return { left: 90 + column * (CELL.width + 96), top: 124 + row * (CELL.height + 120), ...CELL }
}

/** From 3 to the brightest, at least one decade. */
function signalRange({ reference, found }: MatchedRows): readonly [number, number] {
  let most = 10 * FIRST_BIN
  for (const values of [reference.snr, found.snr]) for (const value of values) if (value > most && Number.isFinite(value)) most = value
  return [FIRST_BIN, Math.min(1e5, most * 1.1)]
}

/** Rows by signal to noise: edges evenly spaced in the logarithm. */
function binRows(snr: Float64Array, [from, to]: readonly [number, number]): { readonly middles: number[]; readonly members: number[][] } {
  const bins = Math.max(4, Math.min(20, Math.round(Math.log10(to / from) * BINS_A_DECADE)))
  const ratio = Math.log(to / from) / bins
  const members: number[][] = Array.from({ length: bins }, () => [])
  for (let row = 0; row < snr.length; row++) {
    const bin = Math.floor(Math.log(snr[row] / from) / ratio)
    if (bin >= 0 && bin < bins) members[bin].push(row)
  }
  return { middles: members.map((_, bin) => from * Math.exp((bin + 0.5) * ratio)), members }
}

function drawFraction(
  pen: Pen,
  box: Box,
  title: string,
  xTitle: string,
  snr: Float64Array,
  isTrue: Uint8Array,
  range: readonly [number, number],
): void {
  const { middles, members } = binRows(snr, range)
  const fractions = members.map((rows) => (rows.length < LEAST_IN_BIN ? Number.NaN : mean(rows, isTrue)))
  const spread = members.map((rows, bin) => Math.sqrt((fractions[bin] * (1 - fractions[bin])) / rows.length))
  const axis = { from: range[0], to: range[1], isLogarithmic: true, title: xTitle }
  const panel = drawPanel(pen, box, title, axis, { from: 0, to: 1.05, title: 'fraction' })
  drawCurve(panel, range, [1, 1], markColours.quiet, [4, 4])
  drawSeries(panel, middles, fractions, markColours.blue, spread)
}

const mean = (rows: readonly number[], values: Uint8Array): number => rows.reduce((sum, row) => sum + values[row], 0) / rows.length

function drawRatio(pen: Pen, box: Box, title: string, snr: Float64Array, ratio: Float64Array, range: readonly [number, number]): void {
  const axis = { from: range[0], to: range[1], isLogarithmic: true, title: 'S/N in the reference' }
  const panel = drawPanel(pen, box, title, axis, { from: 0, to: 2, title: 'found / reference' })
  drawDots(panel, snr, ratio, markColours.blue)
  drawCurve(panel, range, [1, 1], markColours.ink, [4, 4])
  const { middles, members } = binRows(snr, range)
  const quantiles = members.map((rows) => sortedFinite(rows.map((row) => ratio[row])))
  const median = quantiles.map((values) => (values.length < LEAST_IN_BIN ? Number.NaN : quantile(values, 0.5)))
  const spread = quantiles.map((values) => (quantile(values, 0.8413) - quantile(values, 0.1587)) / 2)
  drawSeries(panel, middles, median, markColours.orange, spread)
  drawLegend(panel, [[markColours.orange, 'median and 68 % of the pairs']])
}

function drawOffsets(pen: Pen, box: Box, { east, north }: MatchedRows['pairs']): void {
  const sizes = sortedFinite(Array.from(east, (value, i) => Math.hypot(value, north[i])))
  const half = Math.max(1e-6, (quantile(sizes, 0.97) || 1) * 1.15)
  const centred = { left: box.left + (box.width - box.height) / 2, top: box.top, width: box.height, height: box.height }
  const panel = drawPanel(
    pen,
    centred,
    'Position, found - reference',
    { from: half, to: -half, title: 'east (arcsec)' },
    { from: -half, to: half, title: 'north (arcsec)' },
  )
  drawDots(panel, east, north, markColours.blue)
  drawCurve(panel, [0, 0], [-half, half], markColours.ink, [4, 4])
  drawCurve(panel, [-half, half], [0, 0], markColours.ink, [4, 4])
}

const PULL_EDGES = Float64Array.from({ length: 41 }, (_, i) => -5 + i / 4)

function drawPulls(pen: Pen, box: Box, pulls: MatchedRows['pairs']['pulls']): void {
  const panel = drawPanel(
    pen,
    box,
    'Pulls, (found - reference) / error',
    { from: -5, to: 5, title: 'pull' },
    { from: 0, to: 0.62, title: 'density' },
  )
  const curve = Float64Array.from({ length: 201 }, (_, i) => -5 + i / 20)
  drawCurve(
    panel,
    curve,
    Float64Array.from(curve, (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)),
    markColours.ink,
    [4, 4],
  )
  const colours = [markColours.blue, markColours.orange, markColours.green]
  const legend: [string, string][] = [[markColours.ink, 'errors as stated']]
  Object.entries(pulls).forEach(([name, values], i) => {
    const finite = sortedFinite([...values])
    if (finite.length < LEAST_IN_BIN) return
    drawHistogram(panel, finite, colours[i])
    const width = (quantile(finite, 0.8413) - quantile(finite, 0.1587)) / 2
    legend.push([colours[i], `${name}: width ${width.toFixed(2)}`])
  })
  drawLegend(panel, legend)
}

function drawHistogram(panel: Panel, values: readonly number[], colour: string): void {
  const heights = new Float64Array(PULL_EDGES.length - 1)
  for (const value of values) {
    const bin = Math.floor((value + 5) * 4)
    if (bin >= 0 && bin < heights.length) heights[bin] += 4 / values.length
  }
  drawSteps(panel, PULL_EDGES, heights, colour)
}

const sortedFinite = (values: readonly number[]): number[] => values.filter(Number.isFinite).sort((a, b) => a - b)

/** Of sorted values; NaN of none. */
function quantile(sorted: readonly number[], fraction: number): number {
  return sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))]
}
