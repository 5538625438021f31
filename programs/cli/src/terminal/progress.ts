// How a long call says where it is, on stderr: a bar on a terminal, one JSON object a line for programs, or nothing.

import type { CodedError } from '@cirasa/errors'
import type { Progress } from '@cirasa/finder'
import { countText } from '@cirasa/units'
import { errorText } from './error-text.ts'

/** One image's (or map's) progress, from its start to its end. */
export interface ProgressReport {
  start(): void
  at(stage: string, fraction: number, count?: number): void
  /** Figures of the result. */
  done(figures: Readonly<Record<string, number>>): void
  failed(error: CodedError): void
}

export type ProgressKind = 'bar' | 'json' | 'none'

const BAR_EVERY_MS = 80
const JSON_EVERY_MS = 500
const BAR_CELLS = 28

/** The kind that suits where stderr goes. */
function progressKind(asked: ProgressKind | 'auto', err: NodeJS.WriteStream): ProgressKind {
  if (asked !== 'auto') return asked
  return err.isTTY ? 'bar' : 'json'
}

/**
 * A report of the kind asked for, about something with a name. Failures are told in words as well, unless JSON lines were asked for:
 * where stderr goes to a file, a person reads it later.
 */
export function progressReport(asked: ProgressKind | 'auto', name: string, err: NodeJS.WriteStream): ProgressReport {
  switch (progressKind(asked, err)) {
    case 'bar':
      return barReport(name, err)
    case 'json':
      return jsonReport(name, err, asked !== 'json')
    default:
      return { start() {}, at() {}, done() {}, failed: (error) => sayFailure(err, name, error) }
  }
}

/** The finder's progress on a report. */
export const finderProgress =
  (report: ProgressReport) =>
  ({ stage, fraction, count: n }: Progress): void =>
    report.at(stage, fraction, n)

function barReport(name: string, err: NodeJS.WriteStream): ProgressReport {
  let last = Number.NEGATIVE_INFINITY
  const clear = () => err.write('\r\x1b[K')
  const draw = (stage: string, fraction: number, n?: number) => {
    const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CELLS)
    const bar = '#'.repeat(full) + '.'.repeat(BAR_CELLS - full)
    const line = `${name}  [${bar}] ${String(Math.floor(fraction * 100)).padStart(3)} %  ${stage}${n ? ` ${countText(n)}` : ''}`
    err.write(`\r\x1b[K${line.slice(0, Math.max(20, (err.columns || 80) - 1))}`)
  }
  return {
    start: () => draw('reading', 0),
    at: (stage, fraction, n) => {
      const now = performance.now()
      if (now - last < BAR_EVERY_MS) return
      last = now
      draw(stage, fraction, n)
    },
    done: clear,
    failed: (error) => {
      clear()
      sayFailure(err, name, error)
    },
  }
}

function jsonReport(name: string, err: NodeJS.WriteStream, inWords: boolean): ProgressReport {
  const began = performance.now()
  let last = Number.NEGATIVE_INFINITY
  let lastStage = ''
  const say = (event: string, figures: object) => {
    const seconds = Number(((performance.now() - began) / 1000).toFixed(3))
    err.write(`${JSON.stringify({ event, image: name, seconds, ...figures })}\n`)
  }
  return {
    start: () => say('start', {}),
    at: (stage, fraction, n) => {
      const now = performance.now()
      if (stage === lastStage && now - last < JSON_EVERY_MS) return
      last = now
      lastStage = stage
      say('progress', { stage, fraction: Number(fraction.toFixed(4)), ...(n === undefined ? {} : { count: n }) })
    },
    done: (figures) => say('done', figures),
    failed: (error) => {
      say('error', { code: error.code, message: error.message, remedy: error.remedy })
      if (inWords) sayFailure(err, name, error)
    },
  }
}

function sayFailure(err: NodeJS.WriteStream, name: string, error: CodedError): void {
  err.write(`${name}: ${errorText(error)}`)
}
