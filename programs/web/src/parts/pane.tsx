// A pane of a window: its controls in one line, and what they control in the room below.

import type { ReactNode } from 'react'
import classes from './pane.module.css'

interface PaneProps {
  readonly controls: ReactNode
  readonly children: ReactNode
}

export function Pane({ controls, children }: PaneProps) {
  return (
    <div className={classes.pane}>
      <div className={classes.controls}>{controls}</div>
      {children}
    </div>
  )
}
