// Whether the pixels of an image are names rather than values: numbers of islands, say, of which there is no mean.

import type { Header } from '../header/header.ts'

/** BTYPE of images whose pixels are labels, as our own segmentation maps have it. The standard leaves the word to those who use it. */
export const LABELS_BTYPE = 'Segmentation'

/**
 * Whether the header says that pixels are labels. Integers alone do not: counts of a detector are integers too.
 *
 * @example holdsLabels(Header.of([['BTYPE', 'Segmentation']])) // true
 */
export const holdsLabels = (header: Header): boolean => header.string('BTYPE')?.trim().toLowerCase() === LABELS_BTYPE.toLowerCase()
