// Who has which layer of an array texture: the one that was used longest ago gives its layer up, but never one that is used in this frame.

interface Slot {
  readonly layer: number
  frame: number
}

/** Layers 0 to capacity - 1 by key. */
export class LayerSlots {
  readonly capacity: number
  /** In the order of their last use. */
  readonly #slots = new Map<string, Slot>()
  readonly #free: number[]
  #frame = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#free = Array.from({ length: capacity }, (_, i) => capacity - 1 - i)
  }

  beginFrame(): void {
    this.#frame++
  }

  /** The layer of a key, which counts as a use. */
  find(key: string): number | undefined {
    const slot = this.#slots.get(key)
    if (slot === undefined) return undefined
    this.#slots.delete(key)
    slot.frame = this.#frame
    this.#slots.set(key, slot)
    return slot.layer
  }

  /** A layer for a key; undefined where this frame uses all. */
  take(key: string): number | undefined {
    const own = this.find(key)
    if (own !== undefined) return own
    const layer = this.#free.pop() ?? this.#evicted()
    if (layer !== undefined) this.#slots.set(key, { layer, frame: this.#frame })
    return layer
  }

  /** Gives up all keys that begin so. */
  forget(prefix: string): void {
    for (const [key, { layer }] of [...this.#slots]) {
      if (!key.startsWith(prefix)) continue
      this.#slots.delete(key)
      this.#free.push(layer)
    }
  }

  #evicted(): number | undefined {
    const [oldest] = this.#slots
    if (oldest === undefined || oldest[1].frame === this.#frame) return undefined
    this.#slots.delete(oldest[0])
    return oldest[1].layer
  }
}
