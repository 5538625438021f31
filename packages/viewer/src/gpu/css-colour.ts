// Any CSS colour as numbers for a shader: a canvas knows how to read it.

import type { Rgba } from '../display/parse-colour.ts'

/** Red, green, blue and opacity of a CSS colour; black where it is none. */
export function cssColour(text: string): Rgba {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.fillStyle = text
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue, opacity] = context.getImageData(0, 0, 1, 1).data
  return [red / 255, green / 255, blue / 255, opacity / 255]
}
