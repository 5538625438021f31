// Draws batches of rows on one WebGL context: two buffers, one table of styles, a call a batch where rows are points.

import { affineOf } from '../camera/camera.ts'
import { compileProgram, type ShaderProgram } from '../gpu/program.ts'
import type { DrawTarget } from '../gpu/scrolled-picture.ts'
import { type DrawBatch, rowsIn } from './draw-plan.ts'
import { NUMBERS_A_ROW, PLACE_UNIT, placeUnits, type RowInstances } from './row-instances.ts'
import { DOT_FRAGMENT, DOT_VERTEX, ELLIPSE_FRAGMENT, SQUARE_VERTEX, STRIP_VERTEX, SYMBOL_FRAGMENT } from './row-shaders.ts'

/** What a frame is drawn with. */
export interface RowLook {
  readonly opacity: number
  /** Whether any row is selected, focused or hovered: those are drawn over the others. */
  readonly hasRaised: boolean
}

/** The GPU's side of a catalogue. */
export interface RowPainter {
  readonly gl: WebGL2RenderingContext
  /** Device pixels of the largest ellipse that can be drawn as a square. */
  readonly largestSquare: number
  setRows(rows: RowInstances): void
  /** One byte a row, in the order of the rows. */
  setStates(states: Uint8Array): void
  /** A table of `styleTable`. */
  setStyles(table: Uint8Array): void
  draw(target: DrawTarget, batches: readonly DrawBatch[], look: RowLook): void
  /** False after the context was lost and came back: then everything has to be made again. */
  isUsable(): boolean
  dispose(): void
}

const BYTES = 4
/** CSS pixels: the side of a dot, and from the middle of a symbol to its corner. */
const DOT = 2
const SYMBOL = 4
/** Device pixels that the widest line with its halo adds to an ellipse, at the largest pixel ratio there is. */
const WIDEST_LINE = 48
/** What has its middle outside of the viewport is not drawn: the viewport is larger than the view by this on each side, device pixels. */
const BORDER = 256

/** Makes the resources on a context. */
export function createRowPainter(gl: WebGL2RenderingContext): RowPainter {
  const programs: RowPrograms = {
    dots: compileProgram(gl, DOT_VERTEX, DOT_FRAGMENT),
    symbols: compileProgram(gl, SQUARE_VERTEX, SYMBOL_FRAGMENT),
    squares: compileProgram(gl, SQUARE_VERTEX, ELLIPSE_FRAGMENT),
    strips: compileProgram(gl, STRIP_VERTEX, ELLIPSE_FRAGMENT),
  }
  const [rowBuffer, stateBuffer, indexBuffer] = [gl.createBuffer(), gl.createBuffer(), gl.createBuffer()]
  const styles = gl.createTexture()
  const arrays = { points: gl.createVertexArray(), instances: gl.createVertexArray() }
  let origin = { x: 0, y: 0 }

  /** Points the attributes at a row. */
  const beginAt = (row: number): void => {
    const stride = NUMBERS_A_ROW * BYTES
    const at = row * stride
    gl.bindBuffer(gl.ARRAY_BUFFER, rowBuffer)
    gl.vertexAttribIPointer(0, 2, gl.INT, stride, at)
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, stride, at + 2 * BYTES)
    gl.vertexAttribPointer(2, 1, gl.FLOAT, false, stride, at + 4 * BYTES)
    gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer)
    gl.vertexAttribIPointer(3, 1, gl.UNSIGNED_BYTE, 1, row)
  }
  for (const array of [arrays.points, arrays.instances]) {
    gl.bindVertexArray(array)
    beginAt(0)
    for (let location = 0; location < 4; location++) {
      gl.enableVertexAttribArray(location)
      gl.vertexAttribDivisor(location, array === arrays.instances ? 1 : 0)
    }
  }
  gl.bindVertexArray(null)

  const drawPoints = (runs: readonly number[]): void => {
    const wanted = indicesOf(runs)
    gl.bindVertexArray(arrays.points)
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indexBuffer)
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, wanted, gl.STREAM_DRAW)
    gl.drawElements(gl.POINTS, wanted.length, gl.UNSIGNED_INT, 0)
  }

  const drawStrips = (runs: readonly number[], segments: number): void => {
    gl.bindVertexArray(arrays.instances)
    for (let i = 0; i < runs.length; i += 2) {
      // WebGL 2 has no first instance.
      beginAt(runs[i])
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 2 * segments + 2, runs[i + 1] - runs[i])
    }
  }

  return {
    gl,
    largestSquare: Math.min(2 * BORDER, gl.getParameter(gl.ALIASED_POINT_SIZE_RANGE)[1]) - WIDEST_LINE,
    setRows(rows) {
      origin = rows.origin
      gl.bindBuffer(gl.ARRAY_BUFFER, rowBuffer)
      gl.bufferData(gl.ARRAY_BUFFER, rows.values, gl.STATIC_DRAW)
    },
    setStates(states) {
      gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer)
      gl.bufferData(gl.ARRAY_BUFFER, states, gl.DYNAMIC_DRAW)
    },
    setStyles(table) {
      gl.bindTexture(gl.TEXTURE_2D, styles)
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, 3, 0, gl.RGBA, gl.UNSIGNED_BYTE, table)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
      gl.bindTexture(gl.TEXTURE_2D, null)
    },
    draw(target, batches, look) {
      const drawn = batches.filter(({ runs }) => runs.length > 0)
      const { camera, pixelRatio } = target
      const [width, height] = [Math.round(camera.width * pixelRatio), Math.round(camera.height * pixelRatio)]
      gl.viewport(target.x - BORDER, target.y - BORDER, width + 2 * BORDER, height + 2 * BORDER)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, styles)
      const used = new Set<ShaderProgram>()
      for (const raised of look.hasRaised ? [0, 1] : [0]) {
        for (const batch of drawn) {
          const program = programs[batch.shape.kind]
          gl.useProgram(program.program)
          if (!used.has(program)) {
            used.add(program)
            setView(gl, program, target, origin)
            gl.uniform1f(program.uniform('u_opacity'), look.opacity)
            gl.uniform1f(program.uniform('u_symbol'), batch.shape.kind === 'symbols' ? SYMBOL : 0)
          }
          gl.uniform1ui(program.uniform('u_raised'), raised)
          if (batch.shape.kind === 'strips') {
            gl.uniform1f(program.uniform('u_segments'), batch.shape.segments)
            drawStrips(batch.runs, batch.shape.segments)
          } else drawPoints(batch.runs)
        }
      }
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
      gl.bindVertexArray(null)
      gl.bindBuffer(gl.ARRAY_BUFFER, null)
      gl.bindTexture(gl.TEXTURE_2D, null)
    },
    isUsable: () => gl.isBuffer(rowBuffer),
    dispose() {
      for (const { program } of Object.values(programs) as ShaderProgram[]) gl.deleteProgram(program)
      for (const buffer of [rowBuffer, stateBuffer, indexBuffer]) gl.deleteBuffer(buffer)
      for (const array of Object.values(arrays)) gl.deleteVertexArray(array)
      gl.deleteTexture(styles)
    },
  }
}

