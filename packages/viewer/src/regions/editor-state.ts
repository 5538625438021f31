// Everything about editing regions as one value: what there is, what is selected, the tool, and what the pointer is doing.

import type { PixelRegion, RegionStyle } from '@cirasa/regions'
import type { Point } from '../camera/camera.ts'
import type { Handle } from './handles.ts'
import { type History, historyOf, record } from './history.ts'
import type { ScreenPlace } from './hit-test.ts'
import { noRegions, type RegionSet, withAdded } from './region-set.ts'

/** What the pointer does: selects and changes, or draws one shape. */
export type RegionTool = 'select' | PixelRegion['shape']

/** What the pointer is in the middle of. */
export type Gesture =
  /** Pressed where nothing is: a click, or the viewer pans. */
  | { readonly kind: 'press'; readonly from: ScreenPlace }
  /** Pressed on something that does not move, until it is let go. */
  | { readonly kind: 'hold' }
  /** A rectangle that selects what lies in it. */
  | { readonly kind: 'band'; readonly from: ScreenPlace; readonly to: ScreenPlace; readonly base: ReadonlySet<number> }
  /** Selected regions on their way; `set` is how it looks now. */
  | { readonly kind: 'move'; readonly from: ScreenPlace & Point; readonly isUnderWay: boolean; readonly set: RegionSet }
  | { readonly kind: 'pull'; readonly id: number; readonly handle: Handle; readonly original: PixelRegion; readonly set: RegionSet }
  /** A shape that is being drawn from where the pointer went down. */
  | { readonly kind: 'draw'; readonly from: ScreenPlace & Point; readonly draft: PixelRegion | undefined }
  /** A polygon, point by point; `next` is where the pointer is. */
  | { readonly kind: 'outline'; readonly points: readonly Point[]; readonly next: Point }

/** The state of the editor. Immutable. */
export interface EditorState {
  readonly history: History<RegionSet>
  /** Ids. */
  readonly selected: ReadonlySet<number>
  readonly tool: RegionTool
  /** What regions get when they are drawn. */
  readonly newStyle: RegionStyle
  readonly gesture: Gesture | undefined
}

/** An editor with some regions. */
export function createEditor(regions: readonly PixelRegion[] = []): EditorState {
  const { set } = withAdded(noRegions, regions)
  return { history: historyOf(set), selected: new Set(), tool: 'select', newStyle: {}, gesture: undefined }
}

/** The regions as they are now, in the middle of a gesture too. */
export function shownRegions({ history, gesture }: EditorState): RegionSet {
  return gesture?.kind === 'move' || gesture?.kind === 'pull' ? gesture.set : history.present
}

/** The shape that is being drawn. */
export function draftOf({ gesture, newStyle }: EditorState): PixelRegion | undefined {
  if (gesture?.kind === 'draw') return gesture.draft
  if (gesture?.kind !== 'outline') return undefined
  const points = Float64Array.from([...gesture.points, gesture.next].flatMap(({ x, y }) => [x, y]))
  return { shape: 'polygon', frame: 'image', points, style: newStyle }
}

/** A change of the regions as a step that can be undone, after which no gesture is left; ids that are gone are no longer selected. */
export function committed(state: EditorState, set: RegionSet, selected = state.selected, merging?: string): EditorState {
  return { ...state, history: record(state.history, set, merging), selected: existing(selected, set), gesture: undefined }
}

/** Ids of those that there are; the same set when all are. */
export function existing(ids: ReadonlySet<number>, set: RegionSet): ReadonlySet<number> {
  const known = new Set(set.items.map(({ id }) => id))
  const kept = [...ids].filter((id) => known.has(id))
  return kept.length === ids.size ? ids : new Set(kept)
}
