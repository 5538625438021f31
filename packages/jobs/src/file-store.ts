// Where bytes lie: uploads and what comes of them. Keys are paths with `/`; a file appears under its key complete or not at all.

/** A file as the store knows it. */
export interface StoredFile {
  readonly key: string
  readonly bytes: number
  /** Hexadecimal; known after writing. */
  readonly sha256?: string
  readonly modified: number
}

/** Bytes from the first to the last, both counted, as in an HTTP range. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** The seam that every store of files keeps; `fileStoreConformance` holds it to these promises. */
export interface FileStore {
  /**
   * Writes a stream, durably and atomically: when this resolves, a crash does not lose the file; when it throws, nothing is left.
   * Throws JOBS_TOO_LARGE past `maxBytes`, and what the stream throws.
   */
  write(
    key: string,
    content: AsyncIterable<Uint8Array>,
    options?: { readonly maxBytes?: number; readonly signal?: AbortSignal },
  ): Promise<StoredFile>
  /** Takes over a file of this machine's disk: afterwards it lies under the key only. */
  adopt(key: string, path: string): Promise<StoredFile>
  stat(key: string): Promise<StoredFile | undefined>
  /** Throws JOBS_NO_SUCH_FILE. */
  read(key: string, range?: ByteRange): AsyncIterable<Uint8Array>
  /** Everything under a folder's key, in the order of keys. */
  list(prefix: string): AsyncIterable<StoredFile>
  /** Removing what is not there does nothing. A key that ends in `/` removes everything under it. */
  remove(key: string): Promise<void>
  /** A path on this machine's disk where the file can be read, for workers. */
  localPath(key: string): Promise<string>
}
