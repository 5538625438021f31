// The finder's side of the preview: it holds the pixels, answers requests, and drops the one it is at when a newer one comes.

import { isCodedError } from '@cirasa/errors'
import { type PlaneContext, type PreparedSearch, prepareSearch } from '@cirasa/finder'
import { planeOfPixels } from './plane-of-pixels.ts'
import { detectedColumns, foundColumns } from './preview-columns.ts'
import { beamGrowth, blockContext } from './preview-image.ts'
import type { Answer, BlockOfPixels, Reply, Request } from './preview-messages.ts'
import { refitSource } from './refit-source.ts'

/** Sends a reply; the buffers go with it. */
export type Post = (reply: Reply, transfer: readonly ArrayBuffer[]) => void

interface Loaded {
  readonly search: PreparedSearch
  readonly block: BlockOfPixels
  readonly context: PlaneContext
  readonly growth: number
}

/**
 * Takes requests, one at a time.
 *
 * @param turn lets messages come in, every few milliseconds
 */
export function createAnswerer(post: Post, turn?: () => Promise<void>): (request: Request) => Promise<void> {
  let loaded: Loaded | undefined
  let current: AbortController | undefined

  async function answer(request: Request, signal: AbortSignal): Promise<Answer> {
    if (request.kind === 'load') {
      const { image, block } = request
      const context = blockContext(image, block)
      loaded = { search: prepareSearch(planeOfPixels(block), context, { turn }), block, context, growth: beamGrowth(image, block.step) }
      return { kind: 'loaded' }
    }
    if (request.kind === 'refit') return await refitSource(request.refit, signal)
    if (loaded === undefined) throw new Error('The preview was asked before it had pixels')
    const { search, block, context, growth } = loaded
    if (request.kind === 'detect') return detectedColumns(await search.detect(request.options, { signal }), block)
    const { catalog, maps } = await search.find(request.options, {
      signal,
      progress: (progress) => post({ id: request.id, kind: 'progress', progress }, []),
    })
    const columns = foundColumns(catalog, block, context, growth)
    if (!request.maps) return columns
    return { ...columns, maps: { background: maps.background(0, block.height), rms: maps.rms(0, block.height) } }
  }

  return async (request) => {
    current?.abort()
    const own = new AbortController()
    current = own
    try {
      const reply = await answer(request, own.signal)
      post({ id: request.id, kind: 'answer', answer: reply }, buffersOf(reply))
    } catch (error) {
      if (own.signal.aborted) post({ id: request.id, kind: 'stopped' }, [])
      else post({ id: request.id, ...failure(error) }, [])
    }
  }
}

function failure(error: unknown): { kind: 'failed'; says: string; code?: string; remedy?: string } {
  const known = isCodedError(error) ? { code: error.code, remedy: error.remedy } : {}
  return { kind: 'failed', says: error instanceof Error ? error.message : String(error), ...known }
}

/** The buffers of the typed arrays in an answer, each once. */
function buffersOf(answer: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  visit(answer)
  return [...buffers]
}
