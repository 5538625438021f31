// The picture of a run: the image with what was found on it, sky axes, a colour bar and the beam.

import type { Table } from '@cirasa/catalog'
import type { PlaneContext } from '@cirasa/finder'
import { countOf, countText, displayUnit } from '@cirasa/units'
import { encodePng, newSheet, type Pen, type Sheet, textWidth, writeText } from './canvas.ts'
import { BLANK_COLOUR, imageColours, markColours } from './colour-map.ts'
import { componentEllipses, type PixelEllipse, skyEllipse } from './component-ellipses.ts'
import { type Box, clipped, type Mark, marksBelow, marksLeft, marksRight, strokeBox } from './frame.ts'
import type { Preview } from './preview.ts'
import { skyGrid } from './sky-grid.ts'
import { asinhStretch, type Stretch } from './stretch.ts'
import { decimalTicks } from './ticks.ts'

/** Longest side of the image in the plot; with its margins the plot stays under 1600 pixels. */
export const LONGEST_IMAGE_SIDE = 1200
const SMALLEST_IMAGE_SIDE = 760
const MARGIN = { left: 140, right: 190, top: 88, bottom: 76 }
const MOST_ELLIPSES = 3000
/** An ellipse smaller than this on the sheet is drawn this large, so that it is seen. */
const LEAST_ELLIPSE = 9

/** What the picture shows. */
export interface SummaryPlotInput {
  readonly preview: Preview
  readonly context: PlaneContext
  readonly components: Table
  /** A line under the title, such as noise and beam. */
  readonly subtitle: string
}

/** How image pixels lie on the sheet. */
interface Placement {
  readonly box: Box
  /** Sheet pixels a pixel of the full image. */
  readonly scale: number
  toX(x: number): number
  toY(y: number): number
}

/** The plot as a PNG file, at most 1600 pixels a side. */
export async function summaryPlot(input: SummaryPlotInput): Promise<Buffer> {
  const { preview, context, components } = input
  const placement = place(preview)
  const { box } = placement
  const sheet = await newSheet(box.width + MARGIN.left + MARGIN.right, box.height + MARGIN.top + MARGIN.bottom)
  const stretch = asinhStretch(preview.data)
  await drawImage(sheet, preview, stretch, placement)
  clipped(sheet.pen, box, () => {
    const ellipses = componentEllipses(components, context.wcs, MOST_ELLIPSES)
    drawEllipses(sheet.pen, ellipses, placement)
    drawBeam(sheet.pen, context, preview, placement)
  })
  drawAxes(sheet.pen, context, preview, placement)
  drawColourBar(sheet, stretch, context.unit, box)
  drawTitles(sheet.pen, sheet.width, input)
  return encodePng(sheet)
}

function place(preview: Preview): Placement {
  const longest = Math.max(preview.width, preview.height)
  const zoom = longest >= SMALLEST_IMAGE_SIDE ? 1 : Math.max(1, Math.floor(LONGEST_IMAGE_SIDE / longest))
  const scale = zoom / preview.factor
  const box = { left: MARGIN.left, top: MARGIN.top, width: preview.width * zoom, height: preview.height * zoom }
  const bottom = box.top + box.height
  return { box, scale, toX: (x) => box.left + (x + 0.5) * scale, toY: (y) => bottom - (y + 0.5) * scale }
}

async function drawImage(sheet: Sheet, preview: Preview, stretch: Stretch, { box }: Placement): Promise<void> {
  const { createCanvas } = await import('@napi-rs/canvas')
  const { width, height, data } = preview
  const small = createCanvas(width, height)
  const pen = small.getContext('2d')
  const image = pen.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const colours = imageColours()
  for (let y = 0; y < height; y++) {
    const out = (height - 1 - y) * width
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x]
      if (!Number.isNaN(value)) pixels[out + x] = colours[(stretch.toUnit(value) * 255) | 0]
    }
  }
  pen.putImageData(image, 0, 0)
  sheet.pen.fillStyle = BLANK_COLOUR
  sheet.pen.fillRect(box.left, box.top, box.width, box.height)
  sheet.pen.imageSmoothingEnabled = false
  sheet.pen.drawImage(small, box.left, box.top, box.width, box.height)
}

function drawEllipses(pen: Pen, ellipses: readonly PixelEllipse[], { scale, toX, toY }: Placement): void {
  pen.strokeStyle = markColours.ellipse
  pen.lineWidth = ellipses.length > 500 ? 1 : 1.5
  for (const { x, y, major, minor, angle } of ellipses) {
    const a = Math.max(LEAST_ELLIPSE, major * scale) / 2
    const b = Math.max(LEAST_ELLIPSE, minor * scale) / 2
    pen.beginPath()
    // y runs downwards on the sheet.
    pen.ellipse(toX(x), toY(y), a, b, -angle, 0, 2 * Math.PI)
    pen.stroke()
  }
}

