// Every state of a row can be seen, also without colour.

import { describe, expect, it } from 'vitest'
import { LABEL_COLOURS, rowStyle, styleTable, WIDTH_STEPS } from '../../src/catalogue/row-style.ts'
import { ROW_STATE } from '../../src/layers/catalogue-columns.ts'

const labelled = (label: number, bits = 0) => rowStyle((label << ROW_STATE.labelShift) | bits)

describe('rowStyle', () => {
  it('hides what is hidden whatever else it is', () => {
    for (let state = 0; state < 256; state++) expect(rowStyle(state).isVisible).toBe((state & 1) === 0)
  })

  it('keeps the colour of the label when selected, and gives each label its own', () => {
    expect(labelled(3, ROW_STATE.selected).colour).toEqual(LABEL_COLOURS[2])
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((label) => labelled(label).colour.join())).size).toBe(8)
  })

  it('tells each state from the others by lines alone', () => {
    const looks = [0, ROW_STATE.selected, ROW_STATE.focused, ROW_STATE.hovered, ROW_STATE.rejected].map((state) => {
      const { width, haloWidth, isDashed, halo } = rowStyle(state)
      return [width, haloWidth, isDashed, halo[3]].join()
    })
    expect(new Set(looks).size).toBe(looks.length)
  })

  it('fits into bytes as the shader reads it', () => {
    const table = styleTable()
    for (let state = 0; state < 256; state++) {
      const style = rowStyle(state)
      expect(Array.from(table.subarray(state * 4, state * 4 + 4))).toEqual(style.colour)
      expect(table[(512 + state) * 4] / WIDTH_STEPS).toBe(style.width)
      expect(table[(512 + state) * 4 + 1] / WIDTH_STEPS).toBe(style.haloWidth)
    }
  })
})
