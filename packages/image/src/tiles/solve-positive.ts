// Solves small symmetric sets of equations, for the coefficients of a prediction.

/** Added to the diagonal, as a fraction of it: a tile that is constant along an axis has no single answer. */
const RIDGE = 1e-9

/**
 * Solves `matrix * x = right` by Cholesky's method; `matrix` is row-major, symmetric (only its lower half is read, and overwritten) and
 * positive definite up to rounding. Undefined where it is not.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | undefined {
  const n = right.length
  for (let i = 0; i < n; i++) matrix[i * n + i] += matrix[i * n + i] * RIDGE + Number.MIN_VALUE
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j]
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k] * matrix[j * n + k]
      if (i === j) {
        if (!(sum > 0)) return undefined
        matrix[j * n + j] = Math.sqrt(sum)
      } else matrix[i * n + j] = sum / matrix[j * n + j]
    }
  }
  const x = Float64Array.from(right)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= matrix[i * n + k] * x[k]
    x[i] /= matrix[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= matrix[k * n + i] * x[k]
    x[i] /= matrix[i * n + i]
  }
  return x.every(Number.isFinite) ? x : undefined
}
