// Uploads that were begun and not ended, remembered over a reload: the same file chosen again goes on where it broke off.

/** The place where they are kept: localStorage, or a stand-in. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>

/** What tells a file from another without reading it. */
export type FileTraits = Pick<globalThis.File, 'name' | 'size' | 'lastModified'>

/** Addresses of unfinished uploads by file. */
export interface RememberedUploads {
  get(file: FileTraits): string | undefined
  set(file: FileTraits, upload: string): void
  forget(file: FileTraits): void
}

const KEY = 'cirasa.uploads'
/** More are not kept: the oldest is forgotten first. */
const MOST = 50

/** The uploads that a browser remembers. A keeper that is full or forbidden remembers nothing, and nothing else goes wrong. */
export function rememberedUploads(keeper: Keeper): RememberedUploads {
  const read = (): Map<string, string> => {
    try {
      const kept: unknown = JSON.parse(keeper.getItem(KEY) ?? '[]')
      return new Map((Array.isArray(kept) ? kept : []).filter(isPair))
    } catch {
      // What somebody else has written there is no upload.
      return new Map()
    }
  }
  const write = (uploads: ReadonlyMap<string, string>) => {
    try {
      keeper.setItem(KEY, JSON.stringify([...uploads].slice(-MOST)))
    } catch {
      // Full or forbidden: an upload that breaks off begins anew.
    }
  }
  return {
    get: (file) => read().get(nameOf(file)),
    set(file, upload) {
      const uploads = read()
      uploads.delete(nameOf(file))
      write(uploads.set(nameOf(file), upload))
    },
    forget(file) {
      const uploads = read()
      if (uploads.delete(nameOf(file))) write(uploads)
    },
  }
}

const nameOf = ({ name, size, lastModified }: FileTraits): string => `${size}:${lastModified}:${name}`

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
