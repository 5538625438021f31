// A smooth distortion of a plane and its inverse by Newton's method.

/** Both directions write to `out`; it may hold the input. */
export interface Distortion {
  apply(x: number, y: number, out: Float64Array): void
  /** False where no point is distorted onto (x, y). */
  invert(x: number, y: number, out: Float64Array): boolean
}

/** A distortion's value and derivatives: [X, Y, dX/dx, dX/dy, dY/dx, dY/dy]. */
export type DistortionDerivatives = (x: number, y: number, out: Float64Array) => void

const MOST_STEPS = 50

/** Makes a distortion of its value and derivatives. `scale` is a typical size of coordinates, for the end of the iteration. */
export function distortion(evaluate: DistortionDerivatives, scale: number): Distortion {
  const value = new Float64Array(6)
  const enough = scale * 1e-13
  evaluate(0, 0, value)
  const orientation = Math.sign(value[2] * value[5] - value[3] * value[4])
  return {
    apply(x, y, out) {
      evaluate(x, y, value)
      out[0] = value[0]
      out[1] = value[1]
    },
    invert(x, y, out) {
      let u = x
      let v = y
      for (let step = 0; step < MOST_STEPS; step++) {
        evaluate(u, v, value)
        const missX = x - value[0]
        const missY = y - value[1]
        const determinant = value[2] * value[5] - value[3] * value[4]
        const du = (value[5] * missX - value[3] * missY) / determinant
        const dv = (value[2] * missY - value[4] * missX) / determinant
        u += du
        v += dv
        if (!Number.isFinite(u + v)) return false
        if (Math.abs(du) + Math.abs(dv) <= enough + 1e-14 * (Math.abs(u) + Math.abs(v))) {
          out[0] = u
          out[1] = v
          // Where the plane is folded over, the root is not the point that was meant.
          return determinant * orientation > 0
        }
      }
      return false
    },
  }
}
