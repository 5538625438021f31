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
  readonly scrolling: readonly FrameRow[]
  readonly selecting: readonly FrameRow[]
}

const FRAME_MS = 1000 / 60
const SELECTED = 10_000
const SELECTED_OF = 100_000

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
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(served.resolvedUrls?.local[0] ?? '')
    await show(page, rows)
    const scrolling = [await scroll(page, 'by the wheel', 120), await scroll(page, 'fast, by half a page a frame', 400)]
    await show(page, SELECTED_OF)
    const selecting = [await select(page)]
    const result: PanesResult = { circumstances, rows, scrolling, selecting }
    const written = panesPage(result)
    console.log(written)
    if (!flags.has('no-store')) store('panes', result, written)
  } finally {
    await browser.close()
    await served.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function show(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted) => (window as unknown as { panes: PanesPage }).panes.show(wanted), count)
  await page.getByText(`${count.toLocaleString('en-US')} rows`).waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1000)
}

/** The page's own work in each frame while the wheel turns over the table: scripts, styles and layout, until the frame is handed to the browser. */
async function scroll(page: Page, name: string, by: number): Promise<FrameRow> {
  const times = await page.evaluate(
    async ({ count, delta }) => {
      const grid = document.querySelector('[role="grid"]') as HTMLElement
      const found: number[] = []
      for (let i = 0; i < count; i++) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const began = performance.now()
        grid.dispatchEvent(new WheelEvent('wheel', { deltaY: delta, bubbles: true, cancelable: true }))
        await Promise.resolve()
        void grid.offsetHeight
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = resolve
          requestAnimationFrame(() => port2.postMessage(0))
        })
        found.push(performance.now() - began)
      }
      return found
    },
    { count: frames, delta: by },
  )
  return frameRow(name, times)
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

function frameRow(name: string, times: readonly number[]): FrameRow {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { name, frames: times.length, median: at(0.5), p95: at(0.95), most: at(1) }
}

function panesPage({ circumstances: at, scrolling, selecting, ...result }: PanesResult): string {
  const table = (list: readonly FrameRow[]) =>
    markdownTable(
      ['movement', 'frames', 'median ms', '95 % ms', 'most ms'],
      list.map(({ name, frames: count, median, p95, most }) => [name, String(count), [median, 1], [p95, 1], [most, 1]]),
    )
  return `# Panes

Written by \`npm run bench:panes\`, in Chromium, which draws on the processor here. Times are from an event to the end of the frame that shows it, waiting for the
screen's ${FRAME_MS.toFixed(1)} ms included: a movement at 60 frames a second has a median of one frame.

${circumstancesLine(at, os.loadavg()[0])}

A table of ${result.rows.toLocaleString('en-US')} rows that scrolls, beside a scatter plot and a histogram of all of them:

${table(scrolling)}

A selection, until table, scatter plot and histogram show it:

${table(selecting)}
`
}
