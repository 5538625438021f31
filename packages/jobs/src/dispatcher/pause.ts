// How long to wait before the next look: longer each time that nothing has changed, within bounds.

export interface PauseBounds {
  readonly least: number
  readonly most: number
}

/** Grows by half from the least to the most; begins again when there is news. */
export class Pause {
  readonly #bounds: PauseBounds
  #next: number

  constructor(bounds: PauseBounds) {
    this.#bounds = bounds
    this.#next = bounds.least
  }

  next(): number {
    const now = this.#next
    this.#next = Math.min(this.#bounds.most, this.#next * 1.5)
    return now
  }

  reset(): void {
    this.#next = this.#bounds.least
  }
}
