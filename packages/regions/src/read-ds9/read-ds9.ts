// Reads region files of SAOImage DS9 (format 4.1 and its older spellings): what can be used, and notes on what cannot.

import { regionErrors } from '../errors.ts'
import type { Region, RegionFrame, RegionStyle } from '../region.ts'
import { collectNotes, type Notes, quoted, type ReadNote } from './notes.ts'
import { isPointSymbol, readProperties } from './properties.ts'
import { isShape, readShape } from './shapes.ts'
import { statementsOf } from './statements.ts'

/** What a file holds. */
export interface RegionReading {
  readonly regions: readonly Region[]
  /** What was not used or read as something simpler; at most a hundred and one. */
  readonly notes: readonly ReadNote[]
}

const MOST_CHARACTERS = 1 << 26
const MOST_REGIONS = 100_000
/** Of one shape: more than any shape may have, and no more than that of a hostile line. */
const MOST_WORDS = 200_002

/** DS9's names of frames. Physical coordinates are those of the image where its header has no LTM and LTV. */
const FRAMES: Readonly<Record<string, RegionFrame>> = {
  image: 'image',
  physical: 'image',
  icrs: 'icrs',
  fk5: 'fk5',
  j2000: 'fk5',
  fk4: 'fk4',
  b1950: 'fk4',
  galactic: 'galactic',
  ecliptic: 'ecliptic',
}
const OTHER_FRAMES = /^(amplifier|detector|linear|wcs[a-z]?|tile)$/

const REGION = /^([+-]?)\s*([a-z][a-z0-9]*)\s*(\([^)]*\)?|.*)/is

/** What statements change for those after them. */
interface ReaderState {
  /** Undefined in a frame that is not read. */
  frame: RegionFrame | undefined
  defaults: RegionStyle
  readonly regions: Region[]
  readonly notes: Notes
}

/**
 * Regions of a DS9 file. Positions without a frame are pixels. Nothing that is wrong with a line stops the reading of others.
 *
 * @throws REGIONS_TOO_LARGE for more than 2^26 characters
 * @example readDs9('fk5\ncircle(10:00:00,+20:00:00,3\') # color=red')
 * // { regions: [{ shape: 'circle', frame: 'fk5', x: 150, y: 20, radius: 180, style: { colour: 'red' } }], notes: [] }
 */
export function readDs9(text: string): RegionReading {
  if (text.length > MOST_CHARACTERS) throw regionErrors.TOO_LARGE({ characters: text.length, most: MOST_CHARACTERS })
  const state: ReaderState = { frame: 'image', defaults: {}, regions: [], notes: collectNotes() }
  for (const { line, text: statement } of statementsOf(text)) {
    if (state.regions.length >= MOST_REGIONS) {
      state.notes.add(line, `Only the first ${MOST_REGIONS} regions are read.`)
      break
    }
    if (statement.startsWith('#')) readComment(state, line, statement.slice(1).trim())
    else readStatement(state, line, statement)
  }
  return { regions: state.regions, notes: state.notes.list() }
}

/** Behind a comment sign DS9 writes texts, and shapes that older versions did not know. */
function readComment(state: ReaderState, line: number, comment: string): void {
  const name = /^([a-z]+)\s*\(/i.exec(comment)?.[1].toLowerCase()
  if (name === undefined) return
  const close = comment.indexOf(')')
  if (name === 'text') readRegion(state, line, comment.slice(0, close + 1), comment.slice(close + 1))
  else if (name === 'composite') state.notes.once(line, 'A composite is read as its parts, each on its own.')
  else if (OTHER_SHAPES.has(name)) state.notes.add(line, `The shape ${name} is left out: it is not known.`)
}

const OTHER_SHAPES = new Set(['vector', 'ruler', 'compass', 'projection', 'segment', 'panda', 'cpanda', 'epanda', 'bpanda'])

function readStatement(state: ReaderState, line: number, statement: string): void {
  const word = statement.toLowerCase()
  const frame = Object.hasOwn(FRAMES, word) ? FRAMES[word] : undefined
  if (frame !== undefined) {
    state.frame = frame
    if (word === 'physical') state.notes.once(line, 'Physical coordinates are taken for pixels of the image.')
  } else if (OTHER_FRAMES.test(word.split(/\s/, 1)[0])) {
    state.frame = undefined
    state.notes.add(line, `The frame ${quoted(statement)} is not known; what is given in it is left out.`)
  } else if (/^global\s/.test(word)) {
    const { style, unknown } = readProperties(statement.slice('global'.length), state.defaults)
    state.defaults = style
    for (const key of unknown) state.notes.once(line, `The property ${quoted(key)} is not known.`)
  } else {
    const comment = statement.indexOf('#')
    if (comment < 0) readRegion(state, line, statement, '')
    else readRegion(state, line, statement.slice(0, comment), statement.slice(comment + 1))
  }
}

function readRegion(state: ReaderState, line: number, head: string, comment: string): void {
  const { notes, frame } = state
  const match = REGION.exec(head)
  const name = match?.[2].toLowerCase() ?? ''
  if (match === null || !(isShape(name) || isPointSymbol(name) || OTHER_SHAPES.has(name))) {
    notes.add(line, `${quoted(head)} is neither a shape nor a frame.`)
    return
  }
  if (frame === undefined) return
  if (/\|\|\s*$/.test(head)) notes.once(line, 'A composite is read as its parts, each on its own.')
  const words = match[3].split(/[\s,()|]+/, MOST_WORDS).filter((word) => word !== '')
  const { style, isExcluded, unknown } = readProperties(comment, state.defaults)
  for (const key of unknown) notes.once(line, `The property ${quoted(key)} is not known.`)
  if (isExcluded || match[1] === '-') notes.once(line, 'Regions that are to be cut out of others are read as plain ones.')
  // The older spelling of points: `cross point 10 20`.
  const isOldPoint = isPointSymbol(name) && words[0]?.toLowerCase() === 'point'
  const shape = isOldPoint ? { name: 'point', words: words.slice(1), symbol: name } : { name, words, symbol: style.symbol }
  const { symbol: _symbol, ...rest } = style
  const fitting =
    shape.name === 'point' && shape.symbol !== undefined && shape.symbol !== 'cross' ? { ...rest, symbol: shape.symbol } : rest
  const reading = readShape({ name: shape.name, words: shape.words, frame, style: fitting })
  if ('problem' in reading) notes.add(line, `${quoted(head.trim())} is left out: ${reading.problem}.`)
  else {
    for (const region of reading.regions) state.regions.push(region)
    if (reading.simplified !== undefined) notes.add(line, `${quoted(head.trim())}: ${reading.simplified}.`)
  }
}
