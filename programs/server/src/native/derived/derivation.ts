// What can be made of files on request: plain data, so that a thread can be asked for it.

import type { CatalogueFormat, CatalogueTable, LabelledFormat } from '@cirasa/api'
import type { AgreementBounds, Judgement, Statement } from '@cirasa/catalog'

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
  /** Only what this person says. */
  readonly by?: string
  /** Fits made again and sources added are in it. */
  readonly edits: boolean
  /** What says where on the sky a pixel is; absent when it is gone. */
  readonly image?: { readonly path: string; readonly name: string }
}

/** How much each person has said, as JSON of the schema StatementSummary. */
export interface SummaryTask {
  readonly kind: 'summary'
  readonly bounds: AgreementBounds
}

/** Which sources are in a training set, as JSON of {@link ChosenSource}s. */
export interface TrainingChoiceTask {
  readonly kind: 'training-choice'
  /** Sources with one of these labels; all that have one where left out. */
  readonly labels?: readonly string[]
  readonly most: number
}

/** A source of a training set. */
export interface ChosenSource {
  /** Its source_id. */
  readonly target: string
  readonly judgement: Judgement
  /** Where it was added, 0-based pixels; absent for one that the finder has found. */
  readonly added?: { readonly x: number; readonly y: number }
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
  /** Where the source was added, 0-based pixels, if it is in no table. */
  readonly added?: { readonly x: number; readonly y: number }
  /** Side, pixels. */
  readonly size: number
  readonly map: 'image' | 'model' | 'residual'
  readonly format: 'png' | 'fits'
}

/** What is made of files alone. */
export type FileDerivation = ThumbnailTask | ConvertTask | RowsTask | CutoutTask
/** What is made of all statements of a job, too. */
export type StatementDerivation = LabelledTask | SummaryTask | TrainingChoiceTask
type Derivation = FileDerivation | StatementDerivation

/** What is to be made. `into` names a file for the result; without it the bytes come back. */
export interface DerivationOrder {
  readonly kind: 'order'
  readonly id: number
  readonly task: Derivation
  readonly into?: string
}

/** What the thread is told. An order that is made of statements is made once all of them have come. */
export type DerivationMessage =
  | DerivationOrder
  | { readonly kind: 'statements'; readonly id: number; readonly statements: readonly Statement[] }
  | { readonly kind: 'all-said'; readonly id: number }
  /** Nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly id: number }

/** An error as it comes out of the thread. `values` are what its sentences were filled with: paths of the server are cut out of them by that. */
export interface ThrownThere {
  readonly message: string
  readonly code?: string
  readonly remedy?: string
  readonly values?: Readonly<Record<string, string | number | boolean | undefined>>
}

/** What the thread answers. */
export type DerivationAnswer =
  | { readonly kind: 'made'; readonly id: number; readonly bytes?: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ThrownThere }
  /** A part of the statements was taken in: the next one may come. */
  | { readonly kind: 'taken'; readonly id: number }
