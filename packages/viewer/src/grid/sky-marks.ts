// Compass, scale bar and beam in the lower corners of the view, as layers that can be shown one by one.

import type { Camera } from '../camera/camera.ts'
import type { LayerHost, OverlayLayer, ViewedImage, ViewerTheme } from '../layers/layer.ts'
import { type BeamSize, beamAt, compassAt, scaleBarAt } from './directions.ts'

/** CSS pixels. */
const MARGIN = 24
const ARROW = 34
const LONGEST_BAR = 140
const FONT_SIZE = 12
const SMALLEST_BEAM = 3

type Paint = (context: CanvasRenderingContext2D, camera: Camera, theme: ViewerTheme, image: ViewedImage) => void

/** Arrows to north and east at the lower right. */
export function createCompassLayer(id = 'compass'): OverlayLayer {
  return markLayer(id, (context, camera, theme, { wcs }) => {
    const compass = wcs && compassAt(wcs, camera, camera.width / 2, camera.height / 2)
    if (!compass) return
    // Arrows and their letters reach from the middle as far to any side.
    const [x, y] = [camera.width - MARGIN - ARROW - FONT_SIZE, camera.height - MARGIN - ARROW - FONT_SIZE]
    for (const [{ x: dx, y: dy }, letter] of [[compass.north, 'N'] as const, [compass.east, 'E'] as const]) {
      const [tipX, tipY] = [x + dx * ARROW, y + dy * ARROW]
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(tipX, tipY)
      context.moveTo(tipX - 7 * dx - 4 * dy, tipY - 7 * dy + 4 * dx)
      context.lineTo(tipX, tipY)
      context.lineTo(tipX - 7 * dx + 4 * dy, tipY - 7 * dy - 4 * dx)
      strokeWithHalo(context, theme)
      write(context, theme, letter, x + dx * (ARROW + FONT_SIZE * 0.8), y + dy * (ARROW + FONT_SIZE * 0.8))
    }
  })
}

/** A bar with a round length on the sky at the lower left. */
export function createScaleBarLayer(id = 'scale-bar'): OverlayLayer {
  return markLayer(id, (context, camera, theme, { wcs }) => {
    const bar = scaleBarAt(wcs, camera, camera.width / 2, camera.height / 2, Math.min(LONGEST_BAR, camera.width / 3))
    if (!bar) return
    const y = camera.height - MARGIN
    context.beginPath()
    context.moveTo(MARGIN, y - 5)
    context.lineTo(MARGIN, y)
    context.lineTo(MARGIN + bar.length, y)
    context.lineTo(MARGIN + bar.length, y - 5)
    strokeWithHalo(context, theme)
    write(context, theme, bar.text, MARGIN + bar.length / 2, y - 12)
  })
}

/** The restoring beam above the scale bar, as large as it is on the image in the middle of the view. */
export function createBeamLayer(beam: BeamSize, id = 'beam'): OverlayLayer {
  return markLayer(id, (context, camera, theme, { wcs }) => {
    const ellipse = wcs && beamAt(wcs, beam, camera, camera.width / 2, camera.height / 2)
    if (!ellipse || ellipse.major < SMALLEST_BEAM || ellipse.major > Math.min(camera.width, camera.height) / 3) return
    const half = ellipse.major / 2
    context.beginPath()
    context.ellipse(
      MARGIN + half,
      camera.height - 2.4 * MARGIN - half,
      half,
      ellipse.minor / 2,
      (ellipse.angle * Math.PI) / 180,
      0,
      2 * Math.PI,
    )
    strokeWithHalo(context, theme)
  })
}

function markLayer(id: string, paint: Paint): OverlayLayer {
  let host: LayerHost | undefined
  return {
    id,
    kind: 'overlay',
    visible: true,
    opacity: 1,
    attach(to) {
      host = to
    },
    paint(context, camera, theme) {
      if (!host?.image) return
      context.save()
      context.globalAlpha = this.opacity
      context.lineJoin = 'round'
      context.font = `600 ${FONT_SIZE}px ${theme.font}`
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      paint(context, camera, theme, host.image)
      context.restore()
    },
    dispose() {
      host = undefined
    },
  }
}

function strokeWithHalo(context: CanvasRenderingContext2D, theme: ViewerTheme): void {
  context.strokeStyle = theme.halo
  context.lineWidth = 4.5
  context.stroke()
  context.strokeStyle = theme.label
  context.lineWidth = 1.5
  context.stroke()
}

function write(context: CanvasRenderingContext2D, theme: ViewerTheme, text: string, x: number, y: number): void {
  context.strokeStyle = theme.halo
  context.lineWidth = 3
  context.strokeText(text, x, y)
  context.fillStyle = theme.label
  context.fillText(text, x, y)
}
