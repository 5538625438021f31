// The drawing surface: loaded only when something is drawn, with a font of its own so that a plot looks alike everywhere.

import { fileURLToPath } from 'node:url'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'

export type Pen = SKRSContext2D

/** A canvas with a white ground and a pen on it. */
export interface Sheet {
  readonly canvas: Canvas
  readonly pen: Pen
  readonly width: number
  readonly height: number
}

const FONT = 'DejaVu Sans plots'

/** A sheet of that many pixels. */
export async function newSheet(width: number, height: number): Promise<Sheet> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
  if (!GlobalFonts.has(FONT)) {
    const file = import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2')
    GlobalFonts.registerFromPath(fileURLToPath(file), FONT)
  }
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  return { canvas, pen, width, height }
}

/** The sheet as a PNG file. */
export function encodePng(sheet: Sheet): Promise<Buffer> {
  return sheet.canvas.encode('png')
}

/** How a text stands to its point. */
export interface TextStyle {
  readonly size?: number
  readonly colour?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly baseline?: 'top' | 'middle' | 'bottom'
  /** Read from bottom to top. */
  readonly upwards?: boolean
}

/** Writes a line of text at a point. */
export function writeText(pen: Pen, text: string, x: number, y: number, style: TextStyle = {}): void {
  pen.save()
  pen.font = `${style.size ?? 18}px "${FONT}"`
  pen.fillStyle = style.colour ?? '#1a1a1a'
  pen.textAlign = style.align ?? 'left'
  pen.textBaseline = style.baseline ?? 'middle'
  pen.translate(x, y)
  if (style.upwards) pen.rotate(-Math.PI / 2)
  pen.fillText(text, 0, 0)
  pen.restore()
}

/** Width of a text in pixels. */
export function textWidth(pen: Pen, text: string, size = 18): number {
  pen.save()
  pen.font = `${size}px "${FONT}"`
  const { width } = pen.measureText(text)
  pen.restore()
  return width
}
