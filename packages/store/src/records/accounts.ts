// Accounts: moved in the transaction that moves what they count, and read.

import { type Account, type AccountDay, type AccountRecords, type Instant, type JobState, jobStates } from '@cirasa/jobs'
import { type Selectable, sql } from 'kysely'
import { type AccountMove, isStill, joinMoves } from './account-move.ts'
import { compiled } from './compiled.ts'
import type { Database, Reader, Writer } from './database.ts'
import { type AccountTable, type Counter, counters, type DayCounter, dayCounters, type Schema, stateColumns } from './schema.ts'
import { storable } from './storable-text.ts'

/**
 * Moves the accounts, and gives those that moved as they are afterwards. The rows stay locked until the transaction ends, so a quota
 * that is checked on what this gives holds.
 */
export async function moveAccounts(
  writer: Writer,
  moves: readonly AccountMove[],
  at: Instant,
): Promise<readonly Selectable<AccountTable>[]> {
  const accounts: Selectable<AccountTable>[] = []
  for (const move of joinMoves(moves)) {
    if (isStill(move)) continue
    accounts.push(await moveAccount(writer, move, at))
    for (const day of Object.keys(move.days).sort()) await moveDay(writer, move.owner, day, move.days[day])
  }
  return accounts
}

async function moveAccount(writer: Writer, { owner, counters: by }: AccountMove, changed: Instant): Promise<Selectable<AccountTable>> {
  return (await addToAccount(writer, { ...zero(counters), ...by, owner, changed })).rows[0]
}

async function moveDay(writer: Writer, owner: string, day: string, by: AccountMove['days'][string]): Promise<void> {
  await addToDay(writer, { ...zero(dayCounters), ...by, owner, day })
}

const addToAccount = compiled<Record<Counter | 'changed', number> & { owner: string }, Selectable<AccountTable>>((db, slot) =>
  db
    .insertInto('accounts')
    .values({ ...slots(counters, slot), owner: slot('owner'), changed: slot('changed') })
    .onConflict((conflict) => conflict.column('owner').doUpdateSet({ ...sums('accounts', counters), changed: slot('changed') }))
    .returningAll(),
)

const addToDay = compiled<Record<DayCounter, number> & { owner: string; day: string }, unknown>((db, slot) =>
  db
    .insertInto('account_days')
    .values({ ...slots(dayCounters, slot), owner: slot('owner'), day: slot('day') })
    .onConflict((conflict) => conflict.columns(['owner', 'day']).doUpdateSet(sums('account_days', dayCounters))),
)

const slots = <Name extends string>(names: readonly Name[], slot: (name: Name) => number): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, slot(name)])) as Record<Name, number>

const zero = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

/** `column = table.column + excluded.column` of each. */
const sums = <Name extends string>(table: keyof Schema, names: readonly Name[]) =>
  Object.fromEntries(
    names.map((name) => [name, sql<number>`${sql.ref(`${table}.${name}`)} + ${sql.ref(`excluded.${name}`)}`]),
  ) as unknown as Record<Name, ReturnType<typeof sql<number>>>

/** The accounts of a database. */
export function accountRecords(database: Database): AccountRecords {
  return {
    of: (owner) => database.read((reader) => accountOf(reader, owner)),
    total: () => database.read(totalAccount),
    days: (count, owner) => database.read((reader) => daysOf(reader, count, owner)),
  }
}

async function accountOf(reader: Reader, owner: string): Promise<Account> {
  const row = await reader.selectFrom('accounts').selectAll().where('owner', '=', storable(owner)).executeTakeFirst()
  return accountOfRow(owner, row ?? { ...zero(counters), changed: 0 })
}

async function totalAccount(reader: Reader): Promise<Account & { readonly owners: number }> {
  const { owners, ...row } = await reader
    .selectFrom('accounts')
    .select((eb) => [
      eb.fn.countAll<number>().as('owners'),
      eb.fn.coalesce(eb.fn.max('changed'), sql<number>`0`).as('changed'),
      ...counters.map((name) => eb.fn.coalesce(eb.fn.sum<number>(name), sql<number>`0`).as(name)),
    ])
    .executeTakeFirstOrThrow()
  return Object.freeze({ ...accountOfRow('', row as Omit<Selectable<AccountTable>, 'owner'>), owners })
}

async function daysOf(reader: Reader, count: number, owner: string | undefined): Promise<readonly AccountDay[]> {
  const rows = await reader
    .selectFrom('account_days')
    .select((eb) => ['day', ...dayCounters.map((name) => eb.fn.sum<number>(name).as(name))])
    .$if(owner !== undefined, (query) => query.where('owner', '=', storable(owner!)))
    .groupBy('day')
    .orderBy('day', 'desc')
    .limit(Math.max(0, Math.trunc(count)))
    .execute()
  return rows
    .reverse()
    .map(({ day, submitted, ended, run_seconds, uploaded_bytes }) =>
      Object.freeze({ day, submitted, ended, runSeconds: run_seconds, uploadedBytes: uploaded_bytes }),
    )
}

function accountOfRow(owner: string, row: Omit<Selectable<AccountTable>, 'owner'>): Account {
  const jobs = Object.fromEntries(jobStates.map((state) => [state, row[stateColumns[state]]])) as Record<JobState, number>
  return Object.freeze({
    owner,
    files: row.files,
    fileBytes: row.file_bytes,
    productBytes: row.product_bytes,
    jobs: Object.freeze(jobs),
    runSeconds: row.run_seconds,
    successSeconds: row.success_seconds,
    changed: row.changed,
  })
}
