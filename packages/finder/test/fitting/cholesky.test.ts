// Small symmetric systems: factor, solution and inverse against what they must satisfy.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorise, invertFactorised, solveFactorised } from '../../src/fitting/cholesky.ts'

/** Positive definite by construction: B B^T + 0.1. */
const positive = (): fc.Arbitrary<{ n: number; matrix: Float64Array }> =>
  fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((b) => {
      const matrix = new Float64Array(n * n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) matrix[i * n + j] += b[i * n + k] * b[j * n + k] + (i === j ? 0.1 / n : 0)
      return { n, matrix }
    }),
  )

describe('Cholesky', () => {
  it('leaves a factor whose product with its transpose is the matrix', () =>
    fc.assert(
      fc.property(positive(), ({ n, matrix }) => {
        const factor = matrix.slice()
        expect(factorise(factor, n)).toBe(true)
        for (let i = 0; i < n; i++) {
          for (let j = 0; j <= i; j++) {
            let sum = 0
            for (let k = 0; k <= j; k++) sum += factor[i * n + k] * factor[j * n + k]
            expect(sum).toBeCloseTo(matrix[i * n + j], 9)
          }
        }
      }),
    ))

  it('solves, and inverts', () =>
    fc.assert(
      fc.property(positive(), ({ n, matrix }) => {
        const factor = matrix.slice()
        factorise(factor, n)
        const wanted = Float64Array.from({ length: n }, (_, i) => i - 1.5)
        const right = wanted.map((_, i) => wanted.reduce((sum, value, j) => sum + matrix[i * n + j] * value, 0))
        solveFactorised(factor, n, right)
        const inverse = invertFactorised(factor, n)
        for (let i = 0; i < n; i++) {
          expect(right[i]).toBeCloseTo(wanted[i], 5)
          for (let j = 0; j < n; j++) {
            let sum = 0
            for (let k = 0; k < n; k++) sum += matrix[i * n + k] * inverse[k * n + j]
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 6)
          }
        }
      }),
    ))

  it('refuses a matrix that is singular, indefinite or not a number', () => {
    expect(factorise(Float64Array.of(1, 1, 1, 1), 2)).toBe(false)
    expect(factorise(Float64Array.of(1, 2, 2, 1), 2)).toBe(false)
    expect(factorise(Float64Array.of(Number.NaN), 1)).toBe(false)
    expect(factorise(Float64Array.of(0), 1)).toBe(false)
  })
})
