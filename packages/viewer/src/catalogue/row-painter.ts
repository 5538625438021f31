// Draws batches of rows on one WebGL context: two buffers, one table of styles, an instanced call a run.

import { affineOf } from '../camera/camera.ts'
import { compileProgram, type ShaderProgram } from '../gpu/program.ts'
import type { DrawFrame } from '../layers/layer.ts'
import type { DrawBatch } from './draw-plan.ts'
import { NUMBERS_A_ROW, PLACE_UNIT, placeUnits, type RowInstances } from './row-instances.ts'
import { DOT_FRAGMENT, DOT_VERTEX, LINE_FRAGMENT, SQUARE_VERTEX, STRIP_VERTEX } from './row-shaders.ts'

/** What a frame is drawn with. */
export interface RowLook {
  readonly opacity: number
  /** Whether any row is selected, focused or hovered: those are drawn over the others. */
  readonly hasRaised: boolean
}

/** The GPU's side of a catalogue. */
export interface RowPainter {
  readonly gl: WebGL2RenderingContext
  setRows(rows: RowInstances): void
  /** One byte a row, in the order of the rows. */
  setStates(states: Uint8Array): void
  /** A table of `styleTable`. */
  setStyles(table: Uint8Array): void
  draw(frame: DrawFrame, batches: readonly DrawBatch[], look: RowLook): void
  /** False after the context was lost and came back: then everything has to be made again. */
  isUsable(): boolean
  dispose(): void
}

const BYTES = 4
/** CSS pixels: the side of a dot, and from the middle of a symbol to its corner. */
const DOT = 2
const SYMBOL = 4

/** Makes the resources on a context. */
export function createRowPainter(gl: WebGL2RenderingContext): RowPainter {
  const programs: RowPrograms = {
    dots: compileProgram(gl, DOT_VERTEX, DOT_FRAGMENT),
    squares: compileProgram(gl, SQUARE_VERTEX, LINE_FRAGMENT),
    strips: compileProgram(gl, STRIP_VERTEX, LINE_FRAGMENT),
  }
  const [rowBuffer, stateBuffer] = [gl.createBuffer(), gl.createBuffer()]
  const styles = gl.createTexture()
  const arrays = { rows: gl.createVertexArray(), dots: gl.createVertexArray() }
  let origin = { x: 0, y: 0 }
  for (const array of [arrays.rows, arrays.dots]) {
    gl.bindVertexArray(array)
    for (let location = 0; location < 4; location++) {
      gl.enableVertexAttribArray(location)
      gl.vertexAttribDivisor(location, array === arrays.rows ? 1 : 0)
    }
  }
  gl.bindVertexArray(null)

  /** Points the attributes at a row: WebGL 2 has no first instance. */
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

  const drawBatch = ({ shape, runs }: DrawBatch): void => {
    for (let i = 0; i < runs.length; i += 2) {
      beginAt(runs[i])
      const rows = runs[i + 1] - runs[i]
      if (shape.kind === 'dots') gl.drawArrays(gl.POINTS, 0, rows)
      else gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, shape.kind === 'strips' ? 2 * shape.segments + 2 : 4, rows)
    }
  }

  return {
    gl,
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
    draw(frame, batches, look) {
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, styles)
      const used = new Set<ShaderProgram>()
      for (const raised of look.hasRaised ? [0, 1] : [0]) {
        for (const batch of batches) {
          const program = programFor(programs, batch)
          gl.useProgram(program.program)
          if (!used.has(program)) {
            used.add(program)
            setView(gl, program, frame, origin, look.opacity)
          }
          gl.uniform1ui(program.uniform('u_raised'), raised)
          gl.uniform1f(program.uniform('u_symbol'), batch.shape.kind === 'symbols' ? SYMBOL : 0)
          if (batch.shape.kind === 'strips') gl.uniform1f(program.uniform('u_segments'), batch.shape.segments)
          gl.bindVertexArray(batch.shape.kind === 'dots' ? arrays.dots : arrays.rows)
          drawBatch(batch)
        }
      }
      gl.bindVertexArray(null)
      gl.bindBuffer(gl.ARRAY_BUFFER, null)
      gl.bindTexture(gl.TEXTURE_2D, null)
    },
    isUsable: () => gl.isBuffer(rowBuffer),
    dispose() {
      for (const { program } of Object.values(programs) as ShaderProgram[]) gl.deleteProgram(program)
      for (const buffer of [rowBuffer, stateBuffer]) gl.deleteBuffer(buffer)
      for (const array of Object.values(arrays)) gl.deleteVertexArray(array)
      gl.deleteTexture(styles)
    },
  }
}

/** One program a shape. */
interface RowPrograms {
  readonly dots: ShaderProgram
  readonly squares: ShaderProgram
  readonly strips: ShaderProgram
}

function programFor(programs: RowPrograms, { shape }: DrawBatch): ShaderProgram {
  if (shape.kind === 'dots') return programs.dots
  return shape.kind === 'strips' ? programs.strips : programs.squares
}

function setView(
  gl: WebGL2RenderingContext,
  program: ShaderProgram,
  { camera, pixelRatio }: DrawFrame,
  origin: { readonly x: number; readonly y: number },
  opacity: number,
): void {
  const [x, y] = [camera.x - origin.x, camera.y - origin.y]
  const [a, b, c, d] = affineOf(camera)
  const [halfWidth, halfHeight] = [camera.width / 2, camera.height / 2]
  const [unitsX, unitsY] = [placeUnits(x), placeUnits(y)]
  gl.uniform2i(program.uniform('u_middle'), unitsX, unitsY)
  gl.uniform2f(program.uniform('u_middleRest'), x - unitsX * PLACE_UNIT, y - unitsY * PLACE_UNIT)
  gl.uniform1f(program.uniform('u_unit'), PLACE_UNIT)
  gl.uniformMatrix2fv(program.uniform('u_toScreen'), false, [a * halfWidth, b * halfHeight, c * halfWidth, d * halfHeight])
  gl.uniform1f(program.uniform('u_scale'), camera.scale)
  gl.uniform2f(program.uniform('u_toClip'), 1 / halfWidth, 1 / halfHeight)
  gl.uniform2f(program.uniform('u_fragment'), 2 / gl.drawingBufferWidth, 2 / gl.drawingBufferHeight)
  gl.uniform1f(program.uniform('u_opacity'), opacity)
  gl.uniform1f(program.uniform('u_pixelRatio'), pixelRatio)
  gl.uniform1f(program.uniform('u_dot'), DOT * pixelRatio)
  gl.uniform1i(program.uniform('u_styles'), 0)
}
