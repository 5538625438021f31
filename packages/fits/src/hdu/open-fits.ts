// Opens a FITS file: walks from header to header without reading data, so that a file of any size opens at once.

import { type CodedError, isCodedError } from '@cirasa/errors'
import { fitsErrors } from '../errors.ts'
import { BLOCK_LENGTH } from '../header/card.ts'
import type { Header } from '../header/header.ts'
import type { ByteSource } from '../source/byte-source.ts'
import { type GunzipLimits, gunzipSource, isGzip } from '../source/gunzip.ts'
import type { FitsFile, Hdu } from './hdu.ts'
import { readHeader } from './read-header.ts'
import { readStructure, type Structure, type TableStructure } from './structure.ts'

/** Bounds on what a hostile file can make the reader do. */
export interface OpenOptions extends GunzipLimits {
  /** Longest header accepted, in bytes. Default 2 MiB: twenty-six thousand cards. */
  readonly maxHeaderBytes?: number
  /** Most HDUs accepted. Default 10 000. */
  readonly maxHdus?: number
  readonly signal?: AbortSignal
}

/**
 * Lists the HDUs of a file, plain or packed with gzip. A truncated HDU is listed with its `missingBytes`; an extension whose
 * header is damaged ends the list and is told of in `trouble`. What follows the last extension and is none is ignored.
 *
 * @throws FITS_NOT_FITS, FITS_BAD_HEADER, FITS_RANDOM_GROUPS, FITS_HEADER_TRUNCATED, FITS_HEADER_TOO_LONG for the primary HDU;
 * FITS_BAD_GZIP, FITS_GZIP_TOO_LARGE, FITS_GZIP_BOMB; what the source throws.
 */
export async function openFits(given: ByteSource, options: OpenOptions = {}): Promise<FitsFile> {
  const { maxHeaderBytes = 2 * 1024 * 1024, maxHdus = 10_000, signal } = options
  const source = isGzip(await given.read(0, 2, signal)) ? gunzipSource(given, options) : given
  const found: Found[] = []
  let trouble: CodedError | undefined
  let offset = 0
  while (source.size === undefined || offset < source.size) {
    const hdu = found.length
    try {
      const read = await readHeader(source, offset, hdu, maxHeaderBytes, signal)
      if (read === undefined) break
      if (hdu >= maxHdus) throw fitsErrors.TOO_MANY_HDUS({ limit: maxHdus })
      const structure = readStructure(read.header, hdu)
      found.push({ header: read.header, headerOffset: offset, dataOffset: offset + read.length, structure })
      offset += read.length + Math.ceil(structure.dataBytes / BLOCK_LENGTH) * BLOCK_LENGTH
    } catch (error) {
      if (hdu === 0 || !isCodedError(error) || !OF_THE_HEADER.has(error.code)) throw error
      trouble = error
      break
    }
  }
  if (found.length === 0) throw fitsErrors.NOT_FITS({ name: source.name })
  return Object.freeze({ source, hdus: Object.freeze(found.map((one, index) => makeHdu(source, one, index))), trouble })
}

/** Faults of one extension: those before it can still be read. */
const OF_THE_HEADER = new Set([
  'FITS_BAD_HEADER',
  'FITS_RANDOM_GROUPS',
  'FITS_HEADER_TRUNCATED',
  'FITS_HEADER_TOO_LONG',
  'FITS_TOO_MANY_HDUS',
])

interface Found {
  readonly header: Header
  readonly headerOffset: number
  readonly dataOffset: number
  readonly structure: Structure
}

function makeHdu(source: ByteSource, { header, headerOffset, dataOffset, structure }: Found, index: number): Hdu {
  const { dataBytes } = structure
  const missingBytes = source.size === undefined ? 0 : Math.min(dataBytes, Math.max(0, dataOffset + dataBytes - source.size))
  const name = header.string('EXTNAME') ?? ''
  const version = header.number('EXTVER') ?? 1
  const base = { index, name, version, header, source, headerOffset, dataOffset, dataBytes, missingBytes }
  if (structure.kind === 'empty') return Object.freeze({ ...base, kind: structure.kind })
  if (structure.kind === 'image') return Object.freeze({ ...base, kind: structure.kind, bitpix: structure.bitpix, shape: structure.shape })
  const table = layoutOf(structure.table, dataOffset, dataBytes)
  if (structure.kind === 'compressed-image') {
    return Object.freeze({ ...base, kind: structure.kind, bitpix: structure.bitpix, shape: structure.shape, table })
  }
  return Object.freeze({ ...base, kind: structure.kind, table })
}

const layoutOf = ({ rowBytes, rows, fields, heapStart }: TableStructure, dataOffset: number, dataBytes: number) =>
  Object.freeze({ rowBytes, rows, fields, heapOffset: dataOffset + heapStart, heapBytes: dataBytes - heapStart })
