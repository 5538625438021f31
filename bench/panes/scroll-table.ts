// A table that is scrolled by the wheel as a person does it, and what is seen of it: frames on the screen, and rows that come late.

import type { Page } from 'playwright-core'
import { framesShown } from './frames-shown.ts'

/** What one movement looked like. Times are milliseconds. */
export interface ScrollRow {
  readonly name: string
  readonly perSecond: number
  /** Between frames. */
  readonly median: number
  readonly p95: number
  readonly most: number
  /** Median, from an event to the frame that shows it. */
  readonly waits: number
  /** Share of frames in which rows may have been missing. */
  readonly late: number
}

/** Turns the wheel over the table: so many CSS pixels a frame, 60 times a second. */
export async function scrollTable(page: Page, name: string, by: number, frames: number): Promise<ScrollRow> {
  const box = await page.getByRole('grid').boundingBox()
  if (box === null) throw new Error('There is no table.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await watchEdges(page)
  const shown = await framesShown(page, async (session) => {
    const wheel = { x, y, yDistance: -by * frames, speed: by * 60, gestureSourceType: 'mouse' as const, preventFling: true }
    await session.send('Input.synthesizeScrollGesture', wheel)
  })
  const late = await page.evaluate(() => (window as unknown as { late: number }).late)
  const { intervals } = shown
  return {
    name,
    perSecond: 1000 / (intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length),
    median: quantile(intervals, 0.5),
    p95: quantile(intervals, 0.95),
    most: quantile(intervals, 1),
    waits: quantile(shown.latencies, 0.5),
    late: Math.max(late / intervals.length, shown.incomplete),
  }
}

/** Counts the times that the table was scrolled to where it had no rows yet. The browser may have shown that: it scrolls before the page knows. */
async function watchEdges(page: Page): Promise<void> {
  await page.evaluate(() => {
    const page = window as unknown as { late: number; watched?: true }
    page.late = 0
    if (page.watched) return
    page.watched = true
    const grid = document.querySelector('[role="grid"]') as HTMLElement
    const { left, right, top, bottom } = grid.getBoundingClientRect()
    const head = grid.querySelector('[role="rowgroup"]')?.getBoundingClientRect().bottom ?? top
    const hasRow = (y: number) => document.elementFromPoint((left + right) / 2, y)?.closest('[data-row]') != null
    // Before the table hears of it.
    document.addEventListener('scroll', () => (hasRow(head + 2) && hasRow(bottom - 2)) || page.late++, { capture: true })
  })
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}
