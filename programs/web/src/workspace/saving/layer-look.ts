// How a raster is shown as the workspace keeps it, and back.

import type { RasterLayer } from '@cirasa/viewer'
import { displayOf, displayText } from '../view-state.ts'
import type { LayerLook } from './workspace.ts'

/** The look of a layer. */
export function lookOf({ display, opacity, smooth }: Pick<RasterLayer, 'display' | 'opacity' | 'smooth'>): LayerLook {
  return { ...displayText(display), bias: display.bias, contrast: display.contrast, opacity, smooth }
}

/** Shows a layer as it was shown. Labels have a display of their own, whatever the image before was shown like. */
export function takeUpLook(layer: RasterLayer, look: LayerLook): void {
  layer.opacity = look.opacity
  if (layer.holdsLabels) return
  layer.smooth = look.smooth
  layer.setDisplay({ ...displayOf(look), bias: look.bias, contrast: look.contrast })
}
