// The surface between the centres of the cells: exact where it must be, the same however it is asked for, and never below zero for a noise.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interpolation, MeshInterpolator } from '../../src/background/interpolate-mesh.ts'
import { cellCentre, type MeshGeometry } from '../../src/background/mesh.ts'

const kinds: readonly Interpolation[] = ['bicubic', 'bilinear']

const geometries = (): fc.Arbitrary<MeshGeometry> =>
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 3, max: 12 }), fc.integer({ min: 3, max: 12 }))
    .map(([columns, rows, w, h]) => ({ columns, rows, width: columns * w + Math.floor(w / 3), height: rows * h + Math.floor(h / 3) }))

const surfaceOf = (geometry: MeshGeometry, at: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: geometry.columns * geometry.rows }, (_, i) =>
    at(
      cellCentre(i % geometry.columns, geometry.columns, geometry.width),
      cellCentre(Math.floor(i / geometry.columns), geometry.rows, geometry.height),
    ),
  )

const random = (geometry: MeshGeometry, seed: number): Float64Array =>
  Float64Array.from({ length: geometry.columns * geometry.rows }, (_, i) => Math.sin(12.9898 * (i + 1) * (seed + 1)) * 10)

describe('the mesh interpolator', () => {
  for (const kind of kinds) {
    describe(kind, () => {
      it('keeps a constant', () =>
        fc.assert(
          fc.property(geometries(), (geometry) => {
            const row = new Float32Array(geometry.width)
            const interpolator = new MeshInterpolator(geometry, kind)
            for (let y = 0; y < geometry.height; y++) {
              interpolator.fillRow(
                surfaceOf(geometry, () => 4.25),
                y,
                0,
                geometry.width,
                row,
              )
              expect(Math.max(...row.map((value) => Math.abs(value - 4.25)))).toBeLessThan(1e-5)
            }
          }),
          { numRuns: 30 },
        ))

      it('keeps a plane inside the outermost cells', () => {
        const geometry = { width: 70, height: 54, columns: 7, rows: 6 }
        const plane = (x: number, y: number): number => 3 + 0.5 * x - 0.25 * y
        const surface = surfaceOf(geometry, plane)
        const interpolator = new MeshInterpolator(geometry, kind)
        for (let y = 14; y < 40; y++) for (let x = 16; x < 54; x++) expect(interpolator.at(surface, x, y)).toBeCloseTo(plane(x, y), 4)
      })

      it('goes through the values at the centres', () => {
        const geometry = { width: 45, height: 35, columns: 5, rows: 5 }
        const surface = random(geometry, 3)
        const interpolator = new MeshInterpolator(geometry, kind)
        for (let row = 0; row < 5; row++) {
          for (let column = 0; column < 5; column++) {
            expect(interpolator.at(surface, 9 * column + 4, 7 * row + 3)).toBeCloseTo(surface[row * 5 + column], 4)
          }
        }
      })

      it('gives any part of a row as it gives the pixels one by one', () =>
        fc.assert(
          fc.property(geometries(), fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(50), (geometry, a, b, line, offset) => {
            const [x0, x1] = [a % (geometry.width + 1), b % (geometry.width + 1)].sort((one, other) => one - other)
            const y = line % geometry.height
            const surface = random(geometry, a)
            const interpolator = new MeshInterpolator(geometry, kind)
            const out = new Float32Array(offset + geometry.width + 1).fill(-99)
            if (x1 > x0) interpolator.fillRow(surface, y, x0, x1, out, offset)
            const expected = Array.from(out, (_, i) =>
              i >= offset && i < offset + x1 - x0 ? interpolator.at(surface, x0 + i - offset, y) : -99,
            )
            expect(Math.max(...out.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-4)
          }),
        ))

      it('never leaves the range of the values, however steep they are: a noise stays above zero', () =>
        fc.assert(
          fc.property(geometries(), fc.nat(1000), (geometry, seed) => {
            const surface = random(geometry, seed).map((value) => 10 ** (0.25 * value))
            const interpolator = new MeshInterpolator(geometry, kind)
            const row = new Float32Array(geometry.width)
            const [least, most] = [Math.min(...surface), Math.max(...surface)]
            for (let y = 0; y < geometry.height; y++) {
              interpolator.fillRow(surface, y, 0, geometry.width, row)
              expect(Math.min(...row)).toBeGreaterThan(Math.max(0, least - 1e-6 * most))
              expect(Math.max(...row)).toBeLessThan(most * (1 + 1e-6))
            }
          }),
          { numRuns: 60 },
        ))

      it('does not jump from pixel to pixel', () => {
        const geometry = { width: 400, height: 300, columns: 4, rows: 3 }
        const surface = random(geometry, 7)
        const interpolator = new MeshInterpolator(geometry, kind)
        const above = new Float32Array(400)
        const row = new Float32Array(400)
        for (let y = 0; y < 300; y++) {
          interpolator.fillRow(surface, y, 0, 400, row)
          // The steepest slope: 20 in the 100 pixels between two centres, and half as much again for a cubic.
          expect(Math.max(...row.map((value, x) => Math.abs(value - row[Math.max(0, x - 1)])))).toBeLessThan(0.4)
          if (y > 0) expect(Math.max(...row.map((value, x) => Math.abs(value - above[x])))).toBeLessThan(0.4)
          above.set(row)
        }
      })
    })
  }
})
