// Which image a run has searched: the file, the HDU and the plane of a cube.

import type { Result } from '../catalogue/result.ts'
import type { ImagePlace } from './image-views.ts'

/** The plane that was searched; undefined for a path or data set of the server, which has no tiles here. */
export function searchedImage({ job, run }: Pick<Result, 'job' | 'run'>): (ImagePlace & { readonly kind: 'file' }) | undefined {
  const [input] = job.inputs
  if (input?.kind !== 'file' || input.id === undefined) return undefined
  const { hdu = numberOf(job.options.hdu), plane } = run.image
  return {
    kind: 'file',
    file: input.id,
    ...(hdu === undefined ? {} : { hdu }),
    ...(plane === undefined || plane.length === 0 ? {} : { plane: plane.join('.') }),
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
