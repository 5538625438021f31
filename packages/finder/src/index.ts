// The CAESAR engine: finds and measures sources. Arrays in, a catalogue out.

export { type FinderTask, localRunner, type ResultOf, runTask, type TaskRunner } from './engine.ts'
export { finderErrors } from './errors.ts'
export { type FindControls, type FoundSources, findSources } from './find-sources.ts'
export { FLAGS, type FlagDefinition, type FlagName, flagDefinitions, flagsText } from './flags.ts'
export { type FinderMaps, type MapName, mapNames } from './maps.ts'
export type { OptionDefinition } from './option-table.ts'
export { completeOptions, type FinderOptions, finderOptions } from './options.ts'
export type { Plane, PlaneContext } from './plane.ts'
export type { Progress, ReportProgress } from './progress.ts'
export { FINDER_NAME, FINDER_VERSION } from './version.ts'
