// What a file is by its content: a name or a content type that a client sends is never believed.

import { constants, gunzipSync } from 'node:zlib'

/** Formats that are taken as inputs. */
export const fileFormats = ['fits', 'fits.gz', 'png', 'jpg', 'gif', 'json'] as const

export type FileFormat = (typeof fileFormats)[number]

/** How many first bytes `kindOf` wants to see, where the file has them. */
export const SNIFF_BYTES = 512

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  fits: 'application/fits',
  'fits.gz': 'application/gzip',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  json: 'application/json',
}

/** The media type of a format of ours; bytes for any other. */
export const mediaTypeOf = (format: string): string => mediaTypes[format as FileFormat] ?? 'application/octet-stream'

/**
 * The format of a file that begins so; undefined for everything that is not taken.
 *
 * @example
 * formatOf(Buffer.from('SIMPLE  =                    T')) // 'fits'
 */
export function formatOf(head: Uint8Array): FileFormat | undefined {
  if (begins(head, FITS)) return 'fits'
  if (begins(head, GZIP)) return begins(unpacked(head), FITS) ? 'fits.gz' : undefined
  if (begins(head, PNG)) return 'png'
  if (begins(head, JPEG)) return 'jpg'
  if (begins(head, GIF) && (head[4] === 0x37 || head[4] === 0x39) && head[5] === 0x61) return 'gif'
  return beginsAsJson(head) ? 'json' : undefined
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const FITS = ascii('SIMPLE  =')
const GZIP = Uint8Array.of(0x1f, 0x8b)
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff)
const GIF = ascii('GIF8')

const begins = (head: Uint8Array, magic: Uint8Array): boolean =>
  head.length >= magic.length && magic.every((byte, index) => head[index] === byte)

/** An object or an array in UTF-8; whether it is whole is looked at once it has been stored. */
function beginsAsJson(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head)
  return /^\uFEFF?\s*[{[]/.test(text) && !text.includes('\0') && !text.slice(0, -4).includes('\uFFFD')
}

/** What the packed bytes come to as far as they reach; nothing for what is no gzip after all. 512 bytes cannot unpack to more than half a MB. */
function unpacked(head: Uint8Array): Uint8Array {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return new Uint8Array()
  }
}

/** True for a format that holds a FITS file. */
export const isFits = (format: string): boolean => format === 'fits' || format === 'fits.gz'
