// Writes HDUs one after the other: headers, data as it comes, padding, and sums where they are asked for.

import { fitsErrors } from '../errors.ts'
import { readStructure } from '../hdu/structure.ts'
import { BLOCK_LENGTH } from '../header/card.ts'
import type { Header } from '../header/header.ts'
import { checksum, encodeChecksum } from './checksum.ts'
import type { ByteSink } from './sink.ts'

/** How an HDU is written. */
export interface HduOptions {
  /** With CHECKSUM and DATASUM. Default false. */
  readonly checksum?: boolean
}

/** Takes the data of one HDU. */
export interface DataWriter {
  /** Bytes as they shall be in the file. Throws FITS_WRONG_LENGTH for more than the header promises. */
  write(bytes: Uint8Array): Promise<void>
  /** Pads the data and ends the HDU. Throws FITS_WRONG_LENGTH when bytes are missing. */
  finish(): Promise<void>
}

/** A FITS file being written. Call `finish` to make it real or `abort` to make it never have been. */
export interface FitsWriter {
  /** Begins an HDU, the first is the primary one. Throws FITS_BAD_HEADER for structural cards that make no sense. */
  startHdu(header: Header, options?: HduOptions): Promise<DataWriter>
  /** How many HDUs were begun. */
  readonly count: number
  finish(): Promise<void>
  abort(): Promise<void>
}

/** Writes a FITS file into a sink. */
export function fitsWriter(sink: ByteSink): FitsWriter {
  let offset = 0
  let count = 0
  return {
    get count() {
      return count
    },
    async startHdu(given, options = {}) {
      const { dataBytes, kind } = readStructure(given, count)
      const header = options.checksum === true ? withEmptySums(given) : given
      const headerOffset = offset
      const headerBytes = header.toBytes()
      await sink.write(headerBytes)
      count++
      const padded = Math.ceil(dataBytes / BLOCK_LENGTH) * BLOCK_LENGTH
      offset += headerBytes.length + padded
      return dataWriter(sink, {
        dataBytes,
        padding: new Uint8Array(padded - dataBytes).fill(kind === 'ascii-table' ? 32 : 0),
        sealed: options.checksum === true ? { header, headerOffset } : undefined,
      })
    },
    finish: () => sink.commit(),
    abort: () => sink.abort(),
  }
}

interface DataPlan {
  readonly dataBytes: number
  readonly padding: Uint8Array
  /** The header to seal with sums, and where it lies. */
  readonly sealed: { readonly header: Header; readonly headerOffset: number } | undefined
}

function dataWriter(sink: ByteSink, { dataBytes, padding, sealed }: DataPlan): DataWriter {
  const sum = checksum()
  // A sum takes whole words; bytes that are over wait for the next block.
  let rest = new Uint8Array(0)
  let written = 0

  async function put(bytes: Uint8Array): Promise<void> {
    if (sealed !== undefined) rest = addWords(sum, rest, bytes)
    await sink.write(bytes)
  }

  return {
    async write(bytes) {
      written += bytes.length
      if (written > dataBytes) throw fitsErrors.WRONG_LENGTH({ got: written, wanted: dataBytes })
      await put(bytes)
    },
    async finish() {
      if (written !== dataBytes) throw fitsErrors.WRONG_LENGTH({ got: written, wanted: dataBytes })
      if (padding.length > 0) await put(padding)
      if (sealed !== undefined) await sink.patch(sealed.headerOffset, seal(sealed.header, sum.value).toBytes())
    },
  }
}

function addWords(sum: { add(bytes: Uint8Array): void }, rest: Uint8Array<ArrayBuffer>, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (rest.length === 0 && bytes.length % 4 === 0) {
    sum.add(bytes)
    return rest
  }
  const joined = new Uint8Array(rest.length + bytes.length)
  joined.set(rest)
  joined.set(bytes, rest.length)
  const whole = joined.length - (joined.length % 4)
  sum.add(joined.subarray(0, whole))
  return joined.slice(whole)
}

const NO_SUM = '0'.repeat(16)

/** Sums as strings of full width, so that the header keeps its length when they are known. */
const withEmptySums = (header: Header): Header =>
  header.delete('CHECKSUM', 'DATASUM').set('CHECKSUM', NO_SUM, 'HDU checksum').set('DATASUM', '0', 'data unit checksum')

function seal(header: Header, dataSum: number): Header {
  const summed = header.set('DATASUM', String(dataSum))
  const total = checksum(dataSum)
  total.add(summed.toBytes())
  return summed.set('CHECKSUM', encodeChecksum(total.value))
}
