// What the process for images is asked for and what it answers: plain data, as it is sent between two processes.

import type { ImageView } from '@cirasa/api'
import type { CarriedError } from '@cirasa/apps/node/threads'

/** A plane as it is asked for; the first plane of the first image where nothing is said. */
export interface PlaneAsked {
  readonly hdu?: number
  /** As in the API: `3.0`, or `none` where there are two axes. */
  readonly plane?: string
}

/** A plane that is named in full. */
export type PlaneNamed = Required<PlaneAsked>

/** A tile of a plane. */
export interface TilePlace {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly lossless: boolean
}

/** What is known of a plane from its headers, whatever becomes of its tiles. */
export type ImageDescription = Omit<ImageView, 'state' | 'fraction' | 'reason' | 'pyramid' | 'tiles'>

/** `path` is that of the file, `folder` that of the plane's tiles. */
export type ImageOrder =
  | { readonly kind: 'describe'; readonly path: string; readonly asked: PlaneAsked }
  | { readonly kind: 'build'; readonly path: string; readonly asked: PlaneNamed; readonly folder: string }
  | { readonly kind: 'tile'; readonly path: string; readonly asked: PlaneNamed; readonly folder: string; readonly tile: TilePlace }

/** What an order gives. */
export type ImageResult<O extends ImageOrder> = O['kind'] extends 'tile' ? Uint8Array : ImageDescription

/** To the process. */
export type ImageMessage =
  | { readonly id: number; readonly order: ImageOrder }
  | { readonly id: number; readonly cancelled: true }
  /** A large image is about to come. */
  | { readonly warm: true }

/** From the process. */
export type ImageAnswer =
  | { readonly id: number; readonly progress: BuildProgress }
  /** Of a build, before its first tile: who looks at the image need not ask for it. */
  | { readonly id: number; readonly description: ImageDescription }
  | { readonly id: number; readonly result: Uint8Array | ImageDescription }
  | { readonly id: number; readonly error: CarriedError }

/** How far the tiles of a plane are. */
export interface BuildProgress {
  readonly fraction: number
  readonly viewable: boolean
}

/** The file beside the tiles that says that all of them are made; it holds the description of the plane. */
export const COMPLETE = 'image.json'
