// What was fitted and what is left of it, as two small pictures with the same stretch.

import { useEffect, useRef } from 'react'
import { type Cutout, cutoutImage } from '../../gallery/cutout.ts'
import type { BlockOfPixels } from '../../preview/preview-messages.ts'
import classes from './editing.module.css'
import type { SourceFit } from './source-fitter.ts'

/** Cuts of both pictures in multiples of the noise. */
const LOW_RMS = -4
const HIGH_RMS = 12

export function FitPictures({ fit: { refitted, block, rms } }: { readonly fit: SourceFit }) {
  const { residual } = refitted
  if (residual.width === 0) return null
  return (
    <div className={classes.pictures}>
      <Picture name="image" cutout={sameBox(block, residual)} rms={rms} />
      <Picture name="what is left" cutout={residual} rms={rms} />
    </div>
  )
}

function Picture({ name, cutout, rms }: { readonly name: string; readonly cutout: Cutout; readonly rms: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { width, height } = cutout
    context.canvas.width = width
    context.canvas.height = height
    const image = cutoutImage(cutout, { low: LOW_RMS * rms, high: HIGH_RMS * rms })
    context.putImageData(new ImageData(image, width, height), 0, 0)
  }, [cutout, rms])
  return (
    <figure className={classes.figure}>
      <canvas ref={canvas} role="img" aria-label={`Fit: ${name}`} />
      <figcaption>{name}</figcaption>
    </figure>
  )
}

/** The pixels of the block in the box of the residual; NaN beyond the block. */
function sameBox(
  { pixels, width: stride, height: rows, x0, y0 }: BlockOfPixels,
  box: Cutout & { readonly x0: number; readonly y0: number },
): Cutout {
  const cut = new Float32Array(box.width * box.height).fill(Number.NaN)
  for (let y = 0; y < box.height; y++) {
    const row = y + box.y0 - y0
    if (row < 0 || row >= rows) continue
    for (let x = 0; x < box.width; x++) {
      const column = x + box.x0 - x0
      if (column >= 0 && column < stride) cut[y * box.width + x] = pixels[row * stride + column]
    }
  }
  return { pixels: cut, width: box.width, height: box.height }
}
