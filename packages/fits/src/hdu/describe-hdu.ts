// Says in a few words what an HDU holds, as `cirasa info` prints it.

import { type HeaderBeam, readBeam } from '../beam.ts'
import { frequencyOf } from '../image/frequency.ts'
import { type PixelType, storedType } from '../image/pixels.ts'
import { physicalType, readScaling } from '../image/scaling.ts'
import type { Hdu } from './hdu.ts'

/** One axis of an image. */
export interface AxisSummary {
  /** CTYPEn, '' where there is none. */
  readonly type: string
  readonly length: number
  readonly unit: string
}

/** What an HDU holds. */
export interface HduSummary {
  readonly index: number
  readonly kind: Hdu['kind']
  readonly name: string
  /** Of the pixels in the file and after scaling; undefined for what is no image. */
  readonly stored?: PixelType
  readonly type?: PixelType
  /** Axes of an image, the fastest first; empty otherwise. */
  readonly axes: readonly AxisSummary[]
  /** BUNIT, '' where there is none. */
  readonly unit: string
  /** OBJECT, TELESCOP and the like. */
  readonly object?: string
  readonly telescope?: string
  readonly beam?: HeaderBeam
  /** Of the first plane. */
  readonly frequencyHz?: number
  readonly compression?: string
  /** Rows and columns of a table. */
  readonly rows?: number
  readonly columns?: number
  readonly dataBytes: number
  readonly missingBytes: number
}

/** The summary of an HDU, from its header alone. */
export function describeHdu(hdu: Hdu): HduSummary {
  const { index, kind, name, header, dataBytes, missingBytes } = hdu
  const base = { index, kind, name, unit: header.string('BUNIT') ?? '', dataBytes, missingBytes }
  const seen = { object: header.string('OBJECT'), telescope: header.string('TELESCOP') }
  if (hdu.kind === 'empty') return { ...base, ...seen, axes: [] }
  if (hdu.kind === 'binary-table' || hdu.kind === 'ascii-table') {
    return { ...base, ...seen, axes: [], rows: hdu.table.rows, columns: hdu.table.fields }
  }
  const axes = hdu.shape.map((length, i) => ({
    type: header.string(`CTYPE${i + 1}`) ?? '',
    length,
    unit: header.string(`CUNIT${i + 1}`) ?? '',
  }))
  const others = axes.slice(2).map((_, i) => ({ axis: i + 3, index: 0 }))
  return {
    ...base,
    ...seen,
    stored: storedType(hdu.bitpix),
    type: physicalType(hdu.bitpix, readScaling(header, hdu.bitpix)),
    axes,
    beam: readBeam(header),
    frequencyHz: frequencyOf(header, others),
    compression: hdu.kind === 'compressed-image' ? header.string('ZCMPTYPE') : undefined,
  }
}
