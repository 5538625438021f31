// The preview of what a viewer shows, for components: it follows the view, and draws what it finds.

import type { PixelBlock, Viewer } from '@cirasa/viewer'
import { visibleBox } from '@cirasa/viewer'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { chooseBlock, covers, type PreviewBlock } from './choose-block.ts'
import { previewErrors } from './errors.ts'
import { beamWidth, type PreviewImage } from './preview-image.ts'
import { PreviewLayers } from './preview-layers.ts'
import type { FinderValues } from './preview-messages.ts'
import { PreviewSession, type PreviewState } from './preview-session.ts'
import { openPreviewWorker, WorkerLine } from './worker-line.ts'

/** How long the view must rest before its pixels are fetched, in milliseconds. */
const REST = 250

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

interface Following {
  readonly viewer: Viewer
  readonly image: PreviewImage
  readonly layer: string
  readonly session: PreviewSession
  readonly onBlock: (block: PreviewBlock | undefined) => void
}

/** Loads the pixels of the view whenever it rests somewhere else. Returns what ends it. */
function followView({ viewer, image, layer, session, onBlock }: Following): () => void {
  const beam = beamWidth(image)
  let have: PreviewBlock | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let fetching: AbortController | undefined

  async function load(wanted: PreviewBlock, signal: AbortSignal): Promise<void> {
    const pixels = await viewer.pixels(wanted.box, { level: wanted.level, layer, signal })
    signal.throwIfAborted()
    have = wanted
    onBlock(wanted)
    session.load(image, blockOf(pixels))
  }

  function look(): void {
    const wanted = chooseBlock(visibleBox(viewer.camera), image, MOST_LEVELS, beam)
    // Also when the view came back to what is there: pixels of where it went meanwhile are not wanted.
    fetching?.abort()
    fetching = undefined
    if (wanted !== undefined && have !== undefined && covers(have, wanted)) {
      onBlock({ ...have, coversView: wanted.coversView })
      return
    }
    if (wanted === undefined) {
      have = undefined
      session.fail(previewErrors.NOTHING_IN_VIEW())
      return
    }
    const own = new AbortController()
    fetching = own
    load(wanted, own.signal).catch((error: unknown) => {
      if (own.signal.aborted) return
      have = undefined
      session.fail(error)
    })
  }

  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(look, REST)
  }
  look()
  const stop = viewer.on('camera', wait)
  return () => {
    stop()
    clearTimeout(timer)
    fetching?.abort()
  }
}

/** Coarser levels than this are never searched: beams of images are not that wide. */
const MOST_LEVELS = 6

const blockOf = ({ x0, y0, width, height, level, pixels }: PixelBlock) => ({ x0, y0, step: 2 ** level, width, height, pixels })
