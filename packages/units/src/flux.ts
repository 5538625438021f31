// Flux densities and frequencies.

import type { Brand } from './brand.ts'

/** Integrated flux density. */
export type Jansky = Brand<number, 'Jy'>
/** Surface brightness of a radio map: flux density in one restoring beam. */
export type JyPerBeam = Brand<number, 'Jy/beam'>
export type Hertz = Brand<number, 'Hz'>

export const jansky = (value: number): Jansky => value as Jansky
export const jyPerBeam = (value: number): JyPerBeam => value as JyPerBeam
export const hertz = (value: number): Hertz => value as Hertz
