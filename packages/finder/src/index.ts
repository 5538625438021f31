// The CAESAR engine: finds and measures sources. Arrays in, a catalogue out.

export type { CombinedSource } from './catalogue/combine-components.ts'
export { type DetectedIslands, detectIslands } from './detection/detect-islands.ts'
export type { Islands } from './detection/islands.ts'
export { type FinderTask, localRunner, type ResultOf, runTask, type TaskRunner } from './engine.ts'
export { finderErrors } from './errors.ts'
export { type FindControls, type FitConditions, type FoundSources, findSources } from './find-sources.ts'
export {
  combineComponents,
  type FittedComponent,
  type FittedIsland,
  fitRegion,
  type PlacedComponent,
  type Region,
  type RegionFit,
} from './fit-region.ts'
export type { FitChoice } from './fitting/region-fitter.ts'
export { FLAGS, type FlagDefinition, type FlagName, flagDefinitions, flagsText } from './flags.ts'
export { type FinderMaps, type MapName, mapNames } from './maps.ts'
export type { OptionDefinition } from './option-table.ts'
export { completeOptions, type FinderOptions, finderOptions } from './options.ts'
export type { Plane, PlaneContext } from './plane.ts'
export { type PreparedSearch, prepareSearch, type SharedThread } from './prepare-search.ts'
export type { Progress, ReportProgress } from './progress.ts'
export { FINDER_NAME, FINDER_VERSION } from './version.ts'
