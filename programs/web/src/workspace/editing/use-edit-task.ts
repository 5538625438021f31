// The fit that is being made in a window, if any: of the focused source, or of a place that was clicked.

import { findColumn, getNumbers, getStrings, pixelEllipses } from '@cirasa/catalog'
import type { Viewer } from '@cirasa/viewer'
import { useEffect, useMemo, useState } from 'react'
import type { Result } from '../../catalogue/result.ts'
import { rowsOf } from '../../catalogue/row-index.ts'
import { useFocused } from '../../selection/use-selection.ts'
import type { WorkTable } from '../use-result.ts'
import { addedId } from './kept-edits.ts'
import { createPlacingLayer } from './placing-layer.ts'
import type { FitPlace } from './source-fitter.ts'

interface TaskParts {
  readonly viewer: Viewer | undefined
  readonly result: Result
  readonly work: WorkTable
  /** Brings the page of the source to the front. */
  readonly onShowSource: () => void
}

/** A fit that is being made. */
export interface Task {
  readonly kind: 'fit' | 'added'
  readonly target: string
  readonly place: FitPlace
  readonly old: ArrayLike<number>
}

/** The task, and what begins and ends one. */
interface EditTask {
  readonly task: Task | undefined
  /** Whether the next click on the image is a new source. */
  readonly isPlacing: boolean
  readonly setPlacing: (isOn: boolean) => void
  readonly fitAgain: (row: number) => void
  readonly end: () => void
}

const PLACING = 'placing'

/** The task of a window. A fit of a source ends when another one gets the focus. */
export function useEditTask({ viewer, result, work, onShowSource }: TaskParts, canFit: boolean): EditTask {
  const [task, setTask] = useState<Task>()
  const [isPlacing, setPlacing] = useState(false)
  usePlacing(viewer, isPlacing, (at) => {
    setPlacing(false)
    setTask({ kind: 'added', target: addedId(), place: { ...at, isFaint: true }, old: [] })
    onShowSource()
  })
  const ellipses = useMemo(() => pixelEllipses(result.components, { wcs: viewer?.image?.wcs }), [result, viewer])
  const fitAgain = (row: number) => {
    const target = work.names[row]
    const main = brightest(result, componentRows(result, work, row))
    if (main === undefined || !canFit) return
    const old = onSameIsland(result, main)
    const owners = {
      x: Float64Array.from(old, (one) => ellipses.x[one]),
      y: Float64Array.from(old, (one) => ellipses.y[one]),
      names: sourcesOf(result, old),
    }
    const place = {
      x: ellipses.x[main],
      y: ellipses.y[main],
      width: Math.max(...Array.from(old, (one) => ellipses.major[one])),
      owners,
      known: knownNoise(result, main),
    }
    setTask({ kind: 'fit', target, place, old })
    onShowSource()
  }
  const focused = useFocused(work.selection)
  const inFocus = focused === undefined ? undefined : work.names[focused]
  useEffect(() => setTask((before) => (before?.kind === 'fit' && before.target !== inFocus ? undefined : before)), [inFocus])
  return { task, isPlacing, setPlacing, fitAgain, end: () => setTask(undefined) }
}

/** The components of a row: of its source, or the component itself. */
function componentRows({ componentsOf }: Result, { kind }: WorkTable, row: number): ArrayLike<number> {
  return kind === 'sources' ? rowsOf(componentsOf, row) : [row]
}

/** The components on the island of one of them: what a fit takes together. Brightest first. */
function onSameIsland({ components }: Result, main: number): readonly number[] {
  const islands = findColumn(components, 'island_id')?.values
  if (islands === undefined) return [main]
  const peaks = getNumbers(components, 'flux_peak')
  const rows = Array.from(islands as ArrayLike<string | number>, (island, row) => (island === islands[main] ? row : -1)).filter(
    (row) => row >= 0,
  )
  return rows.sort((a, b) => peaks[b] - peaks[a])
}

/** Background and noise that the run has measured at a component. */
function knownNoise({ components }: Result, row: number): FitPlace['known'] {
  const [background, rms] = ['bkg_local', 'rms_local'].map((name) => Number(findColumn(components, name)?.values[row] ?? Number.NaN))
  return Number.isFinite(background) && rms > 0 ? { background, rms } : undefined
}

/** The source_id of some components. */
function sourcesOf({ components }: Result, rows: readonly number[]): string[] {
  const names = getStrings(components, 'source_id')
  return rows.map((row) => names[row])
}

function brightest({ components }: Result, rows: ArrayLike<number>): number | undefined {
  const peaks = getNumbers(components, 'flux_peak')
  return Array.from(rows).toSorted((a, b) => peaks[b] - peaks[a])[0]
}

/** Takes the next click on the image while it is on. */
function usePlacing(viewer: Viewer | undefined, isOn: boolean, onPlace: (at: { readonly x: number; readonly y: number }) => void): void {
  const [layer] = useState(() => ({ onPlace }))
  layer.onPlace = onPlace
  useEffect(() => {
    if (viewer === undefined || !isOn) return
    viewer.add(createPlacingLayer(PLACING, (at) => layer.onPlace(at)))
    return () => viewer.remove(PLACING)
  }, [viewer, isOn, layer])
}
