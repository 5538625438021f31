// Statements in React: what is said, how storing goes, and the keys that say it.

import { countOf } from '@cirasa/units'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useShortcuts } from '../frame/shortcuts.ts'
import { tell, tellUndo } from '../parts/tell.tsx'
import type { Selection } from '../selection/selection.ts'
import { useService } from '../service/use-service.ts'
import { LabelPalette } from './label-palette.ts'
import type { RowMarks } from './row-marks.ts'
import { spokenOf } from './spoken-of.ts'
import { type Saying, StatementStore } from './statement-store.ts'

/** How often the words of others are asked for, ms. */
const OTHERS_MS = 15_000

/** The statements of a job, fetched, kept up and sent while the component is mounted. `onProblem` gets what loading throws. */
export function useStatementStore(job: string, onProblem: (error: unknown) => void): { store: StatementStore; palette: LabelPalette } {
  const { client, person } = useService()
  const made = useMemo(() => {
    const keeper = window.localStorage
    const store = new StatementStore({ client, job, keeper, person: person.name, now: () => Date.now() })
    return { store, palette: new LabelPalette(keeper) }
  }, [client, job, person])
  useEffect(() => {
    const { store } = made
    const ending = new AbortController()
    const load = () => {
      if (document.hidden) return
      store.load(ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) onProblem(error)
      })
    }
    const online = () => store.retry()
    load()
    void store.flush()
    const timer = setInterval(load, OTHERS_MS)
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
      ending.abort()
      store.dispose()
    }
  }, [made, onProblem])
  return made
}

/** Renders again after every change of what is said or how storing goes. */
export function useStatementsVersion(store: StatementStore): number {
  return useSyncExternalStore(store.subscribe, () => store.version)
}

/** Renders again after every change of the marks. */
export function useMarksVersion(marks: RowMarks): number {
  return useSyncExternalStore(marks.subscribe, () => marks.version)
}

/** The labels of keys 1 to 9. */
export function useLabels(palette: LabelPalette): readonly string[] {
  return useSyncExternalStore(palette.subscribe, palette.labels)
}

interface Speaking {
  readonly store: StatementStore
  readonly palette: LabelPalette
  readonly selection: Selection
  /** What each row is spoken of as: its source_id. */
  readonly names: readonly string[]
}

/** Says something of all that is spoken of, and offers to undo it when that is many. */
function sayOf({ store, selection, names }: Omit<Speaking, 'palette'>, what: (target: string) => Saying, words: string): void {
  const targets = spokenOf(selection, names)
  const said = store.say(targets.map(what))
  if (said > 1) tellUndo(`${countOf(said, 'source')} ${words}`, () => store.undo())
  else if (targets.length === 0) tell('Select a source first')
}

/** While the component is mounted: 1 to 9 label, 0 takes the label away, x rejects, a accepts, Ctrl+Z undoes. */
export function useStatementKeys(speaking: Speaking): void {
  const { store, palette, selection, names } = speaking
  const labels = useLabels(palette)
  const toggle = (verdict: 'accepted' | 'rejected') => {
    const targets = spokenOf(selection, names)
    const isSaid = targets.length > 0 && targets.every((target) => store.ownWord(target, 'verdict') === verdict)
    sayOf(speaking, (target) => ({ kind: 'verdict', target, value: isSaid ? null : verdict }), isSaid ? `not ${verdict} any more` : verdict)
  }
  useShortcuts('Judging', [
    ...labels.map((label, i) => ({
      keys: String(i + 1),
      says: `Label: ${label}`,
      run: () => sayOf(speaking, (target) => ({ kind: 'label', target, value: label }), `labelled ${label}`),
    })),
    {
      keys: '0',
      says: 'Take the label away',
      run: () => sayOf(speaking, (target) => ({ kind: 'label', target, value: null }), 'without label'),
    },
    { keys: 'a', says: 'Accept, or take it back', run: () => toggle('accepted') },
    { keys: 'x', says: 'Reject, or take it back', run: () => toggle('rejected') },
    { keys: 'mod+z', says: 'Undo', run: () => report('Undone', store.undo()) },
    { keys: 'mod+Z', says: 'Redo', run: () => report('Done again', store.redo()) },
  ])
}

function report(word: string, count: number): void {
  tell(count === 0 ? 'Nothing more to do' : `${word}: ${countOf(count, 'source')}`)
}
