// A cutout on the screen: its pixels as squares, with the stretch of the gallery or its own.

import { useEffect, useRef } from 'react'
import { problemOf } from '../parts/problem-of.ts'
import { type Cuts, cutoutImage, ownCuts } from './cutout.ts'
import type { CutoutStore, CutoutWish } from './cutout-store.ts'
import classes from './gallery.module.css'
import { useCutout } from './use-cutout.ts'

interface CutoutPictureProps {
  readonly store: CutoutStore
  readonly wish: CutoutWish
  /** The same for all; its own, which are those of the image for model and residual too, where left out. */
  readonly cuts?: Cuts
  /** Side on the screen, CSS pixels; as wide as its place where left out. */
  readonly side?: number
  readonly label: string
}

export function CutoutPicture({ store, wish, cuts, side, label }: CutoutPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { cutout, error } = useCutout(store, wish)
  const { cutout: image } = useCutout(store, cuts === undefined && wish.map !== 'image' ? { ...wish, map: 'image' } : undefined)
  const from = wish.map === 'image' ? cutout : image
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || cutout === undefined) return
    const used = cuts ?? (from === undefined ? undefined : ownCuts(from))
    if (used === undefined) return
    context.canvas.width = cutout.width
    context.canvas.height = cutout.height
    context.putImageData(new ImageData(cutoutImage(cutout, used), cutout.width, cutout.height), 0, 0)
  }, [cutout, from, cuts])
  return (
    <div
      className={classes.picture}
      style={side === undefined ? { aspectRatio: '1' } : { width: side, height: side }}
      data-state={cutout ? 'here' : error === undefined ? 'coming' : 'failed'}
    >
      {error === undefined ? <canvas ref={canvas} role="img" aria-label={label} /> : <span title={problemOf(error).says}>no cutout</span>}
    </div>
  )
}
