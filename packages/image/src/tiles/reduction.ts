// What the coarser levels of a pyramid are made of: means of values, or labels, which have no mean.

import { imageErrors } from '../errors.ts'
import { type Halve, halve } from './halve.ts'
import { halveLabels } from './halve-labels.ts'

/**
 * 'mean': each pixel is the mean of 2 x 2 of the level below. 'label': it is the label that most of them have, see `halveLabels`; for maps of islands
 * and other images whose pixels are names.
 */
export type Reduction = 'mean' | 'label'

/** The largest label: from 2^24 on, floats have no room for every whole number. */
export const MOST_LABEL = 2 ** 24 - 1

/** What halves rows of an image. */
export const halverOf = (reduction: Reduction): Halve => (reduction === 'label' ? halveLabels : halve)

/** Refuses pixels that are no labels: whole numbers from 0 to `MOST_LABEL`, or blank. Throws IMAGE_NOT_LABELS. */
export function checkLabels(pixels: Float32Array): void {
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]
    if (value - value === 0 && !(value >= 0 && value <= MOST_LABEL && Math.trunc(value) === value))
      throw imageErrors.NOT_LABELS({ value, most: MOST_LABEL })
  }
}
