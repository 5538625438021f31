// Statistics, histograms, down-sampling and smoothing of plain arrays of pixels; the tile pyramid and its codec.

export { biweightLocation, biweightScale } from './biweight.ts'
export { type BlockStatistic, downsample, type SmallImage } from './downsample.ts'
export { imageErrors } from './errors.ts'
export {
  type GaussianForm,
  gaussianForm,
  gaussianKernel,
  gaussianLine,
  isSeparable,
  type Kernel,
  type PixelGaussian,
  separableWidths,
} from './gaussian-kernel.ts'
export { type Histogram, histogram } from './histogram.ts'
export { madInPlace, median, medianAbsoluteDeviation, medianInPlace, percentiles, SIGMA_PER_MAD } from './median.ts'
export { clippedMode, halfSampleMode, pearsonMode, skyLevel } from './mode.ts'
export { type Moments, moments } from './moments.ts'
export { select } from './select.ts'
export { type ClipOptions, type ClippedStatistics, sigmaClipInPlace, sigmaClippedStatistics } from './sigma-clip.ts'
export { type SmoothOptions, smoothGaussian } from './smooth.ts'
export * from './tiles/index.ts'
export { checkWindow, gather, type Measurable, type PixelWindow, type Samples, wholeImage, windowOf } from './window.ts'
