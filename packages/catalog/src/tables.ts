// Tables without their files: what a page needs that shows a catalogue, and no reader or writer of any format.

export { type Standardised, standardise } from './adapters/standardise.ts'
export type { Table } from './model/table.ts'
export { type EllipseColumns, type PixelEllipseOptions, pixelEllipses } from './views/pixel-ellipses.ts'
