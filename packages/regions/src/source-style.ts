// Colours and tags of found sources as CAESAR's region files have them, so that viewers set up for those show ours alike.

import type { RegionStyle } from './region.ts'

const MORPHOLOGIES: Readonly<Record<string, { readonly tag: string; readonly colour: string }>> = {
  point: { tag: 'POINT-LIKE', colour: 'red' },
  compact: { tag: 'COMPACT', colour: 'blue' },
  extended: { tag: 'EXTENDED', colour: 'green' },
  'compact-extended': { tag: 'COMPACT-EXTENDED', colour: 'magenta' },
  diffuse: { tag: 'DIFFUSE', colour: 'yellow' },
}
const UNKNOWN = { tag: 'UNKNOWN-MORPH', colour: 'white' }

const FIT_QUALITIES = ['BAD-FIT', 'LQ-FIT', 'MQ-FIT', 'HQ-FIT']

/** What is known of a source that decides its looks. */
export interface SourceLook {
  readonly name: string
  /** point, compact, extended, compact-extended or diffuse; anything else is white. */
  readonly morphology: string
  /** Whether it passed as real; a candidate unless said. */
  readonly sourceness?: 'REAL' | 'CANDIDATE' | 'FAKE'
}

/**
 * Style of an island's outline: the colour tells its morphology.
 *
 * @example islandStyle({ name: 'S1', morphology: 'extended' }) // { text: 'S1', colour: 'green', tags: ['EXTENDED', 'CANDIDATE'] }
 */
export function islandStyle({ name, morphology, sourceness = 'CANDIDATE' }: SourceLook): RegionStyle {
  const { tag, colour } = MORPHOLOGIES[morphology] ?? UNKNOWN
  return { text: name, colour, tags: [tag, sourceness] }
}

/** Style of a component's ellipse: red, with a tag for the quality of the fit (0 to 3). */
export function componentStyle({ name, morphology, sourceness = 'CANDIDATE' }: SourceLook, fitQuality: number): RegionStyle {
  const { tag } = MORPHOLOGIES[morphology] ?? UNKNOWN
  const quality = FIT_QUALITIES[fitQuality]
  return { text: name, colour: 'red', tags: [tag, 'FIT-COMPONENT', sourceness, ...(quality === undefined ? [] : [quality])] }
}
