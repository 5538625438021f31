// Regions of a viewer in the workspace: drawn here they are saved, and what another window has saved is drawn here.

import type { ImageView } from '@cirasa/api'
import { regionsFromDs9, regionsToDs9, settleRegions, type Viewer } from '@cirasa/viewer'
import { useEffect } from 'react'
import { useWorkspace } from './kept-window.tsx'
import { isSame, joinRegions } from './merge-workspaces.ts'

/** Keeps them while the component is mounted. */
export function useKeptRegions(viewer: Viewer | undefined, view: ImageView | undefined): void {
  const { store } = useWorkspace()
  const hdu = view === undefined ? undefined : String(view.hdu)
  useEffect(() => {
    if (viewer === undefined || hdu === undefined) return
    const layer = viewer.regions
    /** What is drawn, as it was last brought together with the workspace. */
    let drawn = layer.state.history.present
    let lines = linesOf(viewer)
    const saved = () => store.current.regions[hdu] ?? []
    const settle = () => {
      // What somebody is drawing just now is not taken out of their hand.
      if (layer.state.gesture !== undefined || saved() === lines || isSame(saved(), lines)) return
      lines = saved()
      const { regions } = regionsFromDs9(['image', ...lines].join('\n'), undefined)
      const next = settleRegions(layer.state, regions)
      drawn = next.history.present
      layer.change(() => next)
    }
    const save = () => {
      const now = linesOf(viewer)
      const joined = isSame(saved(), lines) ? now : joinRegions(lines, now, saved())
      drawn = layer.state.history.present
      lines = now
      const { [hdu]: _before, ...others } = store.current.regions
      store.set({ regions: joined.length === 0 ? others : { ...others, [hdu]: joined } })
    }
    settle()
    const ends = [
      store.subscribe(settle),
      layer.onChange(({ history }) => {
        if (history.present !== drawn) save()
        settle()
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [viewer, hdu, store])
}

/** A line a region, without the head of the file. */
function linesOf({ regions }: Viewer): readonly string[] {
  const text = regionsToDs9(
    regions.state.history.present.items.map(({ region }) => region),
    'image',
    undefined,
  )
  const lines = text.split('\n')
  const head = lines.indexOf('image')
  return head < 0 ? [] : lines.slice(head + 1).filter((line) => line !== '')
}
