// A score as text: aligned tables for a terminal.

import type { CatalogueScore, Fraction } from './compare-catalogues.ts'
import type { Spread } from './spread.ts'

/** Lines for a terminal, one small table each for completeness, fluxes, positions and pulls. */
export function formatReport(score: CatalogueScore): string {
  const { counts, options } = score
  const parts = [
    `${counts.found} found, ${counts.reference} in the reference, matched within ${fixed(options.matchRadius, 2)} arcsec (${options.frame}).`,
    countsLine(score),
    `reliability ${fixed(score.reliability, 4)} (${fixed(score.strictReliability, 4)} with blends counted as false)`,
    '',
    aligned([['Completeness', 'all', '', 'isolated', '', 'extended', ''], ...completenessLines(score)]),
    '',
    aligned([['Flux found / true', 'S/N', 'sources', 'median', 'width', 'std'], ...fluxLines(score)]),
    '',
    aligned([['Position, arcsec', 'S/N', 'sources', 'east', 'width', 'std', 'north', 'width', 'std'], ...positionLines(score)]),
  ]
  if (score.pulls.length > 0)
    parts.push('', aligned([['Pulls (found - true) / error', '', 'sources', 'median', 'width', 'std'], ...pullLines(score)]))
  return `${parts.join('\n')}\n`
}

function countsLine({ counts: { matched, split, blended, excused, false: invented } }: CatalogueScore): string {
  return `matched ${matched}, split ${split}, blended ${blended}, inside diffuse structures ${excused}, false ${invented}`
}

const completenessLines = ({ completeness }: CatalogueScore): string[][] =>
  completeness.map(({ snr, all, isolated, extended }) => [`S/N ${snr}`, ...fraction(all), ...fraction(isolated), ...fraction(extended)])

const fluxLines = ({ fluxes }: CatalogueScore): string[][] =>
  fluxes.map((line) => [`${line.flux}, isolated ${line.population}`, line.snr, String(line.count), ...spread(line)])

const positionLines = ({ positions }: CatalogueScore): string[][] =>
  positions.map(({ population, snr, east, north }) => [population, snr, String(east.count), ...spread(east), ...spread(north)])

const pullLines = ({ pulls }: CatalogueScore): string[][] =>
  pulls.map((line) => [line.population, line.quantity, String(line.count), ...spread(line)])

const fraction = ({ value, found, total }: Fraction): [string, string] => [fixed(value, 4), `${found}/${total}`]
const spread = ({ median, width, std }: Spread): [string, string, string] => [fixed(median, 3), fixed(width, 3), fixed(std, 3)]
const fixed = (value: number | null, digits: number): string => (value === null ? '-' : value.toFixed(digits))

/** The first column to the left, the others to the right. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n')
}
