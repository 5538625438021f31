// Islands within an island: what stands apart once the threshold is raised to where its summits part.

import { forEachMember, type Patch, type PatchCore } from '../fitting/patch.ts'
import type { Peak } from './peaks.ts'

/**
 * For every summit that stands out by at least `prominence` (in the image's unit): the pixels around it above the highest pass to another such
 * summit. None unless there are at least two.
 *
 * Yields patches that share the data and have members of their own, highest summit first. Each is overwritten by the next.
 */
export function* nestedIslands(patch: Patch, peaks: readonly Peak[], prominence: number): Generator<Patch> {
  const summits = peaks.filter((peak) => peak.prominence >= prominence).sort((a, b) => b.value - a.value)
  if (summits.length < 2) return
  const passes = summits.map((peak) => peak.pass)
  const inside = new Uint8Array(patch.member.length)
  for (let i = 0; i < summits.length; i++) {
    // Above its own pass a summit stands apart from all higher ones, and above theirs from those that are left.
    const whole = above(patch, summits[i], passes[i], inside)
    const joined = passes.filter((_, j) => j !== i && whole.member[summits[j].y * patch.width + summits[j].x] === 1)
    yield joined.length === 0 ? whole : above(patch, summits[i], Math.max(...joined), inside)
  }
}

/** The connected pixels of the island around a summit that stand above a level. */
function above(patch: Patch, peak: Peak, level: number, inside: Uint8Array): Patch {
  inside.fill(0)
  flood(patch, peak, level, inside)
  return { ...patch, member: inside, core: coreOf({ ...patch, member: inside }) }
}

/** Marks the pixels that are reached from a summit without going below a level. */
function flood({ width, height, data, member }: Patch, peak: Peak, level: number, inside: Uint8Array): void {
  const open = [peak.y * width + peak.x]
  inside[open[0]] = 1
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const x = i % width
    const y = (i - x) / width
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const j = ny * width + nx
        if (inside[j] === 1 || member[j] === 0 || !(data[j] > level)) continue
        inside[j] = 1
        open.push(j)
      }
    }
  }
}

/** The box of the members. */
function coreOf(patch: Patch): PatchCore {
  let { right: left, left: right, bottom: top, top: bottom } = patch.core
  forEachMember(patch, (_, x, y) => {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  return { left, right, top, bottom }
}
