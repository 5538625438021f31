// Text as every database can hold it.

/** NUL and halves of surrogate pairs, which PostgreSQL refuses, become U+FFFD; all other text stays as it is. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()

/** Texts as the search sees them: it does not mind case, in any alphabet and on any database. */
export const searchable = (...texts: readonly string[]): string => storable(texts.join('\n').toLowerCase())
