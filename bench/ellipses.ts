// The bench of catalogues in the viewer: 100,000 ellipses in Chromium, their first frame and panning, beside a 2-D canvas that strokes the same ones.

import os from 'node:os'
import type { TestPage } from '../e2e/viewer/page.ts'
import { ViewerPages } from '../e2e/viewer/viewer-page.ts'
import { countOf, readFlags } from './command-line.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'

/** A look at the catalogue. */
interface Look {
  readonly name: string
  /** Median major axis, image pixels. */
  readonly size: number
  /** CSS pixels an image pixel. */
  readonly scale: number
}

/** What one look cost, milliseconds. */
export interface LookRow extends Look {
  /** From the columns to pixels: index, upload, shaders, first frame. */
  readonly firstDrawMs: number
  readonly panFrameMs: number
  /** The same frames before there was a catalogue: what the browser and the machine need for any. */
  readonly emptyFrameMs: number
  /** The longest of those frames. */
  readonly longestFrameMs: number
  /** One frame of the 2-D canvas, which strokes the rows in view. */
  readonly canvasFrameMs: number
}

/** What this bench stores. */
export interface EllipsesResult {
  readonly circumstances: Circumstances
  readonly rows: number
  readonly renderer: string
  readonly looks: readonly LookRow[]
}

const SIDE = 7200
const LOOKS: readonly Look[] = [
  { name: 'whole image', size: 5, scale: 0.095 },
  { name: 'a third of the image', size: 5, scale: 0.3 },
  { name: 'pixel by pixel', size: 5, scale: 1 },
  { name: 'close', size: 5, scale: 8 },
  { name: 'as many ellipses as can be told apart', size: 24, scale: 0.22 },
  { name: 'all rows, in heaps of 6 px', size: 62, scale: 0.095 },
  { name: 'all rows, in heaps of 12 px', size: 126, scale: 0.095 },
]

const flags = readFlags('node bench/ellipses.ts: ellipses of a catalogue in the viewer, in Chromium.', {
  rows: { value: 'N', default: '100000', description: 'rows of the catalogue' },
  frames: { value: 'N', default: '60', description: 'frames of panning' },
  'no-store': { description: 'print only' },
})
const rows = countOf('rows', flags.rows)
const circumstances = describeCircumstances()
const pages = await ViewerPages.open()
const looks: LookRow[] = []
let renderer = 'unknown'
for (const look of LOOKS) {
  const page = await pages.page()
  const figures = await page.evaluate(measureLook, { ...look, rows, side: SIDE, frames: countOf('frames', flags.frames) })
  renderer = figures.renderer
  looks.push({ ...look, ...figures })
  console.error(`${look.name}: ${figures.panFrameMs.toFixed(0)} ms a frame`)
  await page.close()
}
await pages.close()

const result: EllipsesResult = { circumstances, rows, renderer, looks }
const page = pageOf(result)
console.log(page)
if (!flags.has('no-store')) store('ellipses', result, page)

/** Runs in the page. */
async function measureLook({ size, scale, rows, side, frames }: Look & { rows: number; side: number; frames: number }) {
  const test = (window as unknown as { test: TestPage }).test
  await test.show({ size: [880, 680], width: 2, height: 2, pixels: [0, 0, 0, 0] })
  const { viewer } = test
  viewer.setCamera({ x: side / 2, y: side / 2, scale })
  await test.settled()
  // The same rows each time: a generator after Park and Miller.
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const column = (value: () => number) => Float64Array.from({ length: rows }, value)
  const columns = {
    x: column(() => random() * side),
    y: column(() => random() * side),
    major: column(() => size * (0.7 + 0.6 * random() ** 2)),
    minor: column(() => 0),
    angle: column(() => 180 * random()),
  }
  for (let i = 0; i < rows; i++) columns.minor[i] = columns.major[i] * (0.6 + 0.4 * random())

  const canvas = viewer.element.querySelector('canvas') as HTMLCanvasElement
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext
  // A frame of the viewer, and its pixels: reading one waits for all of them.
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
          resolve()
        }),
      )
    })
  // Frames follow one another as the browser can: what it cannot draw in time makes them fewer. Up and down, so that rows come into view all the time.
  const pan = async () => {
    let longest = 0
    const start = performance.now()
    for (let i = 0; i < frames; i++) {
      const began = performance.now()
      const along = i < frames / 2 ? 3 : -3
      viewer.setCamera({ x: viewer.camera.x + 3 / scale, y: viewer.camera.y + along / scale })
      await new Promise((resolve) => requestAnimationFrame(resolve))
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
      longest = Math.max(longest, performance.now() - began)
    }
    return { mean: (performance.now() - start) / frames, longest }
  }
  const empty = await pan()
  viewer.setCamera({ x: side / 2, y: side / 2 })
  await frame()
  let began = performance.now()
  viewer.addCatalogue({ id: 'rows', columns })
  await frame()
  const firstDrawMs = performance.now() - began

  const panned = await pan()

  const plain = document.createElement('canvas')
  Object.assign(plain, { width: 880, height: 680 })
  const context = plain.getContext('2d') as CanvasRenderingContext2D
  const { toScreen } = test.library
  began = performance.now()
  context.strokeStyle = '#00e5ff'
  for (let i = 0; i < rows; i++) {
    const at = toScreen(viewer.camera, columns.x[i], columns.y[i])
    if (at.x < -99 || at.y < -99 || at.x > 979 || at.y > 779) continue
    context.beginPath()
    context.ellipse(
      at.x,
      at.y,
      (columns.major[i] * scale) / 2,
      (columns.minor[i] * scale) / 2,
      (-columns.angle[i] * Math.PI) / 180,
      0,
      2 * Math.PI,
    )
    context.stroke()
  }
  context.getImageData(0, 0, 1, 1)
  const canvasFrameMs = performance.now() - began
  const names = gl.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : gl.getParameter(gl.RENDERER))
  return { firstDrawMs, panFrameMs: panned.mean, emptyFrameMs: empty.mean, longestFrameMs: panned.longest, canvasFrameMs, renderer }
}

function pageOf({ circumstances, rows, renderer, looks }: EllipsesResult): string {
  return `# Ellipses

Written by \`npm run bench:ellipses\`.

${circumstancesLine(circumstances, os.loadavg()[0])}

${rows.toLocaleString('en')} rows over ${SIDE} x ${SIDE} px, in a view of 880 x 680 CSS pixels. WebGL is that of ${renderer}: where that is SwiftShader, the processor draws, and any GPU is faster.
Panning is by 3 px to the right and 3 px up or down a frame. Rows that would cover the view more than six times are dots: nobody could tell their ellipses apart.
The 2-D canvas strokes the rows in view one by one.

${markdownTable(
  ['view', 'first draw ms', 'panning ms a frame', 'without rows', 'longest ms', 'frames a second', '2-D canvas ms', 'canvas / panning'],
  looks.map(({ name, firstDrawMs, panFrameMs, emptyFrameMs, longestFrameMs, canvasFrameMs }) => [
    name,
    [firstDrawMs, 0],
    [panFrameMs, 1],
    [emptyFrameMs, 1],
    [longestFrameMs, 0],
    [1000 / panFrameMs, 0],
    [canvasFrameMs, 0],
    [canvasFrameMs / panFrameMs, 1],
  ]),
)}
`
}
