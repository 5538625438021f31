// Keys of files: paths with `/`, of names that cannot leave the store's folder, hide in it, or mean something else on another system.

import { storeErrors } from '../errors.ts'

/** The folder in the store's folder that holds what is being written. No key begins with it. */
export const incomingName = '.incoming'

const LONGEST_KEY = 1024
const LONGEST_NAME = 255

/** The names that a key consists of. Throws STORE_BAD_KEY. */
export function namesOfKey(key: string): string[] {
  const names = key.split('/')
  const reason = complaint(key, names)
  if (reason !== undefined) throw storeErrors.BAD_KEY({ reason })
  return names
}

/** The names of a folder's key, which may end in `/`; of the empty key, the store itself, there are none. Throws STORE_BAD_KEY. */
export function namesOfFolder(key: string): string[] {
  return key === '' ? [] : namesOfKey(key.endsWith('/') ? key.slice(0, -1) : key)
}

function complaint(key: string, names: readonly string[]): string | undefined {
  if (Buffer.byteLength(key) > LONGEST_KEY) return `it has more than ${LONGEST_KEY} bytes`
  if (key.startsWith('/')) return 'it is absolute'
  if (names.some((name) => name === '')) return 'a name in it is empty'
  if (names.some((name) => name === '.' || name === '..')) return 'it leads through . or ..'
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME)) return `a name in it has more than ${LONGEST_NAME} bytes`
  if (key.includes('\\')) return 'it holds a backslash'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(key)) return 'it holds a control character'
  if (!key.isWellFormed()) return 'it is not Unicode text'
  if (names[0] === incomingName) return 'the name is reserved'
  return undefined
}
