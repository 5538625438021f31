// Statistics agree with numpy, scipy and astropy on the same values.

import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import {
  biweightLocation,
  biweightScale,
  downsample,
  histogram,
  median,
  medianAbsoluteDeviation,
  moments,
  percentiles,
  sigmaClippedStatistics,
  smoothGaussian,
  wholeImage,
} from '../src/index.ts'
import { skewedSky } from './sampling.ts'

const program = `
import json, sys, numpy as np
from astropy import stats
from astropy.convolution import convolve, Gaussian2DKernel, Kernel2D
ask = json.load(sys.stdin)
out = []
for values in ask['lists']:
    a = np.array([np.nan if v is None else v for v in values], dtype=np.float32).astype(np.float64)
    f = a[np.isfinite(a)]
    out.append({
        'median': np.median(f), 'mad': stats.median_absolute_deviation(f), 'mean': f.mean(), 'std': f.std(),
        'percentiles': np.percentile(f, [0, 1, 25.5, 50, 99, 100]).tolist(),
        'clip': list(map(float, stats.sigma_clipped_stats(f))),
        'clipOneSide': list(map(float, stats.sigma_clipped_stats(f, sigma_lower=4, sigma_upper=2, maxiters=None))),
        'clipMad': list(map(float, stats.sigma_clipped_stats(f, sigma=2.5, stdfunc='mad_std'))),
        'location': stats.biweight_location(f), 'scale': stats.biweight_scale(f),
        'histogram': np.histogram(f, 20)[0].tolist(), 'histogramRange': np.histogram(f, 7, (-1, 2))[0].tolist(),
    })
image = np.array([np.nan if v is None else v for v in ask['image']], dtype=np.float32).reshape(40, 50).astype(np.float64)
s = 2 * np.sqrt(2 * np.log(2))
def smooth(kernel, **kw):
    r = convolve(image, kernel, boundary='fill', fill_value=np.nan, nan_treatment='interpolate', **kw)
    return [None if np.isnan(v) else v for v in r.ravel()]
blocks = np.nanmean(image.reshape(20, 2, 25, 2), axis=(1, 3)).ravel().tolist()
print(json.dumps({'lists': out,
  'round': smooth(Gaussian2DKernel(3 / s, x_size=21, y_size=21)),
  'slanted': smooth(Gaussian2DKernel(4 / s, 2.5 / s, theta=np.radians(30), x_size=21, y_size=21)),
  'keep': smooth(Gaussian2DKernel(3 / s, x_size=21, y_size=21), preserve_nan=True),
  'blocks': blocks}))
`

interface Said {
  lists: Record<string, number & number[]>[]
  round: (number | null)[]
  slanted: (number | null)[]
  keep: (number | null)[]
  blocks: number[]
}

const blankable = (values: Float32Array) => Array.from(values, (value) => (Number.isFinite(value) ? value : null))

describeWith('astropy', 'agreement with numpy and astropy', () => {
  const withBlanks = skewedSky(5000).map((value, i) => (i % 17 === 3 ? Number.NaN : value))
  const lists = [
    skewedSky(10_001),
    withBlanks,
    Float32Array.of(3),
    Float32Array.of(1, 2),
    new Float32Array(50).fill(4),
    Float32Array.of(1e-5, 2e-5, 3e-5, 1, 2e-5),
  ]
  const image = skewedSky(2000).map((value, i) => (i % 29 === 0 ? Number.NaN : value))
  const said = askPython<Said>(program, { lists: lists.map(blankable), image: blankable(image) })

  describe.each(lists.map((list, i) => [`${list.length} values from ${list[0]}`, list, said.lists[i]] as const))(
    '%s',
    (_, list, expected) => {
      const near = (value: number) => expect.closeTo(value, 9)
      it('median, MAD and percentiles', () => {
        expect(median(list)).toEqual(near(expected.median))
        // Deviations are rounded to the float32 of the values.
        expect(medianAbsoluteDeviation(list)).toBeCloseTo(expected.mad, 6)
        expect(percentiles(list, [0, 1, 25.5, 50, 99, 100])).toEqual(expected.percentiles.map(near))
      })
      it('mean and standard deviation', () => expect(moments(list)).toMatchObject({ mean: near(expected.mean), std: near(expected.std) }))
      it('clipped statistics', () => {
        const triple = ({ mean, median: middle, std }: { mean: number; median: number; std: number }) => [mean, middle, std]
        expect(triple(sigmaClippedStatistics(list))).toEqual(expected.clip.map(near))
        const oneSided = sigmaClippedStatistics(list, { sigmaLower: 4, sigmaUpper: 2, maxRounds: Number.POSITIVE_INFINITY })
        expect(triple(oneSided)).toEqual(expected.clipOneSide.map(near))
        expect(triple(sigmaClippedStatistics(list, { sigma: 2.5, spread: 'mad' }))).toEqual(expected.clipMad.map(near))
      })
      it('biweight', () => {
        expect(biweightLocation(list)).toBeCloseTo(expected.location, 6)
        expect(biweightScale(list)).toBeCloseTo(expected.scale, 6)
      })
      it('histograms', () => {
        expect(Array.from(histogram(list, 20).counts)).toEqual(expected.histogram)
        expect(Array.from(histogram(list, 7, [-1, 2]).counts)).toEqual(expected.histogramRange)
      })
    },
  )

  it('smoothing over blanks', () => {
    const options = { truncate: 7 } as const
    const compare = (ours: Float32Array, theirs: readonly (number | null)[]) => {
      for (let i = 0; i < ours.length; i++) {
        if (theirs[i] === null) expect(ours[i]).toBeNaN()
        else expect(ours[i]).toBeCloseTo(theirs[i] as number, 4)
      }
    }
    compare(smoothGaussian(image, 50, 40, { major: 3, minor: 3, angle: 0 }, options), said.round)
    compare(smoothGaussian(image, 50, 40, { major: 3, minor: 3, angle: 0 }, { ...options, blanks: 'keep' }), said.keep)
    compare(smoothGaussian(image, 50, 40, { major: 4, minor: 2.5, angle: 30 }, options), said.slanted)
  })

  it('block means', () => {
    const ours = downsample(wholeImage(image, 50, 40), 2)
    for (const [i, value] of said.blocks.entries()) expect(ours.data[i]).toBeCloseTo(value, 5)
  })
})
