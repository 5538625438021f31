// What the queries need of a database besides SQL: how to read and write in a transaction, and the few words in which dialects differ.

import type { Expression, Kysely, SqlBool, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** A database whose schema is up to date. Every failure to reach it is JOBS_STORE_UNAVAILABLE. */
export interface Database {
  /**
   * Runs the work in a transaction that others do not see until it is on disk. Work that throws leaves nothing.
   * The work may be run again when the database asks for it, so it must change nothing else. Writes that name the same lane may share
   * a transaction, each with its own fate.
   */
  write<T>(work: (transaction: Writer) => Promise<T>, lane?: string): Promise<T>
  /** Runs a single query, which sees one state of the database by itself. */
  ask<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** Runs queries that see one state of the database together. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** True when rows that are read to be changed must be locked (`for update`): others may write at the same time. */
  readonly locksRows: boolean
  /** Whether a column holds the text, literally. */
  contains(column: Expression<string>, text: string): Expression<SqlBool>
  /** A column of text in the order of its code points, whatever the order of the database. */
  byCodePoints(column: Expression<string>): Expression<string>
  /** Lets one transaction at a time choose which jobs are next. */
  lockQueue(transaction: Writer): Promise<void>
  /** Lets one transaction at a time change the workspaces of an owner, also where there is no row yet that could be locked. */
  lockWorkspaces(transaction: Writer, owner: string): Promise<void>
  close(): Promise<void>
}

export type Reader = Kysely<Schema>
export type Writer = Transaction<Schema>
