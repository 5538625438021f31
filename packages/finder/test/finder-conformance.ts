// What every finder behind the seam must keep: one suite of promises, to be run on any of them.

import { describe } from 'vitest'
import { canBeStopped } from './conformance/can-be-stopped.ts'
import { followsItsImage } from './conformance/follows-its-image.ts'
import { isRepeatable } from './conformance/is-repeatable.ts'
import { measuresOneSource } from './conformance/measures-one-source.ts'
import { refusesAndSurvives } from './conformance/refuses-and-survives.ts'
import { takesOptions } from './conformance/takes-options.ts'
import type { Find } from './scenes.ts'

/** The parts of the suite; each can be run in a file of its own, so that they run side by side. */
export const finderPromises = { measuresOneSource, followsItsImage, isRepeatable, canBeStopped, refusesAndSurvives, takesOptions } as const

/**
 * Runs the suite on a finder.
 *
 * @param find anything that is called as findSources is
 */
export function finderConformance(name: string, find: Find, parts = Object.keys(finderPromises) as (keyof typeof finderPromises)[]): void {
  describe(`${name} keeps the promises of a finder`, () => {
    for (const part of parts) finderPromises[part](find)
  })
}
