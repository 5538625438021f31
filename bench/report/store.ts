// Keeps results: a page for people and JSON for the README's table, side by side in bench/results.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where results are kept. */
export const RESULTS = path.resolve(import.meta.dirname, '../results')

/** Writes NAME.json and NAME.md into the folder. Numbers that are none become null. */
export function store(name: string, result: unknown, page: string, folder = RESULTS): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, rounded, 2)}\n`)
  writeFileSync(path.join(folder, `${name}.md`), page)
}

/** Reads a stored result back. Throws where there is none. */
export function stored<Result>(name: string, folder = RESULTS): Result {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Result
}

// Six digits are more than any measurement here has.
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(6)) : value
}
