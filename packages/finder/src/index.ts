export type { OptionDefinition } from './option-table.ts'
export type { Plane, PlaneContext } from './plane.ts'
export type { Progress, ReportProgress } from './progress.ts'
