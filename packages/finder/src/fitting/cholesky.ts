// Small dense symmetric systems, in place: what a fit solves at every step.

/** Factorises a symmetric positive definite n x n matrix into its lower Cholesky factor, in place. False when it is not positive. */
export function factorise(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    const rowJ = j * n
    let diagonal = matrix[rowJ + j]
    for (let k = 0; k < j; k++) diagonal -= matrix[rowJ + k] * matrix[rowJ + k]
    if (!(diagonal > 0)) return false
    const root = Math.sqrt(diagonal)
    matrix[rowJ + j] = root
    for (let i = j + 1; i < n; i++) {
      const rowI = i * n
      let sum = matrix[rowI + j]
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k] * matrix[rowJ + k]
      matrix[rowI + j] = sum / root
    }
  }
  return true
}

/** Solves L L^T x = right for x, in place of `right`, with the factor that `factorise` left. */
export function solveFactorised(factor: Float64Array, n: number, right: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = right[i]
    for (let k = 0; k < i; k++) sum -= factor[i * n + k] * right[k]
    right[i] = sum / factor[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i]
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i] * right[k]
    right[i] = sum / factor[i * n + i]
  }
}

/** The inverse of the factorised matrix. */
export function invertFactorised(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  const column = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    column.fill(0)
    column[j] = 1
    solveFactorised(factor, n, column)
    for (let i = 0; i < n; i++) inverse[i * n + j] = column[i]
  }
  return inverse
}
