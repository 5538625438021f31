// Draws when something changed, once a frame of the screen, and never otherwise.

/** Many requests give one frame. */
export class FrameLoop {
  readonly #draw: (now: number) => void
  #handle: number | undefined

  constructor(draw: (now: number) => void) {
    this.#draw = draw
  }

  readonly request = (): void => {
    this.#handle ??= requestAnimationFrame((now) => {
      this.#handle = undefined
      this.#draw(now)
    })
  }

  stop(): void {
    if (this.#handle !== undefined) cancelAnimationFrame(this.#handle)
    this.#handle = undefined
  }
}
