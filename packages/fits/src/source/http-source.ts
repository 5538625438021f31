// Reads a file on a web server by byte ranges, and trusts nothing that the server says without looking.

import { isCodedError } from '@cirasa/errors'
import { fitsErrors } from '../errors.ts'
import type { ByteSource } from './byte-source.ts'
import { type ReadAheadOptions, readAhead } from './read-ahead.ts'

/** How to ask. */
export interface HttpOptions extends ReadAheadOptions {
  /** Sent with each request, such as an Authorization. */
  readonly headers?: Readonly<Record<string, string>>
  /** In place of the global fetch. */
  readonly fetch?: typeof fetch
  readonly signal?: AbortSignal
}

interface Answer {
  readonly bytes: Uint8Array
  readonly total: number
  readonly etag: string | null
}

/**
 * Opens a file on a server. Asks for the first block, which tells the size and whether the server serves ranges.
 *
 * @throws FITS_NO_RANGES when it does not, FITS_HTTP for any other answer; reading throws FITS_HTTP_CHANGED when size or ETag differ
 * from the first answer's.
 */
export async function httpSource(address: string | URL, options: HttpOptions = {}): Promise<ByteSource> {
  const url = String(address)
  const name = url.replace(/[?#].*$/, '')
  const blockBytes = options.blockBytes ?? 65_536
  const first = await ask(url, name, 0, blockBytes, options, options.signal)
  const source: ByteSource = {
    name,
    size: first.total,
    async read(offset, length, signal) {
      const wanted = Math.min(length, first.total - offset)
      if (wanted <= 0) return new Uint8Array(0)
      if (offset + wanted <= first.bytes.length) return first.bytes.subarray(offset, offset + wanted)
      const answer = await ask(url, name, offset, wanted, options, signal)
      if (answer.total !== first.total || answer.etag !== first.etag) throw fitsErrors.HTTP_CHANGED({ name })
      if (answer.bytes.length !== wanted) throw badAnswer(name, `${answer.bytes.length} bytes came where ${wanted} were asked for`)
      return answer.bytes
    },
  }
  return readAhead(source, { blockBytes, blocks: options.blocks })
}

async function ask(
  url: string,
  name: string,
  offset: number,
  length: number,
  options: HttpOptions,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  let response: Response
  try {
    const headers = { ...options.headers, Range: `bytes=${offset}-${offset + length - 1}` }
    response = await (options.fetch ?? fetch)(url, { headers, signal })
    return await answerOf(response, name, offset, length)
  } catch (error) {
    if (isCodedError(error) || signal?.aborted === true) throw error
    const cause = (error as Error).cause
    throw fitsErrors.HTTP({ name, reason: cause instanceof Error ? cause.message : String((error as Error).message) }, error)
  }
}

async function answerOf(response: Response, name: string, offset: number, length: number): Promise<Answer> {
  const refused = refusal(response, name)
  if (refused !== undefined) {
    // Not waited for: a body that nobody reads must not hold up the message.
    response.body?.cancel().catch(() => {})
    throw refused
  }
  const range = /^bytes (\d{1,16})-(\d{1,16})\/(\d{1,16})$/.exec(response.headers.get('content-range') ?? '')
  if (range === null || Number(range[1]) !== offset || Number(range[2]) >= offset + length) {
    response.body?.cancel().catch(() => {})
    throw badAnswer(name, `the server sent Content-Range '${response.headers.get('content-range') ?? ''}'`)
  }
  const bytes = await readBody(response, name, Number(range[2]) - offset + 1)
  return { bytes, total: Number(range[3]), etag: response.headers.get('etag') }
}

function refusal(response: Response, name: string): Error | undefined {
  if (response.status === 200) return fitsErrors.NO_RANGES({ name })
  if (response.status !== 206)
    return fitsErrors.HTTP({ name, reason: `the server answered ${response.status} ${response.statusText}`.trim() })
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  return encoding === 'identity' ? undefined : badAnswer(name, `the server sent the range as ${encoding}`)
}

/** The body, which may be no longer than it was announced. */
async function readBody(response: Response, name: string, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let at = 0
  const reader = response.body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) break
    if (at + chunk.value.length > length) {
      reader?.cancel().catch(() => {})
      throw badAnswer(name, 'the server sent more bytes than it announced')
    }
    bytes.set(chunk.value, at)
    at += chunk.value.length
  }
  if (at !== length) throw badAnswer(name, `the server sent ${at} bytes of ${length}`)
  return bytes
}

const badAnswer = (name: string, reason: string): Error => fitsErrors.HTTP({ name, reason })
