// Queries that are asked many times a second: built and compiled once for each kind of database, then given new values.

import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Reader } from './database.ts'

type Value = string | number | bigint | null

/** Where a value will stand. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query of a fixed form, run with values by name. To build one takes Kysely longer than the database takes to answer it.
 *
 * @param build - makes the query; `slot` gives what stands for a value until there is one, each name as often as it is wanted
 * @example
 * const tagOf = compiled<{ id: string }, { tag: string }>((db, slot) => db.selectFrom('files').select('tag').where('id', '=', slot('id')))
 * await tagOf(reader, { id }) // { rows: [{ tag: 'scorpio' }] }
 */
export function compiled<Values extends Readonly<Record<string, Value>>, Row>(
  build: (db: Reader, slot: <Name extends string & keyof Values>(name: Name) => Values[Name] & Value) => Compilable<Row>,
): (db: Reader, values: Values) => Promise<QueryResult<Row>> {
  // One for each kind of database, which is told by its compiler of queries: a transaction has that of its database.
  const known = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    let query = known.get(adapter)
    if (query === undefined) {
      query = build(db, ((name: string) => new Slot(name)) as never).compile()
      known.set(adapter, query)
    }
    const parameters = query.parameters.map((parameter) => (parameter instanceof Slot ? values[parameter.name] : parameter))
    return await db.executeQuery({ ...query, parameters })
  }
}
