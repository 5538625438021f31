// What is said of the rows of a table, as columns: for the image, the plots, the filter and the table itself. Kept up row by row, not made anew.

import type { Column } from '@cirasa/catalog'
import type { LabelPalette } from './label-palette.ts'
import type { StatementStore } from './statement-store.ts'

/** What is said of each row now. The arrays are its own: read them, never write them. */
export class RowMarks {
  /** 1 where the row is rejected. */
  readonly rejected: Uint8Array
  /** 1 where the row is accepted. */
  readonly accepted: Uint8Array
  /** Colour number of the label, 0 for none; see `LABEL_COLOURS`. */
  readonly label: Uint8Array
  /** `label`, `verdict` and `note` as columns of text, for filters and tables. */
  readonly columns: readonly Column[]
  /** Counts changes. */
  version = 0

  readonly #labels: string[]
  readonly #verdicts: string[]
  readonly #notes: string[]
  readonly #rowsOf = new Map<string, number[]>()
  readonly #store: StatementStore
  readonly #palette: LabelPalette
  readonly #listeners = new Set<() => void>()
  readonly #ends: readonly (() => void)[]

  /**
   * @param names of what each row is spoken of as: its source_id. Components of one source share its marks.
   */
  constructor(store: StatementStore, palette: LabelPalette, names: readonly string[]) {
    this.#store = store
    this.#palette = palette
    this.rejected = new Uint8Array(names.length)
    this.accepted = new Uint8Array(names.length)
    this.label = new Uint8Array(names.length)
    this.#labels = new Array<string>(names.length).fill('')
    this.#verdicts = new Array<string>(names.length).fill('')
    this.#notes = new Array<string>(names.length).fill('')
    for (let row = 0; row < names.length; row++) {
      const rows = this.#rowsOf.get(names[row])
      if (rows === undefined) this.#rowsOf.set(names[row], [row])
      else rows.push(row)
    }
    this.columns = Object.freeze([
      said('label', 'What people call it: your word, or else that of most', this.#labels),
      said('verdict', 'accepted or rejected: your word, or else that of most', this.#verdicts),
      said('note', 'What people noted', this.#notes),
    ])
    this.#update(store.targets())
    this.#ends = [store.subscribe((targets) => this.#update(targets)), palette.subscribe(() => this.#update(store.targets()))]
  }

  /** Ends its subscriptions. */
  dispose(): void {
    for (const end of this.#ends) end()
    this.#listeners.clear()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #update(targets: ReadonlySet<string>): void {
    let changed = false
    for (const target of targets) {
      const rows = this.#rowsOf.get(target)
      if (rows === undefined) continue
      const { label, verdict, note } = this.#store.wordOn(target)
      for (const row of rows) {
        this.#labels[row] = label ?? ''
        this.#verdicts[row] = verdict ?? ''
        this.#notes[row] = note ?? ''
        this.label[row] = this.#palette.colourOf(label)
        this.rejected[row] = verdict === 'rejected' ? 1 : 0
        this.accepted[row] = verdict === 'accepted' ? 1 : 0
      }
      changed = true
    }
    if (!changed) return
    this.version++
    for (const listener of [...this.#listeners]) listener()
  }
}

function said(name: string, description: string, values: readonly string[]): Column {
  return Object.freeze({ definition: Object.freeze({ name, type: 'string', description, nullable: true }), values })
}
