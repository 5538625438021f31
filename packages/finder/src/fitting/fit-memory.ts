// Fits of islands that were made before: a change of the seed threshold leaves most islands as they are, and their fits are the dear part.

import type { Peak } from '../deblending/peaks.ts'
import { sameContent, sameNumbers } from '../same-content.ts'
import { type IslandFit, IslandFitter, type ModelSelection } from './fit-island.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'

/** Whoever fits islands. Blank pixels of the patch end up holding the model. */
export interface Fitter {
  fit(patch: Patch, peaks: readonly Peak[]): IslandFit
}

/** Makes the fitter of one image. */
export type MakeFitter = (filter: PointFilter, selection: ModelSelection) => Fitter

export const makeFitter: MakeFitter = (filter, selection) => new IslandFitter(filter, selection)

/** Data of patches held at most, in bytes. */
const MOST_BYTES = 128 << 20

interface RememberedFit {
  readonly filter: PointFilter
  readonly selection: ModelSelection
  /** The patch as it was before the fit, with arrays of its own. */
  readonly patch: Patch
  /** What its blank pixels held afterwards. */
  readonly filled: Float64Array
  readonly fit: IslandFit
}

/** Remembers fits by everything that they depend on: pixels, members, blanks, noise, filter, and what decides between models. */
export class FitMemory {
  private readonly byBox = new Map<string, RememberedFit>()
  private bytes = 0

  /** A fitter that fits only what it has not fitted before. */
  readonly makeFitter: MakeFitter = (filter, selection) => {
    const inner = makeFitter(filter, selection)
    return {
      fit: (patch, peaks) => {
        const key = `${patch.x0} ${patch.y0} ${patch.width} ${patch.height} ${patch.core.left} ${patch.core.top}`
        const known = this.byBox.get(key)
        if (known !== undefined && isSame(known, filter, selection, patch)) {
          patch.blanks.forEach((blank, i) => {
            patch.data[blank] = known.filled[i]
          })
          return known.fit
        }
        const before = { ...patch, data: patch.data.slice(), member: patch.member.slice() }
        const fit = inner.fit(patch, peaks)
        const filled = Float64Array.from(patch.blanks, (blank) => patch.data[blank])
        this.keep(key, { filter, selection, patch: before, filled, fit })
        return fit
      },
    }
  }

  private keep(key: string, fit: RememberedFit): void {
    this.drop(key)
    this.byBox.set(key, fit)
    this.bytes += bytesOf(fit)
    // A map goes through its keys in the order in which they came.
    for (const oldest of this.byBox.keys()) {
      if (this.bytes <= MOST_BYTES) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    const known = this.byBox.get(key)
    if (known === undefined) return
    this.bytes -= bytesOf(known)
    this.byBox.delete(key)
  }
}

const bytesOf = ({ patch }: RememberedFit): number => patch.data.byteLength + patch.member.byteLength + patch.blanks.byteLength

/** Summits follow from pixels and members, so they need no comparing. */
function isSame(known: RememberedFit, filter: PointFilter, selection: ModelSelection, patch: Patch): boolean {
  return (
    known.patch.rms === patch.rms &&
    known.patch.reach === patch.reach &&
    sameContent(known.patch.core, patch.core) &&
    sameNumbers(known.patch.data, patch.data) &&
    sameNumbers(known.patch.member, patch.member) &&
    sameNumbers(known.patch.blanks, patch.blanks) &&
    sameContent(known.selection, selection) &&
    sameContent(known.filter, filter)
  )
}
