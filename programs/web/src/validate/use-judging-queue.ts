// The queue in React: its order, the source in focus, and what judging, putting off and undoing do to it.

import type { Said } from '@cirasa/catalog'
import { findColumn } from '@cirasa/catalog'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { askPerson } from '../frame/ask-person.tsx'
import { tell } from '../parts/tell.tsx'
import { useFocused, useVisible } from '../selection/use-selection.ts'
import { usePersonName, useService } from '../service/use-service.ts'
import type { StatementStore } from '../statements/statement-store.ts'
import type { WorkTable } from '../workspace/use-result.ts'
import { JudgedRows } from './judged-rows.ts'
import { keepPutOff, readPutOff } from './put-off-sources.ts'
import { queueOrder } from './queue-order.ts'
import { nextOpen, progressOf, putOff, type QueueProgress, stepFrom } from './queue-steps.ts'
import type { GoingOn, ValidateSearch } from './validate-search.ts'

/** Changes a part of the address. */
export type ChangeSearch = (more: Partial<ValidateSearch>) => void

interface QueueParts {
  readonly job: string
  readonly work: WorkTable
  readonly store: StatementStore
  readonly search: ValidateSearch
  readonly onSearch: ChangeSearch
}

/** What the page shows of the queue, and what it can do. */
export interface JudgingQueue {
  /** Rows that one walks through by hand, in order. */
  readonly rows: ArrayLike<number>
  readonly row: number | undefined
  /** Rows of which progress is told: judged ones are among them. */
  readonly inScope: ArrayLike<number>
  readonly judged: JudgedRows
  readonly progress: QueueProgress
  /** Whether any source waits, that in focus included. */
  readonly hasOpen: boolean
  /** How many were put off and still wait. */
  readonly putOff: number
  /** Says something of the source in focus; what is said already is taken back. Asks for the name of the person where it is not known. */
  judge(said: Said): void
  later(): void
  step(by: number): void
  undo(): void
  redo(): void
}

/** Keeps the queue. */
export function useJudgingQueue(parts: QueueParts): JudgingQueue {
  const { job, work, store, search, onSearch } = parts
  const { selection, names } = work
  const { person } = useService()
  const judged = useJudgedRows(store, names, usePersonName())
  useSyncExternalStore(judged.subscribe, () => judged.version)
  const row = useFocused(selection)
  const { rows, inScope, passing, stay } = useQueueRows(parts, judged, row)
  const [later, setLater] = usePutOff(job, names)
  const walk = { rows, isOpen: judged.isOpen, later }
  const goOn = () => {
    const next = nextOpen(walk, row)
    if (next !== undefined) selection.focus(next)
    else if (!rows.some(judged.isOpen)) onSearch({ end: true })
    else tell('No other source waits')
  }
  useFirstSource({ work, source: search.source, passing, first: () => nextOpen(walk, undefined) ?? rows[0], onSearch })

  const judge = (said: Said): void => {
    if (row === undefined) return
    if (person.name() === '') {
      void askPerson(person).then((given) => given && latest.current.judge(said))
      return
    }
    const target = names[row]
    const isSaid = said.kind !== 'note' && store.ownWord(target, said.kind) === said.value
    stay(row)
    store.say([{ ...said, target, ...(isSaid ? { value: null } : {}) } as Said & { readonly target: string }])
    if (goesOn(search.goOn ?? 'judged', said.kind) && !isSaid && said.value !== null) goOn()
  }
  const latest = useRef({ judge })
  latest.current = { judge }
  /** Goes to the source that a change is about. */
  const follow = (change: () => number, word: string) => {
    const { count, target } = changed(store, change)
    tell(count === 0 ? 'Nothing more to do' : word)
    const to = target === undefined ? -1 : names.indexOf(target)
    if (to < 0) return
    stay(to)
    selection.focus(to)
    onSearch({ end: undefined })
  }
  return {
    rows,
    row,
    inScope,
    judged,
    progress: progressOf(inScope, judged.mine),
    hasOpen: rows.some(judged.isOpen),
    putOff: later.filter((one) => judged.isOpen(one)).length,
    judge,
    later: () => {
      if (row === undefined) return
      setLater(putOff(later, row))
      const next = nextOpen({ ...walk, later: putOff(later, row) }, row)
      if (next === undefined) tell('No other source waits')
      else selection.focus(next)
    },
    step: (by) => selection.focus(stepFrom(rows, row, by)),
    undo: () => follow(() => store.undo(), 'Undone'),
    redo: () => follow(() => store.redo(), 'Done again'),
  }
}

