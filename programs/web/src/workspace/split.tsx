// Two panes with a bar between them that a pointer or the arrow keys move; where it was left is kept in the workspace.

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useKeptNamed } from './saving/kept-window.tsx'
import classes from './split.module.css'

interface SplitProps {
  /** Under which the place of the bar is kept. */
  readonly name: string
  /** Whether the panes lie beside or above each other. */
  readonly along: 'columns' | 'rows'
  /** Share of the first pane, 0 to 1. */
  readonly share: number
  /** What screen readers call the bar. */
  readonly label: string
  readonly first: ReactNode
  /** Without it the first has all the room. */
  readonly second: ReactNode
}

const LEAST = 0.12
const STEP = 0.02

/** Two panes. */
export function Split({ name, along, share, label, first, second }: SplitProps) {
  const [kept = share, keep] = useKeptNamed('layout', name)
  const [moved, setMoved] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const columns = along === 'columns'
  const put = (to: number) => keep(Math.min(1 - LEAST, Math.max(LEAST, to)))
  const onPointerMove = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (!moved || !box) return
    put(columns ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: columns ? -1 : 0, ArrowRight: columns ? 1 : 0, ArrowUp: columns ? 0 : -1, ArrowDown: columns ? 0 : 1 }[
      event.key
    ]
    if (!by) return
    event.preventDefault()
    put(kept + by * STEP)
  }
  const isAlone = second === undefined || second === null
  const size = isAlone ? { flex: 1 } : { flexBasis: `${kept * 100}%`, flexGrow: 0, flexShrink: 1 }
  return (
    <div ref={frame} className={`${classes.split} ${columns ? '' : classes.rows}`}>
      <div className={classes.pane} style={size}>
        {first}
      </div>
      {isAlone ? null : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved, a separator with a value can */}
          <div
            className={`${classes.bar} ${columns ? classes.beside : classes.above}`}
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation={columns ? 'vertical' : 'horizontal'}
            aria-valuenow={Math.round(kept * 100)}
            aria-valuemin={LEAST * 100}
            aria-valuemax={100 - LEAST * 100}
            data-moved={moved || undefined}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setMoved(true)
            }}
            onPointerMove={onPointerMove}
            onPointerUp={() => setMoved(false)}
            onPointerCancel={() => setMoved(false)}
            onDoubleClick={() => put(share)}
            onKeyDown={onKeyDown}
          />
          <div className={classes.pane} style={{ flex: 1 }}>
            {second}
          </div>
        </>
      )}
    </div>
  )
}
