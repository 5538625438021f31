// The values of a column: typed arrays where they are numbers, with what marks a missing one.

/** Arrays of numbers, one flat array for all rows. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array

/** Values with the same number of elements in every row, row after row. */
export type FixedValues =
  | {
      /** TSCAL and TZERO are applied: offsets that mean unsigned give unsigned arrays, any other scaling doubles with NaN for null. */
      readonly kind: 'number'
      readonly values: NumberArray
      /** The value that means none, in integer columns with TNULL. */
      readonly nullValue?: number | bigint
    }
  | {
      readonly kind: 'text'
      readonly values: readonly string[]
    }
  | {
      /** 1 true, 0 false, -1 not known. */
      readonly kind: 'logical'
      readonly values: Int8Array
    }
  | {
      /** 0 or 1, one byte a bit. */
      readonly kind: 'bits'
      readonly values: Uint8Array
    }
  | {
      /** Real part, imaginary part, real part and so on. */
      readonly kind: 'complex'
      readonly values: Float32Array | Float64Array
    }

/** Values of which each row has its own number: one entry a row. A variable-length text column has one string a row. */
export interface VariableValues {
  readonly kind: 'variable'
  readonly rows: readonly FixedValues[]
}

/** The values of a column over the rows that were read. */
export type ColumnValues = FixedValues | VariableValues
