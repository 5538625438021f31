// Compiles a pair of shaders and finds their uniforms once.

/** A linked program with its uniforms by name. */
export interface ShaderProgram {
  readonly program: WebGLProgram
  /** Null where the shaders do not use it, which every gl.uniform call takes. */
  uniform(name: string): WebGLUniformLocation | null
}

/** Compiles and links. What does not compile is a bug of ours, and throws; a lost context gives a program that draws nothing. */
export function compileProgram(gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string): ShaderProgram {
  const program = gl.createProgram()
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertexSource), compile(gl, gl.FRAGMENT_SHADER, fragmentSource)]
  for (const shader of shaders) gl.attachShader(program, shader)
  gl.linkProgram(program)
  for (const shader of shaders) gl.deleteShader(shader)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`A shader program does not link: ${gl.getProgramInfoLog(program)}`)
  const known = new Map<string, WebGLUniformLocation | null>()
  return {
    program,
    uniform(name) {
      let location = known.get(name)
      if (location === undefined) {
        location = gl.getUniformLocation(program, name)
        known.set(name, location)
      }
      return location
    },
  }
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type) as WebGLShader
  gl.shaderSource(shader, source.trimStart())
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
    throw new Error(`A shader does not compile: ${gl.getShaderInfoLog(shader)}`)
  return shader
}
