// Many rows in statements of bounded size: databases bound the parameters of one.

const ROWS_AT_ONCE = 500

/** The items in parts of at most 500. */
export function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, index) =>
    items.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  )
}
