// Use-cases of statements: what people say about the sources of a job, made fit to be kept, and what holds of all of it.

import { MOST_STATEMENT_BYTES, MOST_STATEMENTS, type NewStatement } from '@cirasa/api'
import { ADDED_PREFIX, type Statement } from '@cirasa/catalog'
import { newId, type StatementAddition, type StatementPart, type StatementRecord } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import type { Caller } from './caller.ts'
import { isId } from './file-names.ts'
import type { ServiceParts } from './parts.ts'
import type { StatementUseCases } from './service.ts'

/** Statements that are read at once; other requests come between. */
const AT_ONCE = 2000
/** How much there may be of a job. */
const MOST = { count: MOST_STATEMENTS, bytes: MOST_STATEMENT_BYTES }
const LONGEST_NAME = 80
const LONGEST_LABEL = 40
const LONGEST_NOTE = 2000
/** How much of a note is held while something is made of all that holds; what is made shows less. */
const NOTE_HELD = 400

/** The name of a person as it is kept; empty where there is nothing to see of it. */
export const personName = (by: string): string => oneLine(by, LONGEST_NAME)

/** A label as it is kept. */
export const labelText = (label: string): string => oneLine(label, LONGEST_LABEL)

/** The use-cases of statements on these parts. */
export function statementUseCases({ records, clock }: ServiceParts): StatementUseCases {
  const list = async ({ owner }: Caller, id: string, query: { readonly after?: number; readonly limit?: number }): Promise<StatementPart> =>
    (isId(id) ? await records.statements.list(owner, id, query) : undefined) ?? absent(id)
  return {
    addStatements: async ({ owner }, id, by, items) => {
      const person = personName(by)
      if (person === '') throw serverErrors.BAD_REQUEST({ reason: '`by` in the body names nobody' })
      const at = clock()
      const additions = items.map((item, index) => additionOf(item, index, { by: person, at }))
      return (isId(id) ? await records.statements.add(owner, id, additions, MOST) : undefined) ?? absent(id)
    },
    listStatements: list,
    countStatements: async (caller, id) => (await list(caller, id, { after: Number.MAX_SAFE_INTEGER, limit: 1 })).total,
    readStatements: async function* (caller, id, { upTo = Number.MAX_SAFE_INTEGER, withNumbers = false } = {}) {
      for (let after = 0; after < upTo; ) {
        const { items, total } = await list(caller, id, { after, limit: Math.min(AT_ONCE, upTo - after) })
        if (items.length > 0) yield items.map((record) => statementOf(record, withNumbers))
        after += items.length
        if (items.length === 0 || after >= total) return
      }
    },
  }
}

function additionOf(item: NewStatement, index: number, said: { readonly by: string; readonly at: number }): StatementAddition {
  const { id = newId(), target, kind } = item
  const refuse = (field: string, what: string) => serverErrors.BAD_REQUEST({ reason: `\`items.${index}.${field}\` in the body ${what}` })
  // A name of a source is matched as it is: cleaning it would speak of another one.
  if (/[\p{Cc}\p{Cs}]/u.test(target)) throw refuse('target', 'is no name of a source')
  const value = printableValue(item)
  if (value === '') throw refuse('value', 'holds no text')
  if (kind === 'added' && item.value !== null) {
    if (!target.startsWith(ADDED_PREFIX)) throw refuse('target', `must begin with ${ADDED_PREFIX} for a source that is added`)
    if (!('x' in item.value && 'y' in item.value)) throw refuse('value', 'needs `x` and `y`')
  }
  return { id, target, kind, value, ...said }
}

function printableValue({ kind, value }: NewStatement): StatementAddition['value'] {
  if (typeof value !== 'string' || kind === 'verdict') return value
  return kind === 'label' ? labelText(value) : cut(lines(value), LONGEST_NOTE)
}

const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu

/** In one way of writing and without what cannot be seen: two names that look the same are the same. */
const plain = (text: string): string => text.normalize('NFC').replace(/\p{Cf}/gu, '')

const oneLine = (text: string, longest: number): string => cut(plain(text).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim(), longest)

const lines = (text: string): string =>
  plain(text)
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (mark) => (mark === '\n' || mark === '\t' ? mark : ' '))
    .trim()

const cut = (text: string, longest: number): string => (text.length <= longest ? text : [...text].slice(0, longest).join(''))

/** As the science knows it, without what nothing is made of: a million long notes would not fit into memory. */
function statementOf({ sequence, target, by, at, kind, value }: StatementRecord, withNumbers: boolean): Statement {
  return { sequence, target, by, at: new Date(at).toISOString(), kind, value: heldValue(kind, value, withNumbers) } as Statement
}

function heldValue(kind: string, value: StatementRecord['value'], withNumbers: boolean): StatementRecord['value'] {
  if (value === null) return null
  // A part of a text keeps the whole of it in memory: so it is copied.
  if (typeof value === 'string') return kind === 'note' ? Buffer.from(value.replace(/\s+/g, ' ').slice(0, NOTE_HELD)).toString() : value
  if (withNumbers) return value
  return 'x' in value && 'y' in value ? { x: value.x, y: value.y } : NO_NUMBERS
}

const NO_NUMBERS = Object.freeze({})

function absent(id: string): never {
  throw serverErrors.NO_SUCH_JOB({ id: isId(id) ? id : 'of that id' })
}
