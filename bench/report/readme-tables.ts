// The figures of the README, made from the stored results, so that nobody types a number by hand.

import type { MapResult, MapRow, MapsResult } from './maps-result.ts'
import { type Cell, markdownTable } from './markdown-table.ts'
import type { Centre } from './score.ts'

export const BEGIN = '<!-- figures: made by bench/readme-table.ts, do not edit -->'
export const END = '<!-- end of figures -->'

/** Maps that the README shows, and what it says they are. */
const SHOWN: readonly (readonly [map: string, title: string])[] = [
  ['s3600_d2500', '3600 x 3600 pixels, crowded: 2500 sources per square degree'],
  ['s1800_hard', '1800 x 1800 pixels, hard: shells and blobs, uneven noise and background, blank borders'],
  ['s7200_d2500', '7200 x 7200 pixels, crowded'],
]

/** The page with the figures between the marks replaced. Throws when the marks are not there. */
export function withFigures(page: string, result: MapsResult | undefined): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the page has no place for figures: ${BEGIN} ... ${END}`)
  return `${page.slice(0, begin + BEGIN.length)}\n\n${figures(result)}\n\n${page.slice(end)}`
}

function figures(result: MapsResult | undefined): string {
  const shown = SHOWN.flatMap(([name, title]) => {
    const map = result?.maps.find((one) => one.map === name)
    return map === undefined ? [] : [`**${title}**\n\n${figuresOfMap(map)}`]
  })
  if (result === undefined || shown.length === 0) return 'No result is stored yet.'
  const { circumstances, threads } = result
  const when = `Measured ${circumstances.began.slice(0, 10)} on ${circumstances.cores} cores (${circumstances.processor}), ${threads} threads, one after the other.`
  return [when, ...shown].join('\n\n')
}

function figuresOfMap({ rows }: MapResult): string {
  const headings = [
    'finder',
    'seconds',
    'MB',
    'complete ≥5σ',
    'complete ≥10σ',
    'reliable',
    'flux at 10–30σ, found/true',
    'position at 10–30σ',
  ]
  return markdownTable(headings, rows.filter(({ quality }) => quality !== undefined).map(cells))
}

function cells({ finder, run, cost, quality }: MapRow): Cell[] {
  if (quality === undefined) return []
  const spent: Cell[] =
    finder === run
      ? [
          [cost.wallSeconds, 2],
          [cost.peakMegabytes, 0],
        ]
      : ['″', '″']
  return [
    LABELS[finder] ?? finder,
    ...spent,
    percent(quality.above5),
    percent(quality.above10),
    percent(quality.reliability, 2),
    centre(quality.flux10to30),
    fixed(quality.position10to30, 2, '″'),
  ]
}

const LABELS: Readonly<Record<string, string>> = {
  cirasa: '**CIRASA**',
  sex: 'SExtractor',
  sep: 'SEP',
  aegean: 'Aegean',
  pybdsf: 'PyBDSF (sources)',
  pybdsf_gaul: 'PyBDSF (Gaussians)',
  pyse_fit: 'PySE (fits)',
  pyse_vec: 'PySE (moments)',
}

// Stored numbers that are none come back as null, and Number.isFinite knows them.
const fixed = (value: number, decimals: number, unit = ''): string => (Number.isFinite(value) ? `${value.toFixed(decimals)}${unit}` : '–')

const percent = (fraction: number, decimals = 1): string => (Number.isFinite(fraction) ? `${(100 * fraction).toFixed(decimals)} %` : '–')

const centre = ({ median, scatter }: Centre): string => (Number.isFinite(median) ? `${fixed(median, 3)} ± ${fixed(scatter, 3)}` : '–')
