// Rows of numbers with named fields, grown row by row: how measurements travel between threads before they become a catalogue.

/** A finished table: row-major numbers. Plain data that can be posted to another thread. */
export interface RecordTable<Field extends string> {
  readonly fields: readonly Field[]
  readonly count: number
  readonly data: Float64Array
}

/** Grows a table. */
export class RecordWriter<Field extends string> {
  private readonly fields: readonly Field[]
  private data: Float64Array
  private count = 0

  constructor(fields: readonly Field[]) {
    this.fields = fields
    this.data = new Float64Array(256 * fields.length)
  }

  add(row: Readonly<Record<Field, number>>): void {
    const width = this.fields.length
    if ((this.count + 1) * width > this.data.length) {
      const larger = new Float64Array(this.data.length * 2)
      larger.set(this.data)
      this.data = larger
    }
    const start = this.count * width
    for (let i = 0; i < width; i++) this.data[start + i] = row[this.fields[i]]
    this.count++
  }

  table(): RecordTable<Field> {
    return { fields: this.fields, count: this.count, data: this.data.slice(0, this.count * this.fields.length) }
  }
}

/** One field of several tables, joined in their order. */
export function joinField<Field extends string>(tables: readonly RecordTable<Field>[], field: Field): Float64Array {
  const total = tables.reduce((sum, table) => sum + table.count, 0)
  const joined = new Float64Array(total)
  let next = 0
  for (const { fields, count, data } of tables) {
    const width = fields.length
    const column = fields.indexOf(field)
    for (let row = 0; row < count; row++) joined[next++] = data[row * width + column]
  }
  return joined
}
