// The labels that keys 1 to 9 give, in a list that each person edits, and their colours.

import { LABEL_COLOURS as DRAWN_COLOURS } from '@cirasa/viewer'
import { hexColour } from '../parts/hex-colour.ts'
import type { Keeper } from './queue.ts'

/** What a new person finds. */
export const DEFAULT_LABELS: readonly string[] = [
  'compact',
  'extended',
  'double',
  'artefact',
  'sidelobe',
  'galaxy',
  'SNR',
  'HII region',
  'unknown',
]

/** Keys 1 to 9. */
export const MOST_LABELS = 9
const LONGEST = 40
const KEY = 'cirasa.labels'

/**
 * Colours of labels: those that the viewer draws them in. Number 0 is for no label; others are by the place of the label in the palette, and begin
 * again after the seventh, as there are not more that can be told apart.
 */
export const LABEL_COLOURS: readonly string[] = ['#999999', ...DRAWN_COLOURS.map(hexColour)]

/** A palette of labels, kept in the browser. */
export class LabelPalette {
  readonly #keeper: Keeper
  #labels: readonly string[]
  #isKept = true
  #listeners = new Set<() => void>()

  constructor(keeper: Keeper) {
    this.#keeper = keeper
    this.#labels = readLabels(keeper)
  }

  readonly labels = (): readonly string[] => this.#labels

  /** False where the browser has no room: the list lasts as long as the page. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Sets the list; blanks, repetitions and what is beyond the ninth are left out. */
  set(labels: readonly string[]): void {
    this.#labels = cleaned(labels)
    try {
      this.#keeper.setItem(KEY, JSON.stringify(this.#labels))
      this.#isKept = true
    } catch {
      // Full or forbidden: the editor of the list says so, as `isKept` is false now.
      this.#isKept = false
    }
    for (const listener of [...this.#listeners]) listener()
  }

  /** The colour number of a label, 1 to 7; those that are not in the palette share the last one, and none is 0. */
  colourOf(label: string | null): number {
    if (label === null || label === '') return 0
    const place = this.#labels.indexOf(label)
    return place < 0 ? LABEL_COLOURS.length - 1 : (place % (LABEL_COLOURS.length - 1)) + 1
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function readLabels(keeper: Keeper): readonly string[] {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(KEY) ?? 'null')
    const labels = Array.isArray(kept) ? cleaned(kept.filter((label) => typeof label === 'string')) : []
    return labels.length > 0 ? labels : DEFAULT_LABELS
  } catch {
    return DEFAULT_LABELS
  }
}

function cleaned(labels: readonly string[]): readonly string[] {
  const clean = labels.map((label) => label.trim().replace(/\s+/g, ' ').slice(0, LONGEST)).filter((label) => label !== '')
  return Object.freeze([...new Set(clean)].slice(0, MOST_LABELS))
}
