// Reads a whole list, page by page, oldest first: the format knows no pages.

import type { Page, PageQuery } from '@cirasa/jobs'

const AT_ONCE = 1000

/** Everything that `list` gives, in the order in which it came about. */
export async function eachPage<T>(list: (page: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await list({ limit: AT_ONCE, after })
    for (const item of items) all.push(item)
    after = next
  } while (after !== undefined)
  return all.reverse()
}
