// What a page and its decoding workers say to each other.

import { CodedError, isCodedError } from '@cirasa/errors'

/** Coded bytes of a tile to be decoded; its buffer is given away. */
export interface DecodeRequest {
  readonly id: number
  readonly bytes: Uint8Array
}

/** Pixels, or why there are none. */
export type DecodeAnswer =
  | { readonly id: number; readonly width: number; readonly height: number; readonly pixels: Float32Array }
  | { readonly id: number; readonly failure: Failure }

/** An error as plain data: clones of errors lose what is coded in them. */
export interface Failure {
  readonly message: string
  readonly code?: string
  readonly remedy?: string
  readonly values?: CodedError['values']
}

/** An error to plain data. */
export function failureOf(error: unknown): Failure {
  if (isCodedError(error)) return { message: error.message, code: error.code, remedy: error.remedy, values: error.values }
  return { message: error instanceof Error ? error.message : String(error) }
}

/** And back. */
export function errorOf({ message, code, remedy, values }: Failure): Error {
  return code === undefined ? new Error(message) : new CodedError(code, message, remedy ?? '', values ?? {})
}
