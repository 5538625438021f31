// Colours of what people have changed, on the image and in lists: told apart from what the run has found, and from labels.

import type { Colour } from '@cirasa/viewer'
import type { Edit } from './kept-edits.ts'

export const EDIT_COLOURS: Readonly<Record<Edit['kind'], Colour>> = { fit: [255, 92, 200, 255], added: [168, 255, 60, 255] }

/** A colour for a style. */
export const cssColour = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`
