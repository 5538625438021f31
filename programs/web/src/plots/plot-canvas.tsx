// Two canvases, one over the other, as large as their parent: one for what changes rarely, one for what follows the pointer and the selection.

import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import classes from './plot.module.css'
import { PLOT_COLOURS, type PlotColours } from './plot-colours.ts'

/** A canvas that is to be painted, in CSS pixels. */
export interface Painting {
  readonly context: CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  /** Pixels of the screen in one. */
  readonly ratio: number
  readonly colours: PlotColours
}

interface PlotCanvasProps {
  /** What readers are told of the plot. */
  readonly label: string
  /** Each is called when it is another function, and when size or colours change. */
  readonly paint: (painting: Painting) => void
  readonly paintOver: (painting: Painting) => void
  readonly onPointer?: (kind: 'down' | 'move' | 'up' | 'leave', x: number, y: number, event: PointerEvent) => void
  readonly onWheel?: (deltaY: number, x: number, y: number) => void
  readonly onDoubleClick?: () => void
  readonly children?: ReactNode
}

export function PlotCanvas({ label, paint, paintOver, onPointer, onWheel, onDoubleClick, children }: PlotCanvasProps) {
  const { ref, width, height } = useElementSize<HTMLDivElement>()
  const below = useRef<HTMLCanvasElement>(null)
  const above = useRef<HTMLCanvasElement>(null)
  const colours = PLOT_COLOURS[useComputedColorScheme('light')]
  useEffect(() => paintInto(below.current, width, height, colours, paint), [paint, width, height, colours])
  useEffect(() => paintInto(above.current, width, height, colours, paintOver), [paintOver, width, height, colours])
  useWheel(above, onWheel)
  const pointer = (kind: 'down' | 'move' | 'up' | 'leave') => (event: PointerEvent) => {
    const box = above.current?.getBoundingClientRect()
    if (box) onPointer?.(kind, event.clientX - box.left, event.clientY - box.top, event)
  }
  return (
    <div ref={ref} className={classes.canvas}>
      <canvas ref={below} aria-hidden />
      <canvas
        ref={above}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          pointer('down')(event)
        }}
        onPointerMove={pointer('move')}
        onPointerUp={pointer('up')}
        onPointerLeave={pointer('leave')}
        onDoubleClick={onDoubleClick}
      />
      {children}
    </div>
  )
}

function paintInto(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  colours: PlotColours,
  paint: (painting: Painting) => void,
): void {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (!canvas || !context || width < 1 || height < 1) return
  const ratio = window.devicePixelRatio || 1
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  // Setting a size, even the same one, costs a new buffer.
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  paint({ context, width, height, ratio, colours })
}

function useWheel(canvas: RefObject<HTMLCanvasElement | null>, onWheel: PlotCanvasProps['onWheel']): void {
  const latest = useRef(onWheel)
  latest.current = onWheel
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const listen = (event: WheelEvent) => {
      if (!latest.current) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      latest.current(event.deltaY, event.clientX - box.left, event.clientY - box.top)
    }
    element.addEventListener('wheel', listen, { passive: false })
    return () => element.removeEventListener('wheel', listen)
  }, [canvas])
}