function indicesOf(runs: readonly number[]): Uint32Array {
  const indices = new Uint32Array(rowsIn(runs))
  let at = 0
  for (let i = 0; i < runs.length; i += 2) for (let row = runs[i]; row < runs[i + 1]; row++) indices[at++] = row
  return indices
}

/** One program a shape. */
type RowPrograms = Readonly<Record<DrawBatch['shape']['kind'], ShaderProgram>>

function setView(
  gl: WebGL2RenderingContext,
  program: ShaderProgram,
  { camera, pixelRatio, x: left, y: bottom }: DrawTarget,
  origin: { readonly x: number; readonly y: number },
): void {
  const [x, y] = [camera.x - origin.x, camera.y - origin.y]
  const [a, b, c, d] = affineOf(camera)
  const [halfWidth, halfHeight] = [camera.width / 2, camera.height / 2]
  const [unitsX, unitsY] = [placeUnits(x), placeUnits(y)]
  const border = BORDER / pixelRatio
  gl.uniform2i(program.uniform('u_middle'), unitsX, unitsY)
  gl.uniform2f(program.uniform('u_middleRest'), x - unitsX * PLACE_UNIT, y - unitsY * PLACE_UNIT)
  gl.uniform1f(program.uniform('u_unit'), PLACE_UNIT)
  gl.uniformMatrix2fv(program.uniform('u_toScreen'), false, [a * halfWidth, b * halfHeight, c * halfWidth, d * halfHeight])
  gl.uniform1f(program.uniform('u_scale'), camera.scale)
  gl.uniform2f(program.uniform('u_toClip'), 1 / (halfWidth + border), 1 / (halfHeight + border))
  gl.uniform2f(program.uniform('u_middlePixel'), left + halfWidth * pixelRatio, bottom + halfHeight * pixelRatio)
  gl.uniform1f(program.uniform('u_pixelRatio'), pixelRatio)
  gl.uniform1f(program.uniform('u_dot'), DOT * pixelRatio)
  gl.uniform1i(program.uniform('u_styles'), 0)
}
