// Lines as triangles for the GPU: each piece a quad that ends where the next one begins, so that no pixel is covered twice at a joint.

/** 32-bit floats a vertex: its place, the unit normal of its piece, and the product of that normal with any place on the piece. */
export const FLOATS_A_VERTEX = 5
const VERTICES_A_PIECE = 6

/** Cosine of turns sharper than which a line ends and begins again: a mitre would stick out. */
const SHARPEST = 0.2

/** Offsets from a point of a line to both edges of its quad, per unit of reach. */
type Normal = readonly [x: number, y: number]

/**
 * Triangles that cover lines up to `reach` on both sides. A place p inside of them is `normal . p - product` away from the middle of the line.
 *
 * @param lines - x, y, x, y ..., in the unit of `reach`
 */
export function lineMesh(lines: readonly ArrayLike<number>[], reach: number): Float32Array {
  const pieces = lines.reduce((sum, line) => sum + Math.max(0, line.length / 2 - 1), 0)
  const mesh = new Float32Array(pieces * VERTICES_A_PIECE * FLOATS_A_VERTEX)
  let at = 0
  for (const line of lines) {
    const points = withoutRepeats(line)
    const normals = normalsOf(points)
    normals.forEach((normal, i) => {
      const start = mitre(normal, normals[i - 1])
      const end = mitre(normal, normals[i + 1])
      const [x0, y0, x1, y1] = points.slice(2 * i, 2 * i + 4)
      const product = normal[0] * x0 + normal[1] * y0
      const put = (x: number, y: number, [dx, dy]: Normal, side: number) => {
        mesh.set([x + side * dx, y + side * dy, normal[0], normal[1], product], at)
        at += FLOATS_A_VERTEX
      }
      put(x0, y0, start, reach)
      put(x0, y0, start, -reach)
      put(x1, y1, end, reach)
      put(x1, y1, end, reach)
      put(x0, y0, start, -reach)
      put(x1, y1, end, -reach)
    })
  }
  return mesh.subarray(0, at)
}

/** One a piece. */
function normalsOf(points: readonly number[]): readonly Normal[] {
  const normals: Normal[] = []
  for (let i = 2; i < points.length; i += 2) {
    const [dx, dy] = [points[i] - points[i - 2], points[i + 1] - points[i - 1]]
    const length = Math.hypot(dx, dy)
    normals.push([-dy / length, dx / length])
  }
  return normals
}

/** From the joint of two pieces to where their edges meet; square at an end. */
function mitre(own: Normal, other: Normal | undefined): Normal {
  if (other === undefined) return own
  const cosine = own[0] * other[0] + own[1] * other[1]
  return cosine < SHARPEST ? own : [(own[0] + other[0]) / (1 + cosine), (own[1] + other[1]) / (1 + cosine)]
}

/** A piece without a length has no normal. */
function withoutRepeats(line: ArrayLike<number>): readonly number[] {
  const points: number[] = []
  for (let i = 0; i < line.length; i += 2) {
    const last = points.length - 2
    if (last < 0 || line[i] !== points[last] || line[i + 1] !== points[last + 1]) points.push(line[i], line[i + 1])
  }
  return points
}
