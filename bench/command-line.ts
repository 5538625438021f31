// The flags of a bench as data: parsed, checked and explained by --help from one table.

import { parseArgs } from 'node:util'

/** One flag. A flag without a `value` is a switch. */
export interface Flag {
  /** What stands after it in the help, such as 'N'. */
  readonly value?: string
  readonly default?: string
  readonly description: string
}

/** What was given: text by flag, true for a switch that is there. */
export type Flags<Names extends string> = Readonly<Partial<Record<Names, string>>> & { has(name: Names): boolean }

/** Reads the flags of a bench. With --help it prints what the bench is and all its flags, and ends the program. */
export function readFlags<Names extends string>(
  about: string,
  table: Readonly<Record<Names, Flag>>,
  args = process.argv.slice(2),
): Flags<Names> {
  const names = Object.keys(table) as Names[]
  const options: Record<string, { type: 'string' | 'boolean' }> = { help: { type: 'boolean' } }
  for (const name of names) options[name] = { type: table[name].value === undefined ? 'boolean' : 'string' }
  const { values } = parsed(args, options)
  if (values.help) {
    process.stdout.write(helpText(about, table))
    process.exit(0)
  }
  const given: Record<string, string> = {}
  for (const name of names) {
    const value = values[name] ?? table[name].default
    if (value !== undefined) given[name] = String(value)
  }
  return { ...(given as Partial<Record<Names, string>>), has: (name) => values[name] !== undefined }
}

function parsed(args: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...args], options })
  } catch (error) {
    console.error(`${(error as Error).message}\nTry --help.`)
    process.exit(2)
  }
}

/** The page that --help prints. */
export function helpText(about: string, table: Readonly<Record<string, Flag>>): string {
  const rows = Object.entries(table).map(([name, flag]) => [`--${name}${flag.value ? ` ${flag.value}` : ''}`, flag] as const)
  const width = Math.max(6, ...rows.map(([left]) => left.length))
  const lines = rows.map(
    ([left, flag]) => `  ${left.padEnd(width)}  ${flag.description}${flag.default === undefined ? '' : ` [${flag.default}]`}`,
  )
  return `${about}\n\n${lines.join('\n')}\n  ${'--help'.padEnd(width)}  This page\n`
}

/** A list given with commas, or undefined when none was. */
export function listOf(text: string | undefined): string[] | undefined {
  return text === undefined || text === '' ? undefined : text.split(',').map((item) => item.trim())
}

/** A number of at least 1. Throws for anything else, naming the flag. */
export function countOf(name: string, text: string | undefined): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number of at least 1, not ${text}`)
  return value
}
