// The pixels of a preview follow the view: fetched when it rests where they are not yet, and those of places that it left are given up.

import type { PixelBlock, Viewer } from '@cirasa/viewer'
import { visibleBox } from '@cirasa/viewer'
import { chooseBlock, covers, type PreviewBlock } from './choose-block.ts'
import { previewErrors } from './errors.ts'
import { beamWidth, type PreviewImage } from './preview-image.ts'
import type { PreviewSession } from './preview-session.ts'

/** How long the view must rest before its pixels are fetched, in milliseconds. */
const REST = 250

/** Coarser levels than this are never searched: beams of images are not that wide. */
const MOST_LEVELS = 6

/** Who follows what. */
export interface Following {
  readonly viewer: Pick<Viewer, 'camera' | 'on' | 'pixels'>
  readonly image: PreviewImage
  readonly layer: string
  readonly session: Pick<PreviewSession, 'load' | 'fail'>
  readonly onBlock: (block: PreviewBlock | undefined) => void
}

/** Loads the pixels of the view whenever it rests somewhere else. Returns what ends it. */
export function followView({ viewer, image, layer, session, onBlock }: Following): () => void {
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

const blockOf = ({ x0, y0, width, height, level, pixels }: PixelBlock) => ({ x0, y0, step: 2 ** level, width, height, pixels })
