// A picture with its name below it.

import type { ReactNode } from 'react'
import classes from './figure.module.css'

interface FigureProps {
  readonly name: string
  readonly children: ReactNode
}

export function Figure({ name, children }: FigureProps) {
  return (
    <figure className={classes.figure}>
      {children}
      <figcaption>{name}</figcaption>
    </figure>
  )
}
