// What a column of CAESAR's tables is: its name in the text file, its keys in JSON, and the value that a row has in it.

/** A column. The order of columns is that of the text file. */
export interface CaesarColumn<Row> {
  /** In the text file. */
  readonly name: string
  /** In JSON: CAESAR's versions have called some by several names, and all are written. */
  readonly keys: readonly string[]
  readonly unit: string
  /** What it means and how it is computed here. */
  readonly description: string
  /** What stands where there is no value, as in CAESAR's files. */
  readonly missing: number
  /** Significant digits of a number. */
  readonly digits: number
  value(row: Row): number | string
}

/** Digits of a measurement, and of a position in degrees or on a large image. */
const MEASURED = 8
const POSITION = 13

type Describe<Row> = (name: string, key: string, unit: string, value: CaesarColumn<Row>['value'], description: string) => CaesarColumn<Row>

/** Ways to write the columns of one kind of row down. Keys are separated by spaces. */
export function columnsOf<Row>() {
  const column =
    (missing: number, digits: number): Describe<Row> =>
    (name, keys, unit, value, description) =>
      Object.freeze({ name, keys: keys.split(' '), unit, value, description, missing, digits })
  return {
    /** Text, and numbers for which there always is a value or 0 says that there is none. */
    measured: column(0, MEASURED),
    position: column(0, POSITION),
    /** Numbers that 0 would be a value of. */
    count: column(-1, MEASURED),
    /** The frequency: -999 where the header has none. */
    frequency: column(-999, POSITION),
  }
}

/** The value as it is written: a number in its digits, or what says that there is none. */
export function cellOf<Row>({ value, missing, digits }: CaesarColumn<Row>, row: Row): number | string {
  const cell = value(row)
  if (typeof cell === 'string') return cell
  return Number.isFinite(cell) ? Number(cell.toPrecision(digits)) : missing
}
