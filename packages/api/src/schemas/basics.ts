// What all resources share: ids, instants, tags, and the shape of a list in pages.

import { type TSchema, Type } from 'typebox'

/** 128 random bits. */
export const Id = Type.String({
  pattern: '^[0-9a-f]{32}$',
  description: 'Unguessable id: 32 hexadecimal digits.',
  examples: ['3f1c9a52d7e84b06a1c5f2e98b7d4360'],
})

/** ISO 8601, UTC. */
export const Time = Type.String({ description: 'ISO 8601, UTC.', examples: ['2026-11-20T13:48:16.123Z'] })

export const Tag = Type.String({
  maxLength: 200,
  description: 'A word of your own to find things by; empty for none.',
  examples: ['scorpio'],
})

/** Parameters of every list. */
export const pageParameters = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'At most this many items.' })),
  after: Type.Optional(Type.String({ maxLength: 4000, description: '`next` of the page before.' })),
  search: Type.Optional(Type.String({ maxLength: 200, description: 'Only items whose name or tag holds this text.' })),
  tag: Type.Optional(Type.String({ maxLength: 200, description: 'Only items with exactly this tag.' })),
}

/** A part of a list, newest first. */
export const pageOf = <Item extends TSchema>(item: Item, what: string) =>
  Type.Object(
    {
      items: Type.Array(item),
      next: Type.Optional(Type.String({ description: 'Give it back as `after` for the next page; absent on the last one.' })),
      total: Type.Integer({ description: `How many ${what} match, on all pages.` }),
    },
    { description: `A page of ${what}, newest first.` },
  )

/** Parameters of a path with an id. */
export const idParameter = (of: string) => Type.Object({ id: Type.String({ maxLength: 200, description: `The id of the ${of}.` }) })
