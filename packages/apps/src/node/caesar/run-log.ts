// The log of a run, as a product and for the job: what was searched, what was found, what to mind.

import type { LogLevel } from '../../caesar/search-plan.ts'

type Severity = Exclude<LogLevel, 'OFF'>

const order: readonly LogLevel[] = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'OFF']

/** More lines than a run has to say, so that one gone wrong does not fill the memory. */
const MOST_LINES = 10_000

/** Lines with their times; those below the level asked for are dropped. */
export class RunLog {
  readonly #least: number
  readonly #tell: (line: string) => void
  readonly #lines: string[] = []

  constructor(level: LogLevel, tell: (line: string) => void) {
    this.#least = order.indexOf(level)
    this.#tell = tell
  }

  debug(line: string): void {
    this.#add('DEBUG', line)
  }

  info(line: string): void {
    this.#add('INFO', line)
  }

  warn(line: string): void {
    this.#add('WARN', line)
  }

  error(line: string): void {
    this.#add('ERROR', line)
  }

  /** All lines so far, as a file. */
  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('')
  }

  #add(severity: Severity, line: string): void {
    if (order.indexOf(severity) < this.#least || this.#lines.length >= MOST_LINES) return
    const flat = line.replace(/[\r\n]+/g, ' ')
    this.#lines.push(`${new Date().toISOString()} ${severity.padEnd(5)} ${flat}`)
    this.#tell(severity === 'INFO' ? flat : `${severity}: ${flat}`)
  }
}
