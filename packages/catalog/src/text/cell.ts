// How a value of each type becomes text: one small function a column, so that the loop over rows asks no questions.

import { type Column, NULL_BOOLEAN, NULL_INT } from '../model/column.ts'
import type { ByteSink } from './byte-sink.ts'
import { writeDouble, writeFloat, writeInteger } from './number-text.ts'

/** Appends the text of a row's value. */
export type CellWriter = (row: number) => void

/** What a format does with values that are not plain numbers. */
export interface CellStyle {
  /** Text for a row without a value. */
  readonly null: string
  readonly infinity: string
  readonly minusInfinity: string
  /** Appends a string that is not null, quoted or escaped as the format wants. */
  readonly string: (sink: ByteSink, text: string) => void
}

/** The writer of a column's cells. */
export function cellWriter(sink: ByteSink, column: Column, style: CellStyle): CellWriter {
  const { definition, values } = column
  switch (definition.type) {
    case 'string': {
      const texts = values as readonly string[]
      return (row) => {
        if (texts[row] === '') sink.text(style.null)
        else style.string(sink, texts[row])
      }
    }
    case 'boolean':
      return (row) => sink.text(values[row] === NULL_BOOLEAN ? style.null : values[row] === 0 ? 'false' : 'true')
    case 'int': {
      const numbers = values as Int32Array
      return (row) => {
        if (numbers[row] === NULL_INT) sink.text(style.null)
        else writeInteger(sink, numbers[row])
      }
    }
    case 'long':
      return finite(sink, values as Float64Array, style, (value) => writeInteger(sink, value))
    case 'float':
      return finite(sink, values as Float32Array, style, (value) => writeFloat(sink, value))
    case 'double':
      return finite(sink, values as Float64Array, style, (value) => writeDouble(sink, value, definition.digits))
  }
}

function finite(sink: ByteSink, numbers: Float32Array | Float64Array, style: CellStyle, write: (value: number) => void): CellWriter {
  return (row) => {
    const value = numbers[row]
    // x - x is 0 for finite numbers only.
    if (value - value === 0) write(value)
    else sink.text(Number.isNaN(value) ? style.null : value > 0 ? style.infinity : style.minusInfinity)
  }
}
