// What the page and the worker that reads a dropped file say to each other.

import type { LocalChoice } from './open-plane.ts'
import type { PreviewImage } from './preview-image.ts'

/** What is asked of the worker. */
export type LocalRequest =
  | { readonly kind: 'open'; readonly blob: Blob; readonly name: string; readonly choice: LocalChoice }
  | {
      readonly kind: 'tile'
      readonly id: number
      readonly level: number
      readonly x: number
      readonly y: number
      readonly lossless: boolean
    }
  | { readonly kind: 'drop'; readonly id: number }

/** An error that travels as plain data. */
export interface SentError {
  readonly says: string
  readonly code?: string
  readonly remedy?: string
}

/** What it answers. */
export type LocalReply =
  /** The file can be looked at; `pyramid` is its description as JSON. */
  | { readonly kind: 'opened'; readonly image: PreviewImage; readonly hdu: number; readonly pyramid: string }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'tile'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly id: number; readonly error: SentError }
  /** Before it was opened: it cannot be. Afterwards: not all tiles could be made. */
  | { readonly kind: 'failed'; readonly error: SentError }
