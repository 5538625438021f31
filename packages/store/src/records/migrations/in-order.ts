// The versions of the database, in order. A migration that was released is never changed: a further one is added.

import type { Migration } from 'kysely/migration'
import { up as records } from './0001-records.ts'
import { up as accountDays } from './0002-account-days.ts'
import { up as statements } from './0003-statements.ts'
import { up as statementBytes } from './0004-statement-bytes.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-records': { up: records },
  '0002-account-days': { up: accountDays },
  '0003-statements': { up: statements },
  '0004-statement-bytes': { up: statementBytes },
}
