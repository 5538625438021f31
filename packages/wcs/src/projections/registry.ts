// Every projection by the three letters of its code in CTYPE.

import { gnomonic, orthographic, stereographic } from './perspective.ts'
import type { ProjectionMaker } from './projection.ts'

/** Makers of projections by code. */
export const projections: ReadonlyMap<string, ProjectionMaker> = new Map([
  ['TAN', gnomonic],
  ['SIN', orthographic],
  ['STG', stereographic],
])
