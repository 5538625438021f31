// A thread of the finder: opens the plane for itself, reads its share of the pixels into common memory, then does the tasks it is sent.

import { parentPort } from 'node:worker_threads'
import { type FinderTask, type Plane, type PlaneContext, runTask } from '@cirasa/finder'
import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import { openPlane, type PlaneRecipe, planeInMemory } from '../images/plane-pixels.ts'
import { answering } from '../threads/index.ts'

/** First message: what to work on. Answered once this thread's rows are in common memory; all later messages are tasks. */
export interface WorkerStart {
  readonly recipe: PlaneRecipe
  /** The plane in memory that all threads share, to be filled; absent when rows are read from the file each time. */
  readonly shared?: SharedArrayBuffer
  /** Rows that this thread fills, first and after the last. */
  readonly rows: readonly [number, number]
  /** The context without its sky, which a thread makes anew from the header. */
  readonly context: Omit<PlaneContext, 'wcs'>
  readonly sky?: { readonly header: HeaderRecord; readonly plane: readonly number[] }
}

/** Rows read at once while filling common memory, in pixels. */
const FILL_PIXELS = 4 << 20

if (parentPort !== null) {
  const port = parentPort
  const begin = async (start: WorkerStart) => {
    const plane = await planeOf(start)
    const wcs = start.sky === undefined ? undefined : createWcs(start.sky.header, { plane: [...start.sky.plane] })
    const context: PlaneContext = { ...start.context, wcs }
    port.on(
      'message',
      answering(port, (task: FinderTask) => runTask(plane, context, task), buffersOf),
    )
  }
  port.once('message', answering(port, begin))
}

/** The arrays of a result, one level deep: they are handed over rather than copied. */
function buffersOf(result: object): ArrayBuffer[] {
  const values = ArrayBuffer.isView(result) ? [result] : Object.values(result).flatMap((value) => (isTable(value) ? [value.data] : [value]))
  return [...new Set(values.filter(ArrayBuffer.isView).map(({ buffer }) => buffer as ArrayBuffer))]
}

const isTable = (value: unknown): value is { data: Float64Array } => typeof value === 'object' && value !== null && 'data' in value

async function planeOf({ recipe, shared, rows: [y0, y1] }: WorkerStart): Promise<Plane> {
  const opened = await openPlane(recipe)
  if (shared === undefined) return opened.plane
  using file = opened
  const { width, height } = file.plane
  const pixels = new Float32Array(shared)
  const step = Math.max(1, Math.floor(FILL_PIXELS / width))
  for (let y = y0; y < y1; y += step) {
    const end = Math.min(y1, y + step)
    file.plane.readRows(y, end, pixels.subarray(y * width, end * width))
  }
  return planeInMemory(width, height, pixels)
}
