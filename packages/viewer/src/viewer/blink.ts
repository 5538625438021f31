// Layers that take turns: the eye sees at once what differs between two images of the same sky.

/** Which of some layers is shown now. */
export class Blink {
  readonly #turned: () => void
  #ids: readonly string[] = []
  #at = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param turned - called with each turn, and when it begins or ends */
  constructor(turned: () => void) {
    this.#turned = turned
  }

  get running(): boolean {
    return this.#timer !== undefined
  }

  /** Those that take turns. */
  get ids(): readonly string[] {
    return this.#ids
  }

  start(ids: readonly string[], intervalMs: number): void {
    this.#clear()
    this.#ids = [...ids]
    this.#at = 0
    const turn = () => {
      this.#at = (this.#at + 1) % this.#ids.length
      this.#turned()
    }
    if (ids.length > 0) this.#timer = setInterval(turn, intervalMs)
    this.#turned()
  }

  stop(): void {
    if (!this.running) return
    this.#clear()
    this.#turned()
  }

  /** Whether a layer is seen: those that take turns in their turn, all others if they are visible. */
  shows(layer: { readonly id: string; readonly visible: boolean }): boolean {
    return this.#ids.includes(layer.id) ? this.#ids[this.#at] === layer.id : layer.visible
  }

  takesTurns(id: string): boolean {
    return this.#ids.includes(id)
  }

  #clear(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#ids = []
  }
}
