// The filter through which sources are seen: generalised least squares for noise that is correlated by the beam, as a sum of Gaussians.
//
// In Fourier space, with u the wave number in units of the beam, a point source is B = exp(-u^2/2) and the noise has the power
// P = (1 - e) exp(-u^2) + e * white. The best linear estimate weighs by B/P, which explodes where neither has power; it is regularised
// and written as a sum of Gaussians, so that filter, response to a source and noise after filtering all have closed forms.

import { beamPixels } from './beam-measures.ts'
import { factorise, solveFactorised } from './cholesky.ts'
import { type Covariance, type GaussianMixture, mixtureDerivatives } from './gaussian-mixture.ts'

/** How the noise of a map is correlated: by the beam, by nothing, or a mixture. */
export interface NoiseCorrelation {
  /** Fraction of the noise variance that is uncorrelated between pixels, 0 (a clean interferometer map) to 1 (counts on a detector). */
  readonly whiteFraction: number
  /**
   * Noise power, relative to a fully correlated map's peak power, that the filter assumes everywhere: how far it dares to sharpen. A filter
   * that sharpens weighs best where sources have exactly the beam's shape, and misjudges them where they have not.
   */
  readonly regularisation: number
}

/** The filter of an image and what it does to sources and noise. All closed forms, in pixels. */
export interface PointFilter {
  /** Covariance of the beam in pixels^2. */
  readonly beam: Covariance
  /** The filter itself: data convolved with it give, at a point source, its flux in beams. */
  readonly kernel: GaussianMixture
  /** Response to a point source of unit flux: value 1 at its centre. */
  readonly response: GaussianMixture
  /** Second derivatives of the response at its centre, [xx, xy, yy]. */
  readonly curvature: Covariance
  /** Autocovariance of noise of unit rms after filtering. */
  readonly noise: GaussianMixture
  /** Covariance [xx, xy, yy] of the position of a point source of unit flux in noise of unit rms, pixels^2. */
  readonly positionNoise: Covariance
  /** Rms of filtered noise of unit rms: the error of a point source's flux in units of the rms. */
  readonly noiseFactor: number
  /** Whether the data are smooth on the scale of a pixel, so that wide kernels may be summed on a coarser grid. */
  readonly isSmooth: boolean
}

/** Members of the kernel as multiples of the beam's covariance; a narrow one is widened where pixels are coarse. */
const KERNEL_SCALES = [0.35, 1, 2.2]

/** Least variance of a kernel member, in pixels^2, that unit pixels sample well. */
const LEAST_VARIANCE = 0.7

/**
 * Designs the filter.
 *
 * @param beam covariance of the beam in pixels^2
 */
export function designPointFilter(beam: Covariance, correlation: NoiseCorrelation): PointFilter {
  const scales = kernelScales(beam)
  const area = 2 * beamPixels(beam)
  const white = correlation.whiteFraction
  const count = scales.length
  const power = new Float64Array(count * count)
  const signal = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    // Value at the centre of the response of member i: the unit-area beam (1) and the kernel member (scale) convolved.
    signal[i] = 1 / (scales[i] + 1)
    for (let j = 0; j < count; j++) {
      const whitePower = (white / area + correlation.regularisation) / (scales[i] + scales[j])
      power[i * count + j] = (1 - white) / (scales[i] + scales[j] + 2) + whitePower
    }
  }
  const weights = Float64Array.from(signal)
  factorise(power, count)
  solveFactorised(power, count, weights)
  const gain = weights.reduce((sum, weight, i) => sum + weight * signal[i], 0)
  // The beam has unit peak, so unit flux in beams is the Gaussian of area 2 pi |S|^1/2; centre values carry 1 / (2 pi |S|^1/2).
  const kernelWeights = Float64Array.from(weights, (weight) => weight / gain)
  const kernel: GaussianMixture = { weights: kernelWeights, scales: Float64Array.from(scales) }
  return assemble(beam, kernel, correlation)
}

/** Noise of single pixels, as a fraction of the variance, above which every pixel counts. */
const SMOOTH_WHITE = 0.1

/** Least variance of a beam, in pixels^2, whose map is smooth from pixel to pixel. */
const SMOOTH_VARIANCE = 2

const leastVariance = (beam: Covariance): number => (beam[0] + beam[2]) / 2 - Math.hypot((beam[0] - beam[2]) / 2, beam[1])

function kernelScales(beam: Covariance): number[] {
  const floor = LEAST_VARIANCE / leastVariance(beam)
  return KERNEL_SCALES.map((scale, i) => Math.max(scale, floor * (1 + i)))
}

function assemble(beam: Covariance, kernel: GaussianMixture, correlation: NoiseCorrelation): PointFilter {
  const beamArea = beamPixels(beam)
  const count = kernel.scales.length
  const response: GaussianMixture = {
    weights: kernel.weights.map((weight) => weight * beamArea),
    scales: kernel.scales.map((scale) => scale + 1),
  }
  const noiseWeights: number[] = []
  const noiseScales: number[] = []
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const weight = kernel.weights[i] * kernel.weights[j]
      // Noise of unit rms correlated by the beam has the autocovariance exp(-r S^-1 r / 4): a Gaussian of 2 S and area 4 pi |S|^1/2.
      noiseWeights.push(weight * (1 - correlation.whiteFraction) * 2 * beamArea)
      noiseScales.push(kernel.scales[i] + kernel.scales[j] + 2)
      if (correlation.whiteFraction > 0) {
        noiseWeights.push(weight * correlation.whiteFraction)
        noiseScales.push(kernel.scales[i] + kernel.scales[j])
      }
    }
  }
  const noise: GaussianMixture = { weights: Float64Array.from(noiseWeights), scales: Float64Array.from(noiseScales) }
  const scratch = new Float64Array(15)
  mixtureDerivatives(noise, beam, [0, 0, 0], 0, 0, 0, scratch)
  const noiseFactor = Math.sqrt(scratch[0])
  mixtureDerivatives(noise, beam, [0, 0, 0], 0, 0, 2, scratch)
  const noiseCurvature: Covariance = [scratch[3], scratch[4], scratch[5]]
  mixtureDerivatives(response, beam, [0, 0, 0], 0, 0, 2, scratch)
  const curvature: Covariance = [scratch[3], scratch[4], scratch[5]]
  return {
    beam,
    kernel,
    response,
    curvature,
    positionNoise: positionNoiseOf(curvature, noiseCurvature),
    noise,
    noiseFactor,
    isSmooth: correlation.whiteFraction < SMOOTH_WHITE && leastVariance(beam) > SMOOTH_VARIANCE,
  }
}

/** H^-1 V H^-1 for the two coordinates of a point source: H and V are minus the curvatures of response and noise. */
function positionNoiseOf([qxx, qxy, qyy]: Covariance, [nxx, nxy, nyy]: Covariance): Covariance {
  const det = qxx * qyy - qxy * qxy
  const a = qyy / det
  const b = -qxy / det
  const c = qxx / det
  return [
    -(a * a * nxx + 2 * a * b * nxy + b * b * nyy),
    -(a * b * nxx + (a * c + b * b) * nxy + b * c * nyy),
    -(b * b * nxx + 2 * b * c * nxy + c * c * nyy),
  ]
}
