// Cuts an island and its surroundings out of the image: background off, brighter neighbours off, blanks marked.

import type { MeshInterpolator } from '../background/interpolate-mesh.ts'
import type { NoiseMesh } from '../background/mesh.ts'
import type { RowWindow } from '../row-window.ts'
import type { ReusedArray } from './buffers.ts'
import { type Component, makeComponent } from './component.ts'
import type { IslandBatch } from './island-batch.ts'
import { type Patch, reachFor } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'

/** What a patch is cut with. */
export interface PatchCutter {
  readonly window: RowWindow
  readonly width: number
  readonly height: number
  readonly interpolator: MeshInterpolator
  readonly mesh: NoiseMesh
  readonly filter: PointFilter
  readonly sign: 1 | -1
  /** Arrays of the patch: the next patch overwrites them. */
  readonly data: ReusedArray<Float64Array>
  readonly member: ReusedArray<Uint8Array>
}

/** A patch with the background at the island's centre. */
export interface CutPatch {
  readonly patch: Patch
  readonly level: number
  readonly touchesEdge: boolean
  /** Whether it touches a blank pixel inside the image. */
  readonly touchesBlank: boolean
}

/** Rectangle of image pixels, all inclusive; may reach beyond the image. */
export interface PatchBox {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly reach: number
}

/** The box that the fit of an island looks at: as far around it as the filter reaches at its brightness. */
export function patchBox(islands: IslandBatch, i: number, filter: PointFilter): PatchBox {
  const reach = reachFor(islands.peak[i])
  const widest = filter.kernel.scales[filter.kernel.scales.length - 1] * Math.max(filter.beam[0], filter.beam[2])
  const margin = Math.ceil(reach * Math.sqrt(widest))
  return {
    x0: islands.xMin[i] - margin,
    x1: islands.xMax[i] + margin,
    y0: islands.yMin[i] - margin,
    y1: islands.yMax[i] + margin,
    reach,
  }
}

/**
 * Cuts island i of a batch.
 *
 * @param neighbours components of brighter islands nearby, in image coordinates: they are subtracted
 * @param ahead row up to which the window may read on
 */
export function cutPatch(
  cutter: PatchCutter,
  islands: IslandBatch,
  i: number,
  box: PatchBox,
  neighbours: readonly Component[],
  ahead: number,
): CutPatch {
  const { window, interpolator, mesh, sign, filter } = cutter
  const width = box.x1 - box.x0 + 1
  const height = box.y1 - box.y0 + 1
  const data = cutter.data.take(width * height)
  const member = cutter.member.take(width * height)
  const blanks: number[] = []
  const hidden: number[] = []
  const x0 = Math.max(0, box.x0)
  const x1 = Math.min(cutter.width - 1, box.x1)
  window.require(Math.max(0, box.y0), Math.min(cutter.height, box.y1 + 1), ahead)
  const background = new PatchBackground(cutter, box, x0, x1)
  const xCentre = Math.round((islands.xMin[i] + islands.xMax[i]) / 2)
  const yCentre = Math.round((islands.yMin[i] + islands.yMax[i]) / 2)
  const rms = interpolator.at(mesh.rms, xCentre, yCentre)
  const deepest = -DEEPEST * rms
  for (let row = 0; row < height; row++) {
    const y = row + box.y0
    const start = row * width
    if (y < 0 || y >= cutter.height) {
      for (let x = 0; x < width; x++) blanks.push(start + x)
      continue
    }
    for (let x = 0; x < x0 - box.x0; x++) blanks.push(start + x)
    for (let x = x1 - box.x0 + 1; x < width; x++) blanks.push(start + x)
    background.subtract(y, window.pixels, window.start(y) + x0, data, start + x0 - box.x0, sign, deepest, hidden)
  }
  for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
    const start = (islands.y[run] - box.y0) * width - box.x0
    member.fill(1, start + islands.start[run], start + islands.end[run])
  }
  for (const one of neighbours)
    addComponent(
      data,
      width,
      height,
      makeComponent(one.flux, one.x - box.x0, one.y - box.y0, one.shape, one.free),
      filter.beam,
      -1,
      NEIGHBOUR_REACH,
    )
  const touchesEdge =
    islands.xMin[i] === 0 || islands.yMin[i] === 0 || islands.xMax[i] === cutter.width - 1 || islands.yMax[i] === cutter.height - 1
  const core = {
    left: islands.xMin[i] - box.x0,
    right: islands.xMax[i] - box.x0,
    top: islands.yMin[i] - box.y0,
    bottom: islands.yMax[i] - box.y0,
  }
  const patch: Patch = {
    core,
    x0: box.x0,
    y0: box.y0,
    width,
    height,
    data,
    member,
    blanks: Int32Array.from([...blanks, ...hidden]),
    rms,
    reach: box.reach,
  }
  return { patch, level: interpolator.at(mesh.level, xCentre, yCentre), touchesEdge, touchesBlank: isBeside(patch, hidden) }
}