function drawBeam(pen: Pen, { wcs, beam }: PlaneContext, preview: Preview, { box, scale }: Placement): void {
  if (!wcs || !beam) return
  const { major, minor, angle } = skyEllipse(wcs, preview.fullWidth / 2, preview.fullHeight / 2, beam)
  const side = Math.min(major * scale, box.width / 4)
  if (!(side > 0)) return
  const room = Math.max(22, side + 12)
  const [x, y] = [box.left + 10 + room / 2, box.top + box.height - 10 - room / 2]
  pen.fillStyle = 'rgba(255, 255, 255, 0.85)'
  pen.fillRect(x - room / 2, y - room / 2, room, room)
  pen.beginPath()
  pen.ellipse(x, y, side / 2, (side * minor) / major / 2, -angle, 0, 2 * Math.PI)
  pen.fillStyle = markColours.ink
  pen.fill()
  if (room < 40) writeText(pen, 'beam', x + room / 2 + 6, y, { size: 15, colour: '#ffffff' })
}

function drawAxes(pen: Pen, { wcs }: PlaneContext, preview: Preview, placement: Placement): void {
  const { box, toX, toY } = placement
  const { fullWidth, fullHeight } = preview
  const grid = wcs && skyGrid(wcs, fullWidth, fullHeight)
  if (grid) {
    clipped(pen, box, () => {
      pen.strokeStyle = 'rgba(255, 255, 255, 0.22)'
      pen.lineWidth = 1
      for (const line of grid.lines) {
        pen.beginPath()
        for (let i = 0; i < line.length; i += 2) pen.lineTo(toX(line[i]), toY(line[i + 1]))
        pen.stroke()
      }
    })
  }
  strokeBox(pen, box)
  if (grid) {
    marksBelow(
      pen,
      box,
      grid.bottom.map(({ at, text }) => ({ at: toX(at), text })),
      'Right ascension (ICRS)',
    )
    marksLeft(
      pen,
      box,
      grid.left.map(({ at, text }) => ({ at: toY(at), text })),
      'Declination (ICRS)',
    )
    return
  }
  // Labels count as FITS does, like x_pix and y_pix of the catalogue.
  const marks = (length: number, to: (pixel: number) => number): Mark[] =>
    decimalTicks(1, length, 6).map((pixel) => ({ at: to(pixel - 1), text: String(pixel) }))
  marksBelow(pen, box, marks(fullWidth, toX), 'x (pixel)')
  marksLeft(pen, box, marks(fullHeight, toY), 'y (pixel)')
}

function drawColourBar({ pen }: Sheet, stretch: Stretch, unit: string, image: Box): void {
  const bar = { left: image.left + image.width + 24, top: image.top, width: 22, height: image.height }
  const colours = new Uint8Array(imageColours().buffer)
  for (let row = 0; row < bar.height; row++) {
    const level = Math.floor((1 - (row + 0.5) / bar.height) * 255) * 4
    pen.fillStyle = `rgb(${colours[level]}, ${colours[level + 1]}, ${colours[level + 2]})`
    pen.fillRect(bar.left, bar.top + row, bar.width, 1)
  }
  strokeBox(pen, bar)
  const shown = displayUnit(unit, stretch.high / 20)
  const at = (value: number) => bar.top + bar.height * (1 - stretch.toUnit(value))
  const marks: Mark[] = []
  for (const value of barValues(stretch, shown.factor)) {
    const y = at(value / shown.factor)
    if (marks.every((mark) => Math.abs(mark.at - y) > 30)) marks.push({ at: y, text: String(Number(value.toPrecision(3))) })
  }
  marksRight(pen, bar, marks, shown.label || 'pixel value')
}

/**
 * Round values for an asinh scale, those first that should win the room: about zero 1, 2 and 5 times powers of ten from the largest
 * down; where the sky is far from zero, round values of each part of the bar.
 */
function barValues(stretch: Stretch, factor: number): number[] {
  const [low, high] = [stretch.low * factor, stretch.high * factor]
  if (low > 0 || high < 0) {
    const edges = [0, 0.25, 0.5, 0.75, 1].map((part) => stretch.fromUnit(part) * factor)
    return edges.slice(1).flatMap((edge, i) => decimalTicks(edges[i], edge, 2))
  }
  const values = [0]
  const most = Math.max(-low, high)
  for (let power = Math.floor(Math.log10(most)); power > Math.log10(most) - 5; power--)
    for (const digit of [1, 5, 2]) for (const sign of [1, -1]) values.push(Number((sign * digit * 10 ** power).toPrecision(3)))
  return values.filter((value) => value >= low && value <= high)
}

function drawTitles(pen: Pen, sheetWidth: number, { context, components, subtitle }: SummaryPlotInput): void {
  writeText(pen, context.name, MARGIN.left, 30, { size: 24 })
  const shown = components.rows > MOST_ELLIPSES ? `, the brightest ${countText(MOST_ELLIPSES)} drawn` : ''
  const line = `${countOf(components.rows, 'component')}${shown} · ${subtitle}`
  const room = sheetWidth - MARGIN.left - 10
  const size = Math.min(17, (17 * room) / textWidth(pen, line, 17))
  writeText(pen, line, MARGIN.left, 62, { size, colour: markColours.quiet })
}
