// What a header-data unit is: the kinds that a FITS file is made of, and where their bytes lie.

import type { CodedError } from '@cirasa/errors'
import type { Header } from '../header/header.ts'
import type { ByteSource } from '../source/byte-source.ts'

/** How a pixel is stored: bits an integer, or minus the bits of a float. */
export type Bitpix = 8 | 16 | 32 | 64 | -32 | -64

interface HduBase {
  /** Position in the file, the primary HDU is 0. */
  readonly index: number
  /** EXTNAME, '' where there is none. */
  readonly name: string
  /** EXTVER, 1 where there is none. */
  readonly version: number
  readonly header: Header
  /** Where the bytes come from. */
  readonly source: ByteSource
  readonly headerOffset: number
  /** Bytes from the start of the source. */
  readonly dataOffset: number
  /** Bytes of data that the header promises, heap included, padding not. */
  readonly dataBytes: number
  /** How many of the promised bytes the source lacks: 0 for a whole file. */
  readonly missingBytes: number
}

/** An image whose pixels lie in the file one after the other. */
export interface ImageHdu extends HduBase {
  readonly kind: 'image'
  readonly bitpix: Bitpix
  /** Lengths of the axes, NAXIS1 (the fastest) first. At least one, none 0. */
  readonly shape: readonly number[]
}

/** Where the rows and the heap of a binary table lie; offsets from the start of the source. */
export interface TableLayout {
  /** NAXIS1. */
  readonly rowBytes: number
  /** NAXIS2. */
  readonly rows: number
  /** TFIELDS. */
  readonly fields: number
  readonly heapOffset: number
  /** Bytes from heapOffset to the end of the data. */
  readonly heapBytes: number
}

/** An image in the tiled compression convention: a binary table outside, an image inside. */
export interface CompressedImageHdu extends HduBase {
  readonly kind: 'compressed-image'
  /** Of the image, ZBITPIX. */
  readonly bitpix: Bitpix
  /** Of the image, ZNAXIS1 first. */
  readonly shape: readonly number[]
  readonly table: TableLayout
}

/** A binary table. */
export interface BinaryTableHdu extends HduBase {
  readonly kind: 'binary-table'
  readonly table: TableLayout
}

/** An ASCII table. */
export interface AsciiTableHdu extends HduBase {
  readonly kind: 'ascii-table'
  readonly table: TableLayout
}

/** A header without pixels, or an extension of a type that we do not know (its XTENSION is in the header). */
export interface EmptyHdu extends HduBase {
  readonly kind: 'empty'
}

/** A header-data unit of a FITS file. */
export type Hdu = ImageHdu | CompressedImageHdu | BinaryTableHdu | AsciiTableHdu | EmptyHdu

/** A FITS file, as its headers describe it; no data has been read. */
export interface FitsFile {
  /** The unpacked bytes: for a .gz not the source that was given. */
  readonly source: ByteSource
  readonly hdus: readonly Hdu[]
  /** Why the list ends before the file does: an extension whose header is damaged. */
  readonly trouble?: CodedError
}
