// Colours of plots in the light and the dark scheme: grey for what is there, the accent for what is selected.

import { LABEL_COLOURS } from '../statements/label-palette.ts'

export interface PlotColours {
  readonly text: string
  readonly line: string
  readonly grid: string
  readonly points: string
  readonly selected: string
  readonly bar: string
  /** What lies beyond an axis. */
  readonly tail: string
  /** Points without a value, among coloured ones. */
  readonly blank: string
  /** The part of a colour map that is seen on the paper, 0 to 1. */
  readonly mapPart: readonly [first: number, last: number]
  /** From few to many. */
  readonly density: readonly [string, string]
}

export const PLOT_COLOURS: Readonly<Record<'light' | 'dark', PlotColours>> = {
  light: {
    text: '#495057',
    line: '#868e96',
    grid: '#f1f3f5',
    points: '#868e96',
    selected: '#3b5bdb',
    bar: '#adb5bd',
    tail: '#bac8ff',
    blank: '#ced4da',
    mapPart: [0, 0.92],
    density: ['#ced4da', '#212529'],
  },
  dark: {
    text: '#c9c9c9',
    line: '#696969',
    grid: '#2e2e2e',
    points: '#828282',
    selected: '#91a7ff',
    bar: '#5c5f66',
    tail: '#3b4a8f',
    blank: '#4a4a4a',
    mapPart: [0.14, 1],
    density: ['#424242', '#f1f3f5'],
  },
}

/** A colour as a word of an image: red in the lowest byte, as little-endian machines have it, which all with a browser are. */
export function pixelWord(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16)
  return (0xff000000 | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0
}

/** Words between two colours, both included. */
export function colourRamp([from, to]: readonly [string, string], steps: number): Uint32Array {
  const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(1), 16))
  return Uint32Array.from({ length: steps }, (_, step) => {
    const mixed = [16, 8, 0].map((shift) => {
      const [start, end] = [(a >> shift) & 0xff, (b >> shift) & 0xff]
      return Math.round(start + ((end - start) * step) / (steps - 1))
    })
    return pixelWord(`#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`)
  })
}

/** Words of the colours of labels, by their numbers. */
export const labelWords = (): Uint32Array => Uint32Array.from(LABEL_COLOURS, pixelWord)
