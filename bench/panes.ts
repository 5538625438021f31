// The bench of panes: a table of a million rows that scrolls, and ten thousand rows selected in table and plots at once, in Chromium.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import { openBrowser } from '../e2e/browser.ts'
import { countOf, readFlags } from './command-line.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import type { PanesPage } from './panes/page.tsx'
import { type ScrollRow, scrollTable } from './panes/scroll-table.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'

/** Frames of one kind of movement, milliseconds. */
interface FrameRow {
  readonly name: string
  readonly frames: number
  readonly median: number
  readonly p95: number
  readonly most: number
}

/** What this bench stores. */
export interface PanesResult {
  readonly circumstances: Circumstances
  readonly rows: number
  /** As on a machine without a graphics card. */
  readonly plain: PanesFigures
  /** Through a graphics card that the processor plays. */
  readonly played: PanesFigures
}

interface PanesFigures {
  readonly scrolling: readonly ScrollRow[]
  readonly selecting: readonly FrameRow[]
  readonly colouring: readonly FrameRow[]
}

const FRAME_MS = 1000 / 60
const SELECTED = 10_000
const SELECTED_OF = 100_000
/** Times that the points are coloured. */
const COLOURED = 8

const flags = readFlags('node bench/panes.ts: the panes of a result over a made-up catalogue, in Chromium.', {
  rows: { value: 'N', default: '1000000', description: 'rows of the table that is scrolled' },
  frames: { value: 'N', default: '120', description: 'frames of each movement' },
  'no-store': { description: 'print only' },
})
const rows = countOf('rows', flags.rows)
const frames = countOf('frames', flags.frames)
const circumstances = describeCircumstances()
const folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-panes-'))
try {
  const root = path.resolve(import.meta.dirname, 'panes')
  await build({ root, configFile: false, plugins: [react()], logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const served = await preview({ root, configFile: false, build: { outDir: folder }, preview: { host: '127.0.0.1', port: 0 } })
  try {
    const address = served.resolvedUrls?.local[0] ?? ''
    const result: PanesResult = { circumstances, rows, plain: await measure(address, false), played: await measure(address, true) }
    const written = panesPage(result)
    console.log(written)
    if (!flags.has('no-store')) store('panes', result, written)
  } finally {
    await served.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(address: string, hasCard: boolean): Promise<PanesFigures> {
  const browser = await openBrowser({ hasCard })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(address)
    await show(page, rows)
    const scrolling = [
      await scrollTable(page, 'by the wheel, 7,200 pixels a second', 120, frames),
      await scrollTable(page, 'fast, by half a page a frame', 400, frames),
    ]
    const colouring = [await colour(page, 'by a column', 'snr'), await colour(page, 'by labels again', 'label')]
    await show(page, SELECTED_OF)
    const selecting = [await select(page)]
    return { scrolling, selecting, colouring }
  } finally {
    await browser.close()
  }
}

async function show(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted) => (window as unknown as { panes: PanesPage }).panes.show(wanted), count)
  await page.getByText(`${count.toLocaleString('en-US')} rows`).waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1000)
}

/** From a selection to the frame in which every pane shows it. */
async function select(page: Page): Promise<FrameRow> {
  const times = await page.evaluate(
    async ({ count, selected, of }) => {
      const chosen = (window as unknown as { panes: PanesPage }).panes.selection()
      const found: number[] = []
      for (let i = 0; i < count; i++) {
        const wanted = Uint32Array.from({ length: selected }, (_, row) => (row * (of / selected) + i) % of)
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const began = performance.now()
        chosen.select(wanted, 'replace')
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = resolve
          requestAnimationFrame(() => port2.postMessage(0))
        })
        found.push(performance.now() - began)
      }
      return found
    },
    { count: Math.min(frames, 30), selected: SELECTED, of: SELECTED_OF },
  )
  return frameRow(`${SELECTED.toLocaleString('en-US')} of ${SELECTED_OF.toLocaleString('en-US')} rows`, times)
}

/** From the choice of a colour to the frame that shows all points in it. */
async function colour(page: Page, name: string, by: string): Promise<FrameRow> {
  const times = await page.evaluate(
    async ({ count, wanted }) => {
      const { panes } = window as unknown as { panes: PanesPage }
      const found: number[] = []
      for (let i = 0; i < count; i++) {
        panes.colour(wanted === 'label' ? 'flux_int' : 'label')
        await new Promise((resolve) => setTimeout(resolve, 300))
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const began = performance.now()
        panes.colour(wanted)
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = resolve
          requestAnimationFrame(() => requestAnimationFrame(() => port2.postMessage(0)))
        })
        found.push(performance.now() - began)
      }
      return found
    },
    { count: COLOURED, wanted: by },
  )
  return frameRow(name, times)
}

function frameRow(name: string, times: readonly number[]): FrameRow {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { name, frames: times.length, median: at(0.5), p95: at(0.95), most: at(1) }
}

function panesPage({ circumstances: at, plain, played, ...result }: PanesResult): string {
  return `# Panes

Written by \`npm run bench:panes\`, in Chromium, on the processor alone: first as Chromium draws pages where there is no graphics card, then through a card that the
processor plays (SwiftShader), as our tests with WebGL do, in which every pixel of a page is a program's work.

${circumstancesLine(at, os.loadavg()[0])}

## As on a machine without a graphics card

${figures(plain, result.rows)}

## Through a graphics card that the processor plays

${figures(played, result.rows)}
`
}

function figures({ scrolling, selecting, colouring }: PanesFigures, rowCount: number): string {
  const table = (list: readonly FrameRow[]) =>
    markdownTable(
      ['movement', 'frames', 'median ms', '95 % ms', 'most ms'],
      list.map(({ name, frames: count, median, p95, most }) => [name, String(count), [median, 1], [p95, 1], [most, 1]]),
    )
  return `A table of ${rowCount.toLocaleString('en-US')} rows that is scrolled by events of the wheel, beside a scatter plot and a histogram of all of them. Milliseconds are between one frame
on the screen and the next, as the browser's trace has them: at 60 frames a second the median is ${FRAME_MS.toFixed(1)}. An event waits from when it comes to the frame that shows the table
moved. Rows are late where the page found, before it wrote new ones, that an edge of what is seen had none.

${markdownTable(
  ['movement', 'frames a second', 'median ms', '95 % ms', 'most ms', 'an event waits, ms', 'frames with late rows'],
  scrolling.map(({ name, perSecond, median, p95, most, waits, late }) => [
    name,
    [perSecond, 1],
    [median, 1],
    [p95, 1],
    [most, 1],
    [waits, 1],
    `${(100 * late).toFixed(0)} %`,
  ]),
)}

From a selection to the end of the frame after the one in which table, scatter plot and histogram show it:

${table(selecting)}

All points of the scatter plot in other colours, until they are seen:

${table(colouring)}`
}
