// The words of a preview.

import { countOf } from '@cirasa/units'
import type { PreviewBlock } from './choose-block.ts'
import type { PreviewState } from './preview-session.ts'

/**
 * What was found, or what is done.
 *
 * @example foundText(state) // 'Preview in view: 214 sources (0.8 s)'
 */
export function foundText({ stage, found, detected, elapsed }: PreviewState): string {
  const seconds = elapsed === undefined ? '' : ` (${(elapsed / 1000).toFixed(elapsed < 950 ? 2 : 1)} s)`
  if (found !== undefined) return `Preview in view: ${countOf(found.counts.sources, 'source')}${seconds}`
  if (detected === undefined) return stage === 'empty' ? 'Preview: fetching pixels' : 'Preview: measuring the noise'
  const islands = countOf(detected.count, 'island')
  return stage === 'fitting'
    ? `Preview in view: ${islands}, being fitted`
    : `Preview in view: ${islands}${stage === 'resting' ? seconds : ''}`
}

/** Of which pixels the preview is, and what that means for it. */
export function coverageText({ level, coversView }: PreviewBlock): string {
  const part = coversView ? '' : ' Only the middle of the view is searched: zoom in for the rest.'
  if (level === 0) return `The image's own pixels: a run finds the same, but for sources right at the threshold.${part}`
  const side = 2 ** level
  return `A coarse preview on means of ${side} × ${side} pixels: a run finds fainter sources. Zoom in to see them.${part}`
}
