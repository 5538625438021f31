// The preview of what a viewer shows, for components: it follows the view, and draws what it finds.

import type { Viewer } from '@cirasa/viewer'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { PreviewBlock } from './choose-block.ts'
import { followView } from './follow-view.ts'
import type { PreviewImage } from './preview-image.ts'
import { PreviewLayers } from './preview-layers.ts'
import type { FinderValues } from './preview-messages.ts'
import { PreviewSession, type PreviewState } from './preview-session.ts'
import { openPreviewWorker, WorkerLine } from './worker-line.ts'

/** What is previewed, and how. */
export interface PreviewOptions {
  readonly viewer: Viewer | undefined
  readonly image: PreviewImage | undefined
  /** The id of the raster whose pixels are searched. */
  readonly layer: string
  readonly isOn: boolean
  readonly values: FinderValues
  readonly maps: boolean
}

/** A preview, and which pixels it is of. */
export interface Preview {
  readonly state: PreviewState
  /** Undefined until the first pixels are chosen. */
  readonly block: PreviewBlock | undefined
}

const EMPTY: PreviewState = Object.freeze({ stage: 'empty' })
const subscribeToNothing = (): (() => void) => () => {}

/** Keeps a preview of the view while it is on. */
export function usePreview({ viewer, image, layer, isOn, values, maps }: PreviewOptions): Preview {
  const [session, setSession] = useState<PreviewSession>()
  const [block, setBlock] = useState<PreviewBlock>()
  // A session begins with the values of the moment; later ones are told to it below.
  const latest = useRef(values)
  latest.current = values
  useEffect(() => {
    if (!isOn || viewer === undefined || image === undefined) return
    const made = new PreviewSession({ line: new WorkerLine(openPreviewWorker), now: () => performance.now() }, latest.current)
    const layers = new PreviewLayers(viewer)
    const stopDrawing = made.subscribe(() => layers.show(made.state))
    const stopFollowing = followView({ viewer, image, layer, session: made, onBlock: setBlock })
    setSession(made)
    return () => {
      stopFollowing()
      stopDrawing()
      made.dispose()
      layers.clear()
      setSession(undefined)
      setBlock(undefined)
    }
  }, [viewer, image, layer, isOn])
  useEffect(() => session?.setOptions(values), [session, values])
  useEffect(() => session?.setMaps(maps), [session, maps])
  const state = useSyncExternalStore(session?.subscribe ?? subscribeToNothing, () => session?.state ?? EMPTY)
  return useMemo(() => ({ state, block }), [state, block])
}
