// Filters say which rows pass: nulls as in SQL, units brought together, and a place and a remedy for every mistake.

import { describe, expect, it } from 'vitest'
import { parseExpression, parseFilter } from '../../src/catalogue/filter.ts'
import { columns, ROWS } from './filter/columns.ts'

/** The rows that pass, or the error. */
function rowsThatPass(text: string): number[] | string {
  const filter = parseFilter(text, columns)
  if ('error' in filter) return `${filter.error} ${filter.suggestion ?? ''}`.trim()
  return [...filter.test(ROWS)].flatMap((passes, row) => (passes === 1 ? [row] : []))
}

describe('a filter', () => {
  it.each([
    ['snr > 5', [1, 2]],
    ['snr >= 5', [0, 1, 2]],
    ['5 < snr', [1, 2]],
    ['not snr > 5', [0, 3]],
    ['snr > 5 and flux_int < 0.1', [1]],
    ['snr > 50 or n_components = 1', [0, 2, 4]],
    ['snr between 4 and 7.5', [0, 1, 3]],
    ['snr not between 4 and 7.5', [2]],
    ['n_components in (1, 3)', [0, 2, 4]],
    ['n_components not in (1, 3)', [1]],
    ["morph in ('point', 'extended')", [0, 1, 4]],
    ["morph = 'point'", [0, 4]],
    ["morph != 'point'", [1, 2]],
    ["morph ~ '*EXT*'", [1, 2]],
    ["morph not ~ '*ext*'", [0, 4]],
    ["morph !~ '*ext*'", [0, 4]],
    ["source_id ~ 'S?'", [0, 1, 2]],
    ['morph is null', [3]],
    ['flux_peak is not null', [0, 1, 2, 4]],
    ['checked', [0, 3]],
    ['not checked', [1, 4]],
    ['checked = false', [1, 4]],
    ['flux_int / flux_peak >= 2', [0, 2]],
    ['2 + 3 * 2 ^ 2 = 14', [0, 1, 2, 3, 4]],
    ['-2 ^ 2 = -4', [0, 1, 2, 3, 4]],
    ['2 ^ -1 = 0.5', [0, 1, 2, 3, 4]],
    ['abs(dec) < 40 and sqrt(snr) > 2.5', [1, 2]],
    ['max(flux_int, flux_peak) < 10 mJy', [0, 1]],
    ['hypot(maj_fwhm, 0, 0) = 20 arcsec', [1]],
    ['log10(snr) = 2', [2]],
    // What is not known stays so, even to the power of 0 or beside an infinite number.
    ['snr ^ 0 = 1', [0, 1, 2, 3]],
    ['snr ^ 0 is null', [4]],
    ['hypot(snr, 1 / 0) is null', [4]],
    ['(snr > 5) = (n_components > 2)', [0, 2]],
  ])('%s', (text, expected) => {
    expect(rowsThatPass(text)).toEqual(expected)
  })

  it('takes flags for conditions, by name or by a word of it with a prefix', () => {
    expect(rowsThatPass('near_edge')).toEqual([1, 2])
    expect(rowsThatPass('flag_edge')).toEqual([1, 2])
    expect(rowsThatPass('flag.deblended and flags > 1')).toEqual([2])
    expect(rowsThatPass('not flag_edge')).toEqual([0, 3])
    expect(rowsThatPass('flag_fit')).toBe('Several flags are called flag_fit. There are fit_incomplete, fit_failed.')
  })

  it('brings units together, and takes a plain number to be in that of the column', () => {
    expect(rowsThatPass('flux_int > 5 mJy')).toEqual([2, 3])
    expect(rowsThatPass('flux_int > 0.005')).toEqual([2, 3])
    expect(rowsThatPass('flux_peak >= 5 mJy/beam')).toEqual([1, 2, 4])
    expect(rowsThatPass('flux_peak >= 5mJy')).toEqual([1, 2, 4])
    expect(rowsThatPass('flux_int > 3000 µJy and flux_int < 5000 uJy')).toEqual([1])
    expect(rowsThatPass('maj_fwhm = 1 arcmin')).toEqual([2])
    expect(rowsThatPass('maj_fwhm in (0.5 arcmin, 1 arcmin)')).toEqual([2])
    expect(rowsThatPass('dec < -10 deg and maj_fwhm + 0.5 arcmin > 45')).toEqual([1])
    expect(rowsThatPass('maj_fwhm > 1 mJy')).toBe('mJy cannot be compared with arcsec.')
  })

  it('finds a value again that a column holds with 7 digits', () => {
    expect(rowsThatPass('flux_peak = 0.1')).toEqual([2])
    expect(rowsThatPass('flux_peak = 100 mJy')).toEqual([2])
  })

  it('measures distances on the sky in arcsec', () => {
    expect(rowsThatPass('sep(10, -30) < 4')).toEqual([0, 1])
    expect(rowsThatPass('sep(10, -30) < 3')).toEqual([0])
    expect(rowsThatPass('sep(00:40:00, -30:00:00) < 3')).toEqual([0])
    expect(rowsThatPass('sep(23:20:00, 00:00:01) < 2')).toEqual([2])
  })

  it('knows short names of common columns', () => {
    expect(rowsThatPass('flux > 5 mJy')).toEqual([2, 3])
    expect(rowsThatPass('PEAK > 50 mJy')).toEqual([2])
  })

  it('names the columns that it reads', () => {
    const filter = parseFilter('flux > 1 or flag_edge or sep(1, 2) < 3', columns)
    expect('columns' in filter && [...filter.columns]).toEqual(['flux_int', 'flags', 'ra', 'dec'])
  })
})

