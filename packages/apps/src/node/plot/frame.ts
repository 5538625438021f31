// A frame with axes: a box on the sheet, its marks and labels, shared by the image and the charts.

import { type Pen, type TextStyle, textWidth, writeText } from './canvas.ts'
import { markColours } from './colour-map.ts'

/** A box on the sheet in pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A mark on an axis: where on the sheet, and what it says. */
export interface Mark {
  readonly at: number
  readonly text: string
}

/** Draws with the pen kept inside a box. */
export function clipped(pen: Pen, box: Box, draw: () => void): void {
  pen.save()
  pen.beginPath()
  pen.rect(box.left, box.top, box.width, box.height)
  pen.clip()
  draw()
  pen.restore()
}

const MARK_LENGTH = 6
const LABEL_SIZE = 17

/** The outline of a box. */
export function strokeBox(pen: Pen, box: Box, colour: string = markColours.ink): void {
  pen.strokeStyle = colour
  pen.lineWidth = 1.5
  pen.strokeRect(box.left, box.top, box.width, box.height)
}

/** Marks and labels below a box; labels that would touch their neighbour are left out. */
export function marksBelow(pen: Pen, box: Box, marks: readonly Mark[], title: string, size = LABEL_SIZE): void {
  const bottom = box.top + box.height
  let free = Number.NEGATIVE_INFINITY
  for (const { at, text } of [...marks].sort((a, b) => a.at - b.at)) {
    tick(pen, at, bottom, at, bottom + MARK_LENGTH)
    const half = textWidth(pen, text, size) / 2
    if (at - half < free) continue
    free = at + half + 12
    writeText(pen, text, at, bottom + MARK_LENGTH + 4, { size, align: 'center', baseline: 'top' })
  }
  writeText(pen, title, box.left + box.width / 2, bottom + size + 22, { size: size + 1, align: 'center', baseline: 'top' })
}

/** Marks and labels left of a box. */
export function marksLeft(pen: Pen, box: Box, marks: readonly Mark[], title: string, size = LABEL_SIZE): void {
  const style: TextStyle = { size, align: 'right', baseline: 'middle' }
  let widest = 0
  for (const { at, text } of marks) {
    tick(pen, box.left - MARK_LENGTH, at, box.left, at)
    writeText(pen, text, box.left - MARK_LENGTH - 5, at, style)
    widest = Math.max(widest, textWidth(pen, text, size))
  }
  const x = Math.max(size, box.left - MARK_LENGTH - widest - size - 4)
  writeText(pen, title, x, box.top + box.height / 2, { size: size + 1, align: 'center', baseline: 'middle', upwards: true })
}

/** Marks and labels right of a box. */
export function marksRight(pen: Pen, box: Box, marks: readonly Mark[], title: string, size = LABEL_SIZE): void {
  const right = box.left + box.width
  let widest = 0
  for (const { at, text } of marks) {
    tick(pen, right, at, right + MARK_LENGTH, at)
    writeText(pen, text, right + MARK_LENGTH + 5, at, { size })
    widest = Math.max(widest, textWidth(pen, text, size))
  }
  const x = right + MARK_LENGTH + widest + size + 6
  writeText(pen, title, x, box.top + box.height / 2, { size: size + 1, align: 'center', upwards: true })
}

function tick(pen: Pen, x0: number, y0: number, x1: number, y1: number): void {
  pen.strokeStyle = markColours.ink
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.moveTo(x0, y0)
  pen.lineTo(x1, y1)
  pen.stroke()
}
