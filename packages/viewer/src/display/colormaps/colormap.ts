// The colour maps by name, each a table of 256 colours. Those whose lightness rises evenly, which colour-blind people read too, come first.

import { viewerErrors } from '../../errors.ts'
import { categoryTable } from './categories.ts'
import { cubehelixTable } from './cubehelix.ts'
import { coolwarmTable } from './diverging.ts'
import { fittedTable } from './fitted.ts'
import { tableOf } from './table.ts'

/** A colour map. */
export interface Colormap {
  readonly name: string
  /** 256 times red, green, blue. */
  readonly table: Uint8Array
  /** Whole numbers are names, not amounts: each has a colour of its own. */
  readonly categorical: boolean
}

const makers: Readonly<Record<string, () => Uint8Array>> = {
  viridis: () => fittedTable('viridis'),
  inferno: () => fittedTable('inferno'),
  magma: () => fittedTable('magma'),
  cividis: () => fittedTable('cividis'),
  cubehelix: cubehelixTable,
  heat: () => tableOf((t) => [3 * t, 3 * t - 1, 3 * t - 2]),
  grey: () => tableOf((t) => [t, t, t]),
  coolwarm: coolwarmTable,
  categorical: categoryTable,
}

/** Names of the colour maps. */
export const COLORMAPS: readonly string[] = Object.keys(makers)

/** A colour map by name; made anew. Throws VIEWER_BAD_DISPLAY. */
export function colormapOf(name: string): Colormap {
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined
  if (make === undefined) throw viewerErrors.BAD_DISPLAY({ name: 'colormap', value: name, wanted: COLORMAPS.join(', ') })
  return { name, table: make(), categorical: name === 'categorical' }
}
