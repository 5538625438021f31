// Where the mesh becomes finer: on diffuse emission and around bright sources with artefacts, and nowhere else.

import { describe, expect, it } from 'vitest'
import { adaptMesh } from '../../src/background/adapt-mesh.ts'
import { MeshInterpolator } from '../../src/background/interpolate-mesh.ts'
import { meshGeometry, type NoiseMesh } from '../../src/background/mesh.ts'
import { detectRuns } from '../../src/detection/detect.ts'
import { joinIslands } from '../../src/detection/islands.ts'
import { localRunner } from '../../src/engine.ts'
import { correlatedNoise, ellipse, mapped, type Picture, planeOf, withSpots } from '../pictures.ts'

const SIDE = 480
const geometry = meshGeometry(SIDE, SIDE, 80)
const cells = geometry.columns * geometry.rows
const coarse: NoiseMesh = { ...geometry, level: new Float64Array(cells), rms: new Float64Array(cells).fill(1) }
const noise = correlatedNoise(SIDE, SIDE, 61)
const beam = ellipse(4, 4)

/** Correlation of neighbouring pixels in beam-correlated noise. */
const CORRELATION = Math.exp(-1 / (4 * beam[0]))

function adapted(picture: Picture, mesh = coarse): Promise<NoiseMesh | undefined> {
  const plane = planeOf(picture)
  const runs = detectRuns(plane, { kind: 'detect', y0: 0, y1: SIDE, mesh, interpolation: 'bicubic', mergeThreshold: 2.6, sign: 1 })
  const islands = joinIslands(runs, { connectivity: 8, seed: 5, leastPixels: 1 })
  const options = { mesh, correlation: CORRELATION, islands, beamPixels: 2 * Math.PI * beam[0], stride: 2, margin: 2 }
  return adaptMesh(localRunner(plane, { unit: '', name: '' }), { ...options, interpolation: 'bicubic' })
}

const at = (mesh: NoiseMesh | undefined, surface: 'level' | 'rms', x: number, y: number): number =>
  mesh === undefined ? Number.NaN : new MeshInterpolator(mesh, 'bicubic').at(mesh[surface], x, y)

describe('the adapted mesh', () => {
  it('is not finer where there are only faint sources', async () => {
    const spots = Array.from({ length: 16 }, (_, i) => ({ x: 60 + 110 * (i % 4), y: 60 + 110 * (i >> 2), peak: 100, shape: beam }))
    expect(await adapted(withSpots(noise, spots))).toBeUndefined()
  })

  it('is not finer around a bright source without artefacts', async () => {
    expect(await adapted(withSpots(noise, [{ x: 240, y: 240, peak: 1000, shape: beam }]))).toBeUndefined()
  })

  it('has the noise of the artefacts around a bright source, and that of the sky elsewhere', async () => {
    const loud = mapped(noise, (value, x, y) => value * (Math.hypot(x - 240, y - 240) < 60 ? 3 : 1))
    const mesh = await adapted(withSpots(loud, [{ x: 240, y: 240, peak: 1000, shape: beam }]))
    expect(mesh?.columns).toBe(3 * coarse.columns)
    expect(at(mesh, 'rms', 225, 225)).toBeGreaterThan(2)
    expect(at(mesh, 'rms', 60, 400)).toBeCloseTo(1, 6)
  })

  it('takes diffuse emission for background', async () => {
    const blob = { x: 250, y: 230, peak: 20, shape: ellipse(120, 90, 30) }
    const mesh = await adapted(withSpots(noise, [blob]))
    expect(at(mesh, 'level', 250, 230)).toBeGreaterThan(15)
    expect(Math.abs(at(mesh, 'level', 40, 440))).toBeLessThan(0.5)
    // Its slopes are not noise.
    expect(at(mesh, 'rms', 290, 230)).toBeLessThan(3)
  })

  it('is left alone where cells are too small to be cut', async () => {
    const small = meshGeometry(SIDE, SIDE, 30)
    const count = small.columns * small.rows
    const mesh = { ...small, level: new Float64Array(count), rms: new Float64Array(count).fill(1) }
    expect(await adapted(withSpots(noise, [{ x: 250, y: 230, peak: 20, shape: ellipse(120, 90, 30) }]), mesh)).toBeUndefined()
  })
})
