// Measuring on the pixels of the viewer: statistics, histograms and profiles.

export { type Profile, profileAlongX, profileAlongY } from './axis-profiles.ts'
export { type FluxScale, janskyPerSum } from './flux-density.ts'
export { type HistogramOptions, histogramIn, MOST_BINS } from './histogram-in.ts'
export { type LabelCount, labelsIn } from './labels-in.ts'
export { type ImageLine, type LineProfile, lineProfile } from './line-profile.ts'
export {
  type CrossProfiles,
  type MeasureOptions,
  measureLine,
  measureProfiles,
  measureRegion,
  type RegionMeasures,
} from './measure-region.ts'
export type { PixelProvider } from './pixel-level.ts'
export { type PlaceReadings, type PointStatistic, pointStatistic } from './point-statistic.ts'
export { type PlacedValue, type RegionStatistics, statisticsIn } from './statistics-in.ts'
