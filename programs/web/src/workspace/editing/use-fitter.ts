// The fitter of a window: made for its image once the products of the run are known, and anew for another one.

import { getNumbers, pixelEllipses } from '@cirasa/catalog'
import type { Viewer } from '@cirasa/viewer'
import { useEffect, useState } from 'react'
import type { Result } from '../../catalogue/result.ts'
import type { PreviewImage } from '../../preview/preview-image.ts'
import { conditionsOf } from '../../preview/run-conditions.ts'
import { openPreviewWorker, WorkerLine } from '../../preview/worker-line.ts'
import { useProducts } from '../../service/job-queries.ts'
import { useService } from '../../service/use-service.ts'
import { readSavedMaps } from './saved-maps.ts'
import { SourceFitter } from './source-fitter.ts'

interface FitterParts {
  readonly viewer: Viewer | undefined
  /** The image that was searched; undefined while it has not come. */
  readonly image: PreviewImage | undefined
  readonly result: Result
}

/** A fitter for the image in the viewer; its worker starts with the first fit. */
export function useFitter({ viewer, image, result }: FitterParts): SourceFitter | undefined {
  const { client } = useService()
  const { data: products } = useProducts(result.job.id)
  const [fitter, setFitter] = useState<SourceFitter>()
  useEffect(() => {
    if (viewer === undefined || image === undefined || products === undefined) return
    const { components, run, job } = result
    const made = new SourceFitter({
      line: new WorkerLine(openPreviewWorker),
      image,
      pixels: (box, request) => viewer.pixels(box, request),
      maps: (box, signal) => readSavedMaps({ viewer, client, job: job.id, products }, box, signal),
      components: {
        ...pixelEllipses(components, { wcs: viewer.image?.wcs }),
        peak: Float64Array.from(getNumbers(components, 'flux_peak')),
      },
      options: run.options,
      conditions: conditionsOf(run),
    })
    setFitter(made)
    return () => {
      setFitter(undefined)
      made.dispose()
    }
  }, [viewer, image, result, products, client])
  return fitter
}
