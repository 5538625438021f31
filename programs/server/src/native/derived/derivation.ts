// What can be made of files on request: plain data, so that a thread can be asked for it.

import type { CatalogueFormat, CatalogueTable, LabelledFormat } from '@cirasa/api'
import type { Judgement } from '@cirasa/catalog'

/** A catalogue on disk. */
export interface CatalogueFile {
  readonly path: string
  /** As its product is called: readers of text formats want it. */
  readonly name: string
  /** Changes whenever the bytes do: tables that were read are kept under it. */
  readonly etag: string
}

/** A small picture of the first image of a FITS file. */
export interface ThumbnailTask {
  readonly kind: 'thumbnail'
  readonly path: string
  /** Longest side, pixels. */
  readonly size: number
}

/** One table of a catalogue in another format. */
export interface ConvertTask {
  readonly kind: 'convert'
  readonly catalogue: CatalogueFile
  readonly table: CatalogueTable
  readonly format: Exclude<CatalogueFormat, 'json'>
}

/** One table of a catalogue with what people say of its rows. */
export interface LabelledTask {
  readonly kind: 'labelled'
  readonly catalogue: CatalogueFile
  readonly table: CatalogueTable
  readonly format: LabelledFormat
  /** By source_id. */
  readonly judgements: ReadonlyMap<string, Judgement>
}

/** Some rows of a table, as JSON. */
export interface RowsTask {
  readonly kind: 'rows'
  readonly catalogue: CatalogueFile
  readonly table: CatalogueTable
  readonly offset: number
  readonly limit: number
}

/** The image, model or residual around a row of a table. */
export interface CutoutTask {
  readonly kind: 'cutout'
  readonly catalogue: CatalogueFile
  readonly image: { readonly path: string; readonly name: string }
  /** A map that the run saved, if it did: it is better than one drawn again. */
  readonly saved?: { readonly path: string; readonly name: string }
  readonly job: string
  readonly table: CatalogueTable
  /** Row counted from 0, or a name. */
  readonly source: string
  /** True where `source` is a name, even one that looks like a row. */
  readonly isName?: boolean
  /** The middle, 0-based pixels, in place of that of the source: of one that is in no table. */
  readonly middle?: { readonly x: number; readonly y: number }
  /** Side, pixels. */
  readonly size: number
  readonly map: 'image' | 'model' | 'residual'
  readonly format: 'png' | 'fits'
}

export type Derivation = ThumbnailTask | ConvertTask | LabelledTask | RowsTask | CutoutTask

/** What the thread is told. `into` names a file for the result; without it the bytes come back. */
export interface DerivationOrder {
  readonly id: number
  readonly task: Derivation
  readonly into?: string
}

/** An error as it comes out of the thread. `values` are what its sentences were filled with: paths of the server are cut out of them by that. */
export interface ThrownThere {
  readonly message: string
  readonly code?: string
  readonly remedy?: string
  readonly values?: Readonly<Record<string, string | number | boolean | undefined>>
}

/** What the thread answers. */
export type DerivationAnswer = { readonly id: number; readonly bytes?: Uint8Array } | { readonly id: number; readonly error: ThrownThere }
