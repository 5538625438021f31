// The options of one request as the mapping reads them: with their defaults, and a note of what was asked for in vain.

import type { AppOption, AppOptionValue } from '../app.ts'
import { isDefault } from '../check-options.ts'
import { caesarOptions } from './options/caesar-options.ts'

const table: ReadonlyMap<string, AppOption> = new Map(caesarOptions.map((option) => [option.name, option]))

/** Reads options and collects warnings. */
export class GivenOptions {
  readonly warnings: string[] = []
  readonly #given: ReadonlyMap<string, AppOptionValue>

  /** @param given options that passed the check. */
  constructor(given: Readonly<Record<string, AppOptionValue>>) {
    this.#given = new Map(Object.entries(given))
  }

  /** Whether the request says something else than the default. */
  isSet(name: string): boolean {
    return !isDefault(definition(name), this.#given.get(name))
  }

  /** Whether the request says anything: for options of the finder, where the default is worth saying too. */
  isGiven(name: string): boolean {
    return this.#given.has(name)
  }

  flag(name: string): boolean {
    return this.#value(name) === true
  }

  number(name: string): number {
    return Number(this.#value(name))
  }

  text(name: string): string {
    return String(this.#value(name) ?? '')
  }

  /** A number that the finder takes in a narrower range than CAESAR does. */
  within(name: string, least: number, most: number): number {
    const value = this.number(name)
    const taken = Math.min(most, Math.max(least, value))
    if (taken !== value) this.warn(`Option ${name} is ${value}, and the finder takes ${least} to ${most}: ${taken} was taken.`)
    return taken
  }

  /** Warns of options that mean nothing without another. */
  needs(names: readonly string[], other: string): void {
    for (const name of names) if (this.isSet(name)) this.warn(`Option ${name} has no effect without ${other}.`)
  }

  warn(sentence: string): void {
    this.warnings.push(sentence)
  }

  #value(name: string): AppOptionValue | undefined {
    return this.#given.get(name) ?? definition(name).default
  }
}

function definition(name: string): AppOption {
  const option = table.get(name)
  if (option === undefined) throw new Error(`The mapping reads an option ${name} that the table does not have`)
  return option
}
