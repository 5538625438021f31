// Arrays that are used again and again: thousands of islands a second leave no garbage behind.

/** One large array, handed out in the length that is wanted, zeroed. What was handed out before is overwritten. */
export class ReusedArray<A extends Float64Array | Uint8Array | Int32Array> {
  private readonly make: (length: number) => A
  private array: A

  constructor(make: (length: number) => A) {
    this.make = make
    this.array = make(4096)
  }

  take(length: number): A {
    if (length > this.array.length) this.array = this.make(2 * length)
    else this.array.fill(0, 0, length)
    return this.array.subarray(0, length) as A
  }
}

export const reusedFloats = (): ReusedArray<Float64Array> => new ReusedArray((length) => new Float64Array(length))
export const reusedBytes = (): ReusedArray<Uint8Array> => new ReusedArray((length) => new Uint8Array(length))
