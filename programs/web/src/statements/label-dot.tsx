// The colour of a label, beside its name.

import classes from './label-dot.module.css'
import { LABEL_COLOURS } from './label-palette.ts'

/** A dot in the colour of a number of `LABEL_COLOURS`. */
export const LabelDot = ({ number }: { readonly number: number }) => (
  <span className={classes.dot} style={{ background: LABEL_COLOURS[number] }} />
)