/** Whether the next source comes after something of a kind was said. */
const goesOn = (after: GoingOn, kind: Said['kind']): boolean =>
  kind === 'verdict' ? after !== 'never' : kind === 'label' && after === 'judged'

/** Makes a change of what was said, and tells how much changed and about which source. */
function changed(store: StatementStore, change: () => number): { readonly count: number; readonly target: string | undefined } {
  let target: string | undefined
  const end = store.subscribe((targets) => (target ??= [...targets][0]))
  const count = change()
  end()
  return { count, target }
}

/** The rows of the queue in their order, of those that pass the filter: what is shown is made of `show`, and of rows that were judged here. */
function useQueueRows({ job, work: { selection, names, table }, search }: QueueParts, judged: JudgedRows, row: number | undefined) {
  const name = usePersonName()
  const passing = useVisible(selection)
  const { disputeVersion } = judged
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what is in `judged.dispute`
  const ordered = useMemo(() => {
    const column = (wanted: string) => (findColumn(table, wanted)?.values ?? []) as ArrayLike<number>
    const facts = { snr: column('snr'), flags: column('flags'), names, dispute: judged.dispute, seed: `${job}\n${name}` }
    return queueOrder(search.order ?? 'catalogue', passing, facts)
  }, [search.order, passing, table, names, judged, disputeVersion, job, name])
  // Sources that were judged here stay, so that one can go back to them.
  const [stayed] = useState(() => new Set<number>())
  const show = search.show ?? 'open'
  const isIn = (one: number) => show === 'all' || stayed.has(one) || (show === 'open' ? judged.isOpen(one) : judged.dispute[one] > 0)
  const rows = ordered.filter((one) => one === row || isIn(one))
  const inScope = show === 'disputed' ? rows.filter((one) => judged.dispute[one] > 0 || stayed.has(one)) : ordered
  return { rows, inScope, passing, stay: (one: number) => void stayed.add(one) }
}

/** How rows stand with the person of that name. */
function useJudgedRows(store: StatementStore, names: readonly string[], person: string): JudgedRows {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts as one's own changes with the name
  const judged = useMemo(() => new JudgedRows(store, names), [store, names, person])
  useEffect(() => {
    const end = judged.follow()
    return end
  }, [judged])
  return judged
}

/** Rows that were put off, kept for the tab. */
function usePutOff(job: string, names: readonly string[]): [readonly number[], (rows: readonly number[]) => void] {
  const [rows, setRows] = useState(() =>
    readPutOff(window.sessionStorage, job)
      .map((name) => names.indexOf(name))
      .filter((row) => row >= 0),
  )
  const set = useCallback(
    (next: readonly number[]) => {
      setRows([...next])
      keepPutOff(
        window.sessionStorage,
        job,
        next.map((row) => names[row]),
      )
    },
    [job, names],
  )
  return [rows, set]
}

interface FirstSource {
  readonly work: WorkTable
  readonly source: string | undefined
  /** Rows that pass the filter, as the queue was made of them. */
  readonly passing: Uint32Array
  readonly first: () => number | undefined
  readonly onSearch: ChangeSearch
}

/**
 * The source of the address has the focus at first, or else the first one that waits; from then on the address follows the focus. A source that a new filter
 * does not let through makes room for the first one that it does.
 */
function useFirstSource({ work: { selection, names }, source, passing, first, onSearch }: FirstSource): void {
  const wanted = useRef({ source, first })
  wanted.current = { source, first }
  useEffect(() => {
    // The filter was applied in this very turn: the queue is made anew with the next one.
    if (selection.visible !== passing) return
    const { focused, passes } = selection
    const asked = focused === undefined && wanted.current.source !== undefined ? names.indexOf(wanted.current.source) : -1
    if (asked >= 0) selection.focus(asked)
    else if (focused === undefined || passes[focused] === 0) selection.focus(wanted.current.first())
  }, [selection, names, passing])
  useEffect(
    () =>
      selection.subscribe(({ focused }) => {
        if (focused && selection.focused !== undefined) onSearch({ source: names[selection.focused] })
      }),
    [selection, names, onSearch],
  )
}
