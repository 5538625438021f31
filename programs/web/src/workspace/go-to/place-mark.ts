// A cross around a place that was asked for, for as long as one looks for it.

import { type OverlayLayer, toScreen, type Viewer } from '@cirasa/viewer'

const LAYER = 'place-mark'
/** CSS pixels from the place to where an arm begins and ends. */
const INNER = 10
const OUTER = 26
/** How long it stays, ms. */
const STAYS = 6000

/** Marks a place of the image, in image pixels; the mark of an earlier place goes. */
export function markPlace(viewer: Viewer, x: number, y: number): void {
  viewer.remove(LAYER)
  const timer = setTimeout(() => viewer.remove(LAYER), STAYS)
  const mark: OverlayLayer = {
    id: LAYER,
    kind: 'overlay',
    visible: true,
    opacity: 1,
    paint(context, camera, theme) {
      const at = toScreen(camera, x, y)
      context.beginPath()
      for (const [dx, dy] of [[1, 0] as const, [-1, 0] as const, [0, 1] as const, [0, -1] as const]) {
        context.moveTo(at.x + dx * INNER, at.y + dy * INNER)
        context.lineTo(at.x + dx * OUTER, at.y + dy * OUTER)
      }
      for (const [width, colour] of [[5, theme.halo] as const, [2, theme.accent] as const]) {
        context.lineWidth = width
        context.strokeStyle = colour
        context.stroke()
      }
    },
    dispose: () => clearTimeout(timer),
  }
  viewer.add(mark)
}
