// Where the tests find a PostgreSQL: CIRASA_TEST_POSTGRES holds its URL. Each store gets a schema of its own, dropped afterwards.

import { newId } from '@cirasa/jobs'
import pg from 'pg'
import { describe, it } from 'vitest'

const url = process.env.CIRASA_TEST_POSTGRES

/** `describe` for tests that need a PostgreSQL. Without one they are reported as skipped with the reason; with CI=true they fail. */
export function describeWithPostgres(name: string, tests: (url: string) => void): void {
  if (url) describe(name, () => tests(url))
  else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs PostgreSQL', () => {
        throw new Error('CIRASA_TEST_POSTGRES is missing: .ci/run must start PostgreSQL (.ci/start-postgres) and export its URL')
      })
    })
  } else
    describe.skip(`${name} [skipped: CIRASA_TEST_POSTGRES holds no URL; see .ci/start-postgres]`, () => it('needs PostgreSQL', () => {}))
}

/** A name that no schema has yet. */
export const freshSchema = (): string => `test_${newId()}`

/** Removes a schema with everything in it. */
export async function dropSchema(from: string, schema: string): Promise<void> {
  await askPostgres(from, `drop schema if exists ${schema} cascade`)
}

/** Runs one statement on a connection of its own. */
export async function askPostgres(at: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
