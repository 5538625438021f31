// The one place that calls the finder: with worker threads that open the plane for themselves.

import { type FoundSources, findSources, localRunner, type Plane, type ReportProgress } from '@cirasa/finder'
import type { OpenImage } from '../input/open-image.ts'
import type { OptionValue } from '../options/option-value.ts'

/** What the finder is asked for besides the image. */
export interface FinderRequest {
  readonly options: Readonly<Record<string, OptionValue>>
  readonly workers?: number
  readonly signal: AbortSignal
  readonly progress: ReportProgress
}

/** Searches a plane. Its maps are drawn from the same plane, which has to stay open until they are. */
export async function runFinder({ context }: OpenImage, plane: Plane, request: FinderRequest): Promise<FoundSources> {
  const { options, signal, progress } = request
  return findSources(plane, context, options, { signal, progress, runner: localRunner(plane, context) })
}
