// Reads the headers of a part of a form: its name, the name of its file, its type. Names are what users call things: they go into no path.

import { serverErrors } from '../errors.ts'

/** What a part says of itself. */
export interface PartHeaders {
  readonly name: string
  /** Present for a file, perhaps empty. */
  readonly filename?: string
  readonly contentType?: string
}

/** Throws SERVER_NOT_MULTIPART for a part without a name. */
export function readPartHeaders(block: Uint8Array): PartHeaders {
  const headers = new Map<string, string>()
  for (const line of new TextDecoder().decode(block).split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const disposition = parameters(headers.get('content-disposition') ?? '')
  const name = disposition.get('name')
  if (name === undefined) throw serverErrors.NOT_MULTIPART({ reason: 'a part has no name' })
  const filename = extended(disposition.get('filename*')) ?? disposition.get('filename')
  return { name, filename, contentType: headers.get('content-type') }
}

/** `form-data; name="file"; filename="a \"b\".fits"`: quotes are escaped by a backslash (curl) or as %22 (browsers). */
function parameters(disposition: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, key, quoted, plain] of disposition.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g)) {
    found.set(key.toLowerCase(), quoted === undefined ? plain : unescaped(quoted))
  }
  return found
}

/** A backslash stands for itself unless a quote or another follows: file names of Windows have them. */
const unescaped = (quoted: string): string =>
  quoted
    .replace(/\\(["\\])/g, '$1')
    .replace(/%22/g, '"')
    .replace(/%0D|%0A/gi, '')

/** `UTF-8''na%C3%AFve.fits` (RFC 8187); undefined for anything else. */
function extended(value: string | undefined): string | undefined {
  const match = /^utf-8'[\w-]*'(.*)$/i.exec(value ?? '')
  try {
    return match ? decodeURIComponent(match[1]) : undefined
  } catch {
    return undefined
  }
}
