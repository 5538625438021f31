// Draws thin lines of one colour on one WebGL context, smooth and where they are: a 2-D canvas places its lines in steps of a quarter of a pixel.

import { compileProgram } from '../gpu/program.ts'
import { FLOATS_A_VERTEX, lineMesh } from './line-mesh.ts'

/** How lines are drawn. */
export interface LineLook {
  /** Device pixels. */
  readonly width: number
  /** Red, green, blue and opacity, each 0 to 1, not premultiplied. */
  readonly colour: readonly [number, number, number, number]
}

/** The GPU's side of lines. */
export interface LinePainter {
  readonly gl: WebGL2RenderingContext
  /** Lines as x, y, x, y ... in device pixels from the lower left corner of what is drawn on. */
  draw(lines: readonly ArrayLike<number>[], look: LineLook): void
  /** False after the context was lost and came back: then another one is needed. */
  isUsable(): boolean
  dispose(): void
}

/** A pixel may be touched by a line this far from its middle, device pixels. */
const EDGE = 0.75
const BYTES = 4

const VERTEX = `#version 300 es
layout(location = 0) in vec2 a_place;
layout(location = 1) in vec3 a_line;
uniform vec2 u_toClip;
flat out vec3 v_line;
void main() {
  v_line = a_line;
  gl_Position = vec4(a_place * u_toClip - 1.0, 0.0, 1.0);
}
`

/** The share of a pixel that a straight line covers, exactly: anything less moves the light of a thin line by a tenth of a pixel. */
const FRAGMENT = `#version 300 es
precision highp float;
flat in vec3 v_line;
uniform float u_width;
uniform vec4 u_colour;
out vec4 o_colour;

// How much of a pixel lies on the nearer side of an edge at a distance from its middle: seen along the line a pixel is a trapezoid.
float covered(float distance) {
  vec2 side = max(abs(v_line.xy), 0.02);
  float wide = (side.x + side.y) * 0.5;
  float narrow = (side.x - side.y) * 0.5;
  vec4 ramps = max(distance + vec4(wide, narrow, -narrow, -wide), 0.0);
  return dot(ramps * ramps, vec4(1.0, -1.0, -1.0, 1.0)) / (2.0 * side.x * side.y);
}

void main() {
  float distance = dot(gl_FragCoord.xy, v_line.xy) - v_line.z;
  float share = covered(distance + u_width * 0.5) - covered(distance - u_width * 0.5);
  o_colour = vec4(u_colour.rgb, 1.0) * (u_colour.a * clamp(share, 0.0, 1.0));
}
`

/** Makes the resources on a context. */
export function createLinePainter(gl: WebGL2RenderingContext): LinePainter {
  const shader = compileProgram(gl, VERTEX, FRAGMENT)
  const [buffer, array] = [gl.createBuffer(), gl.createVertexArray()]
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  gl.enableVertexAttribArray(0)
  gl.enableVertexAttribArray(1)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, FLOATS_A_VERTEX * BYTES, 0)
  gl.vertexAttribPointer(1, 3, gl.FLOAT, false, FLOATS_A_VERTEX * BYTES, 2 * BYTES)
  gl.bindVertexArray(null)
  return {
    gl,
    draw(lines, { width, colour }) {
      const mesh = lineMesh(lines, width / 2 + EDGE)
      gl.useProgram(shader.program)
      gl.bindVertexArray(array)
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, mesh, gl.STREAM_DRAW)
      gl.uniform2f(shader.uniform('u_toClip'), 2 / gl.drawingBufferWidth, 2 / gl.drawingBufferHeight)
      gl.uniform1f(shader.uniform('u_width'), width)
      gl.uniform4f(shader.uniform('u_colour'), ...colour)
      gl.drawArrays(gl.TRIANGLES, 0, mesh.length / FLOATS_A_VERTEX)
      gl.bindVertexArray(null)
      gl.bindBuffer(gl.ARRAY_BUFFER, null)
    },
    isUsable: () => gl.isBuffer(buffer),
    dispose() {
      gl.deleteProgram(shader.program)
      gl.deleteBuffer(buffer)
      gl.deleteVertexArray(array)
    },
  }
}
