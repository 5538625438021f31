// Where the files of a pyramid are kept: a folder on disk, or memory.

/** Takes bytes one after the other. Nothing is there for others to see before `commit`; after `abort` nothing ever was. */
export interface StoreSink {
  write(bytes: Uint8Array): Promise<void>
  /** Replaces bytes that were written before. */
  patch(offset: number, bytes: Uint8Array): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
}

/** Bytes that are stored; fewer than asked are read only where they end. */
export interface StoredBytes {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
  close(): void
}

/** Keeps files by name. */
export interface PyramidStore {
  create(name: string): Promise<StoreSink>
  /** Undefined where there is none of that name. */
  open(name: string): Promise<StoredBytes | undefined>
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>
}

/** Keeps a pyramid in memory: for a page that opens a small file of its own, and for tests. */
export function memoryPyramidStore(): PyramidStore & { readonly files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    async create(name) {
      const pieces: Uint8Array[] = []
      const patches: [number, Uint8Array][] = []
      return {
        async write(bytes) {
          pieces.push(bytes.slice())
        },
        async patch(offset, bytes) {
          patches.push([offset, bytes.slice()])
        },
        async commit() {
          const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
          let at = 0
          for (const piece of pieces) {
            whole.set(piece, at)
            at += piece.length
          }
          for (const [offset, bytes] of patches) whole.set(bytes, offset)
          files.set(name, whole)
        },
        async abort() {
          pieces.length = 0
        },
      }
    },
    async open(name) {
      const bytes = files.get(name)
      if (bytes === undefined) return undefined
      return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length), close: () => {} }
    },
    async remove(name) {
      files.delete(name)
    },
  }
}
