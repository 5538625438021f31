// What is done to an image happens to its catalogue: shifts, scales, quarter turns, signs.

import { getNumbers, getStrings } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { mapped, type Picture, planeOf } from '../pictures.ts'
import { contextOf, type Find, type Row, rowAt, rowsOf, sceneOf } from '../scenes.ts'

const WIDTH = 300
const HEIGHT = 240
const { picture } = sceneOf(WIDTH, HEIGHT, 71)

/** A picture whose pixel (x, y) is that of the old one at the place that `from` gives. */
function moved(width: number, height: number, from: (x: number, y: number) => readonly [number, number]): Picture {
  const pixels = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = from(i % width, Math.floor(i / width))
    return picture.pixels[y * WIDTH + x]
  })
  return { width, height, pixels }
}

export function followsItsImage(find: Find): void {
  const search = async (image: Picture): Promise<Row[]> => rowsOf((await find(planeOf(image), contextOf(image))).catalog)

  /** Each sure row of one catalogue with its like in the other, which is where `place` says. */
  const expectAlike = (before: readonly Row[], after: readonly Row[], place: (row: Row) => readonly [number, number]): [Row, Row][] => {
    // At the threshold a source may come or go with a hundredth of the noise.
    expect(Math.abs(after.length - before.length)).toBeLessThanOrEqual(1)
    const sure = before.filter((row) => Math.abs(row.peak) > 8 * Math.abs(row.peakError))
    expect(sure.length).toBeGreaterThan(25)
    return sure.map((row) => {
      const [x, y] = place(row)
      const other = rowAt(after, x, y, 0.5)
      expect(other, `at ${x}, ${y}`).toBeDefined()
      return [row, other as Row]
    })
  }

  describe('the catalogue follows the image', () => {
    it('when it is shifted by whole pixels', async () => {
      const [dx, dy] = [17, -9]
      const shifted = moved(WIDTH, HEIGHT, (x, y) => [(x - dx + WIDTH) % WIDTH, (y - dy + HEIGHT) % HEIGHT])
      const isInside = (row: Row): boolean => row.x > 30 && row.x < WIDTH - 30 && row.y > 30 && row.y < HEIGHT - 30
      const before = (await search(picture)).filter(isInside)
      const after = await search(shifted)
      for (const row of before) {
        const other = rowAt(after, row.x + dx, row.y + dy, 0.5)
        expect(other).toBeDefined()
        expect(Math.abs((other?.x ?? 0) - row.x - dx)).toBeLessThan(0.3 * row.xError)
        expect(Math.abs((other?.y ?? 0) - row.y - dy)).toBeLessThan(0.3 * row.yError)
        expect(Math.abs((other?.flux ?? 0) - row.flux)).toBeLessThan(0.5 * row.fluxError)
      }
      expect(before.length).toBeGreaterThan(15)
    })

    it('when its flux is scaled', async () => {
      const before = await search(picture)
      for (const scale of [1024, 1e-5]) {
        const after = await search(mapped(picture, (value) => value * scale))
        for (const [one, other] of expectAlike(before, after, ({ x, y }) => [x, y])) {
          expect(other.x).toBeCloseTo(one.x, 3)
          expect(other.flux / scale / one.flux).toBeCloseTo(1, 3)
          expect(other.peak / scale / one.peak).toBeCloseTo(1, 3)
          expect(other.fluxError / scale / one.fluxError).toBeCloseTo(1, 3)
          expect(other.major).toBeCloseTo(one.major, 2)
        }
      }
    })

    it('when a constant is added', async () => {
      const after = await search(mapped(picture, (value) => value + 64))
      for (const [one, other] of expectAlike(await search(picture), after, ({ x, y }) => [x, y])) {
        expect(Math.abs(other.flux - one.flux)).toBeLessThan(0.05 * one.fluxError)
      }
    })

    it('when it is turned by 90 degrees: positions, sizes and angles', async () => {
      // Counterclockwise as it is drawn, y up: (x, y) goes to (HEIGHT - 1 - y, x), north to east.
      const turned = moved(HEIGHT, WIDTH, (x, y) => [y, HEIGHT - 1 - x])
      const pairs = expectAlike(await search(picture), await search(turned), ({ x, y }) => [HEIGHT - 1 - y, x])
      let elongated = 0
      for (const [one, other] of pairs) {
        expect(Math.abs(other.flux - one.flux)).toBeLessThan(0.5 * one.fluxError)
        expect(Math.abs(other.x - (HEIGHT - 1 - one.y))).toBeLessThan(0.3 * one.yError)
        expect(Math.abs(other.y - one.x)).toBeLessThan(0.3 * one.xError)
        expect(Math.abs(other.xError / one.yError - 1)).toBeLessThan(0.15)
        if (one.major < 1.2 * one.minor) continue
        elongated++
        expect(other.major / one.major).toBeCloseTo(1, 1)
        const turn = other.angle - one.angle - 90
        expect(Math.abs(turn - 180 * Math.round(turn / 180))).toBeLessThan(3)
      }
      expect(elongated).toBeGreaterThan(4)
    })

    it('when it is negated and holes are asked for', async () => {
      const negated = mapped(picture, (value) => -value)
      const { catalog } = await find(planeOf(negated), contextOf(negated), { negative: true })
      const holes = rowsOf(catalog).filter(({ peak }) => peak < 0)
      for (const [one, other] of expectAlike(await search(picture), holes, ({ x, y }) => [x, y])) {
        expect(Math.abs(other.flux + one.flux)).toBeLessThan(1.5 * one.fluxError)
        expect(other.fluxError).toBeGreaterThan(0)
      }
      const texts = getStrings(catalog.components, 'flags_text')
      // Noise has a hill of five sigma now and then.
      expect(texts.filter((text) => !/\bNEGATIVE\b/.test(text ?? '')).length).toBeLessThanOrEqual(2)
    })

    it('when it has a background: it is the same above hills and holes', async () => {
      const raised = mapped(picture, (value, x) => 300 + (x < 150 ? value : -value))
      const { catalog } = await find(planeOf(raised), contextOf(raised), { negative: true })
      const levels = getNumbers(catalog.components, 'bkg_local')
      expect(rowsOf(catalog).some(({ peak }) => peak < 0)).toBe(true)
      for (const level of Array.from(levels)) expect(Math.abs(level - 300)).toBeLessThan(1.5)
    })
  })
}
