// Workspaces in this browser: of files that are not uploaded, and of people who have not said who they are.

import { webErrors } from '../../catalogue/errors.ts'
import type { FoundDocument, Shelf } from './shelf.ts'

const KEY = 'cirasa.workspace.'

/** The shelf of a browser. What it does is done when the call returns, so that a page that closes loses nothing. */
export function browserShelf(storage: Storage, now = () => Date.now()): Shelf {
  const read = (name: string): Kept | undefined => keptOf(storage.getItem(KEY + name))
  return {
    list: async () => {
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(KEY))
      return keys.flatMap((key) => {
        const kept = keptOf(storage.getItem(key))
        return kept ? [{ name: key.slice(KEY.length), changed: kept.changed }] : []
      })
    },
    get: async (name) => read(name),
    put: async (name, content, seen) => {
      if (read(name)?.mark !== seen) return undefined
      const mark = newMark()
      try {
        storage.setItem(KEY + name, JSON.stringify({ mark, changed: new Date(now()).toISOString(), content }))
      } catch (error) {
        throw webErrors.BROWSER_FULL({}, error)
      }
      return mark
    },
    remove: async (name) => storage.removeItem(KEY + name),
  }
}

interface Kept extends FoundDocument {
  readonly changed: string
}

/** A text that is none of ours is a document without form: it is refused by who reads it, and not taken for nothing. */
function keptOf(text: string | null): Kept | undefined {
  if (text === null) return undefined
  const { mark, changed, content } = objectOf(text)
  return { mark: typeof mark === 'string' ? mark : text, changed: typeof changed === 'string' ? changed : '', content }
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

const newMark = (): string => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join('')
