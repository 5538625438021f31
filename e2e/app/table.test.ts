// The table of a million rows in a browser: every row is reached, keys and clicks mean what they do in every table, and readers are told what is seen.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeInBrowser, openBrowser } from '../browser.ts'
import { violationsOf } from './axe.ts'

const ROWS = 1_000_000
const ROW_HEIGHT = 24
const HEADS_HEIGHT = 38

interface SeenRow {
  /** As `aria-rowindex` says: the heads are 1. */
  readonly index: number
  readonly name: string
  readonly isSelected: boolean
  /** Of its upper edge, CSS pixels below the heads. */
  readonly top: number
}

describeInBrowser('a table of a million rows', () => {
  const root = path.resolve(import.meta.dirname, '../../bench/panes')
  const outDir = mkdtempSync(path.join(tmpdir(), 'cirasa-table-'))
  let served: PreviewServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    await build({ root, configFile: false, plugins: [react()], logLevel: 'error', build: { outDir, emptyOutDir: true } })
    served = await preview({ root, configFile: false, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    rmSync(outDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
    await page.goto(served.resolvedUrls?.local[0] ?? '')
    await page.evaluate((rows) => (window as unknown as { panes: { show(rows: number): void } }).panes.show(rows), ROWS)
    await page.locator('[role=row][data-row]').first().waitFor()
  })
  afterEach(() => page.close())

  const grid = () => page.getByRole('grid')

  /** The rows that are at least partly in sight, in the order in which they are seen. */
  const seen = (): Promise<SeenRow[]> =>
    page.evaluate(() => {
      const element = document.querySelector('[role=grid]') as HTMLElement
      const head = element.querySelector('[role=rowgroup]')!.getBoundingClientRect().bottom
      const { bottom } = element.getBoundingClientRect()
      return [...element.querySelectorAll<HTMLElement>('[role=row][data-row]')]
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        .filter(({ box }) => box.bottom > head + 0.5 && box.top < bottom - 0.5)
        .map(({ row, box }) => ({
          index: Number(row.getAttribute('aria-rowindex')),
          name: row.querySelector('[role=gridcell]')?.textContent ?? '',
          isSelected: row.getAttribute('aria-selected') === 'true',
          top: box.top - head,
        }))
        .sort((a, b) => a.top - b.top)
    })

  /** Once nothing moves: names, order and places of rows agree, without a gap from the heads to the lower edge. */
  const settled = async (): Promise<SeenRow[]> => {
    await page.waitForTimeout(400)
    const rows = await seen()
    expect(rows[0].top).toBeLessThanOrEqual(0.5)
    expect(rows.map(({ top }) => top)).toEqual(rows.map((_, i) => expect.closeTo(rows[0].top + i * ROW_HEIGHT, 0)))
    expect(rows.map(({ index }) => index)).toEqual(rows.map((_, i) => rows[0].index + i))
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ index }) => `S${index - 1}`))
    return rows
  }

  it('shows the rows that belong where the wheel has brought it, pixel by pixel, also far from its ends', async () => {
    await grid().hover()
    await page.mouse.wheel(0, 2400)
    const [first] = await settled()
    expect([first.index, first.top]).toEqual([102, expect.closeTo(0, 0)])
    await grid().evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
    const [middle] = await settled()
    expect(Math.abs(middle.index - ROWS / 2)).toBeLessThan(ROWS / 100)
    await page.mouse.wheel(0, -1200)
    const [higher] = await settled()
    expect(higher.index).toBe(middle.index - 50)
    expect(higher.top).toBeCloseTo(middle.top, 0)
  })

  it('is gone through by keys, and names the row that has the focus', async () => {
    await grid().focus()
    const focused = () =>
      grid().evaluate((element) => {
        const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
        return row?.querySelector('[role=gridcell]')?.textContent
      })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('S2')
    await page.keyboard.press('End')
    const last = await settled()
    expect([await focused(), last.at(-1)?.name]).toEqual(['S1000000', 'S1000000'])
    await page.keyboard.press('PageUp')
    expect((await settled()).map(({ name }) => name)).toContain(await focused())
    await page.keyboard.press('Home')
    expect([await focused(), (await settled())[0].name]).toEqual(['S1', 'S1'])
    await page.keyboard.press('Space')
    expect((await seen())[0].isSelected).toBe(true)
  })

  it('whose last block of rows is not full shows all rows above it when it is left again', async () => {
    await page.evaluate((rows) => (window as unknown as { panes: { show(rows: number): void } }).panes.show(rows), ROWS - 3)
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(ROWS - 2))
    await grid().focus()
    await page.keyboard.press('End')
    expect((await settled()).at(-1)?.name).toBe(`S${ROWS - 3}`)
    await grid().hover()
    await page.mouse.wheel(0, 1000)
    const [last] = (await settled()).slice(-1)
    const { height } = (await grid().boundingBox())!
    expect([last.name, last.top + ROW_HEIGHT]).toEqual([`S${ROWS - 3}`, expect.closeTo(height - HEADS_HEIGHT, 0)])
    // Elements are used again after at most some hundred rows.
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('PageUp')
      await settled()
    }
  })

  it('is selected from by clicks: alone, up to here, one more and one less', async () => {
    const click = (name: string, modifiers: ('Shift' | 'Control')[] = []) =>
      grid()
        .locator('[role=row]')
        .filter({ has: page.getByText(name, { exact: true }) })
        .click({ modifiers })
    const selected = async () => (await seen()).filter(({ isSelected }) => isSelected).map(({ name }) => name)
    await click('S3')
    await click('S6', ['Shift'])
    expect(await selected()).toEqual(['S3', 'S4', 'S5', 'S6'])
    expect(await page.evaluate(() => [String(getSelection()), document.activeElement?.getAttribute('role')])).toEqual(['', 'grid'])
    await click('S5', ['Control'])
    await click('S9', ['Control'])
    expect(await selected()).toEqual(['S3', 'S4', 'S6', 'S9'])
    await grid().hover()
    await page.mouse.wheel(0, 24_000)
    await settled()
    expect(await selected()).toEqual([])
    await page.mouse.wheel(0, -24_000)
    await settled()
    expect(await selected()).toEqual(['S3', 'S4', 'S6', 'S9'])
  })

  it('is sorted by a click on a head', async () => {
    await page.getByRole('columnheader', { name: 'snr' }).getByRole('button').click()
    await page.getByRole('columnheader', { name: 'snr' }).getByRole('button').click()
    const at = await page.getByRole('columnheader', { name: 'snr' }).getAttribute('aria-colindex')
    const values = await grid().locator(`[role=row][data-row] [role=gridcell][aria-colindex="${at}"]`).allTextContents()
    const numbers = values.map((text) => Number(text.replace(/,/g, '')))
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  })

  it('keeps its first column when scrolled sideways, with heads over their columns and only the columns that are near', async () => {
    await grid().evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
    await page.waitForTimeout(400)
    const { left, right, scrolled, cells, heads } = await grid().evaluate((element) => {
      const box = element.getBoundingClientRect()
      const placed = (list: Iterable<Element>) =>
        [...list].map((one) => ({ column: Number(one.getAttribute('aria-colindex')), x: one.getBoundingClientRect().left }))
      return {
        left: box.left,
        right: box.right,
        scrolled: element.scrollLeft,
        cells: placed(element.querySelector('[data-row]')!.querySelectorAll('[role=gridcell]')),
        heads: placed(element.querySelectorAll('[role=columnheader]')),
      }
    })
    expect(scrolled).toBeGreaterThan(300)
    expect(cells[0]).toEqual({ column: 1, x: left })
    for (const { column, x } of cells) expect(heads[column - 1]).toEqual({ column, x: expect.closeTo(x, 1) })
    expect(cells.at(-1)?.column).toBe(heads.length)
    expect(cells.length).toBeLessThan(heads.length)
    for (const { x } of cells.slice(1)) expect(x).toBeLessThan(right)
  })

  it('has no barrier', async () => {
    await grid().focus()
    await page.keyboard.press('ArrowDown')
    // Colours are those of the app, which this page is not in.
    expect((await violationsOf(page)).filter((violation) => !violation.startsWith('color-contrast'))).toEqual([])
  })
})