/** The background along the rows of a patch. Within a noise cell it is straight enough between the first row and the last. */
class PatchBackground {
  private readonly cutter: PatchCutter
  private readonly x0: number
  private readonly x1: number
  private readonly top: number
  private readonly bottom: number
  private readonly first: Float32Array
  private readonly last: Float32Array
  private readonly isTall: boolean

  constructor(cutter: PatchCutter, box: PatchBox, x0: number, x1: number) {
    this.cutter = cutter
    this.x0 = x0
    this.x1 = x1
    this.top = Math.max(0, box.y0)
    this.bottom = Math.min(cutter.height - 1, box.y1)
    this.isTall = 2 * (this.bottom - this.top) > cutter.mesh.height / cutter.mesh.rows
    const length = x1 - x0 + 1
    this.first = new Float32Array(length)
    this.last = new Float32Array(length)
    if (this.isTall) return
    cutter.interpolator.fillRow(cutter.mesh.level, this.top, x0, x1 + 1, this.first)
    cutter.interpolator.fillRow(cutter.mesh.level, this.bottom, x0, x1 + 1, this.last)
  }

  /** Writes the pixels of row y, from `from` in `pixels` on, less the background to `to` in `data`; blank ones are noted. */
  subtract(
    y: number,
    pixels: Float32Array,
    from: number,
    data: Float64Array,
    to: number,
    sign: 1 | -1,
    deepest: number,
    blanks: number[],
  ): void {
    const { first, last } = this
    let t = this.bottom > this.top ? (y - this.top) / (this.bottom - this.top) : 0
    if (this.isTall) {
      this.cutter.interpolator.fillRow(this.cutter.mesh.level, y, this.x0, this.x1 + 1, first)
      t = 0
    }
    for (let x = 0; x < first.length; x++) {
      const value = pixels[from + x]
      const above = sign * (value - (first[x] + t * (last[x] - first[x])))
      // Infinities are as blank as NaN: their difference from themselves is not 0.
      if (value - value !== 0) blanks.push(to + x)
      else data[to + x] = Math.max(above, deepest)
    }
  }
}

/** Holes are filled up to this many rms below the background: the filter would answer to a deeper one with a source beside it. */
const DEEPEST = 5

/** Standard deviations out to which a neighbour is subtracted. */
const NEIGHBOUR_REACH = 6

/** Whether a pixel of the island stands right beside a blank one, in the image or beyond its border. */
export const touchesBlank = (patch: Patch): boolean => isBeside(patch, patch.blanks)

function isBeside({ width, member }: Patch, pixels: ArrayLike<number>): boolean {
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]
    if (member[pixel - 1] === 1 || member[pixel + 1] === 1 || member[pixel - width] === 1 || member[pixel + width] === 1) return true
  }
  return false
}