describe('a mistake', () => {
  it.each([
    ['flx_int > 5', 'There is no column flx_int. Did you mean flux_int?', 0, 7],
    ['snr > 5 and lgo10(snr) > 1', 'There is no function lgo10. Did you mean log10?', 12, 22],
    ['snr > ', 'Something is missing at the end.', 6, 6],
    ['snr >> 5', '> was not expected here.', 5, 6],
    ['(snr > 5', 'Expected ) here.', 8, 8],
    ['snr > 5)', ') was not expected here. A bracket is closed that was not opened.', 7, 8],
    ['1 < snr < 5', 'Comparisons cannot be chained. Write x between 1 and 5.', 8, 9],
    ['snr > 5 & snr < 9', '& has no meaning here. Write and.', 8, 9],
    ["morph = 'point", 'This quote has no end.', 8, 14],
    ['morph = point', 'There is no column point. Words of text stand in quotes.', 8, 13],
    ['morph > 5', 'Text is compared with a number.', 0, 9],
    ['snr', 'This is a value, not a condition. Compare it, such as snr > 5.', 0, 3],
    ['snr and checked', 'This is no condition. Compare it, such as snr > 5.', 0, 3],
    ['checked + 1 > 2', 'This is true or false where a number is needed.', 0, 7],
    ['n_components in ()', 'The list is empty.', 0, 18],
    ['snr between 1 or 2', 'Expected and here.', 14, 16],
    ['snr = 12:30:00', 'Sexagesimal positions stand in sep(ra, dec) only.', 6, 14],
    ['snr > 5 snr < 3', 'snr was not expected here. Join conditions with and or or; put words of text in quotes.', 8, 11],
  ])('%s', (text, expected, at, end) => {
    const filter = parseFilter(text, columns)
    expect(rowsThatPass(text)).toBe(expected)
    expect('error' in filter && [filter.at, filter.end]).toEqual([at, end])
  })

  it('is to nest without end, or to be as long as a book', () => {
    expect(rowsThatPass(`${'('.repeat(250)}snr > 5${')'.repeat(250)}`)).toBe('A filter nests at most 40 deep.')
    expect(rowsThatPass(`${'not '.repeat(400)}checked`)).toBe('A filter nests at most 40 deep.')
    expect(rowsThatPass(`${'-'.repeat(500)}1 > 5`)).toBe('A filter nests at most 40 deep.')
    expect(rowsThatPass(`2${'^2'.repeat(250)} > 5`)).toBe('A filter nests at most 40 deep.')
    expect(rowsThatPass('snr > 5 or '.repeat(1000))).toBe('A filter has at most 2000 characters.')
    expect(rowsThatPass(`snr > 1${'+1'.repeat(600)}`)).toBe('A filter has at most 600 words and signs.')
  })
})

describe('an expression', () => {
  it('gives a number a row with its unit, NaN for null', () => {
    const expression = parseExpression('flux_peak * 2', columns)
    if ('error' in expression) throw new Error(expression.error)
    expect(expression.unit).toBe('Jy/beam')
    expect([...expression.values(ROWS)]).toEqual([0.001, 0.005, 0.1, Number.NaN, 0.02].map((value) => 2 * Math.fround(value)))
  })

  it('has no unit that it cannot know', () => {
    const ratio = parseExpression('log10(flux_int / flux_peak)', columns)
    expect('unit' in ratio).toBe(false)
  })

  it('is refused where it is text', () => {
    expect(parseExpression('morph', columns)).toEqual({ error: 'This is text, not a number.', at: 0, end: 5 })
  })
})
