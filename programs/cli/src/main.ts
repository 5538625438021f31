// The command line's entry: calls one command and turns what becomes of it into an exit code. No other file ends the process.

import { readFileSync } from 'node:fs'
import { discardUnfinishedFiles } from '@cirasa/apps/node/files'
import { isCodedError } from '@cirasa/errors'
import { CommanderError } from 'commander'
import { buildProgram, commandEntries, type Session } from './command-tree.ts'
import { cliErrors } from './errors.ts'
import { watchInterruption } from './interruption.ts'
import { errorText } from './terminal/error-text.ts'
import { ToldAlready } from './told-already.ts'

/** For bad input: the message carries a code and what to do. */
const EXIT_BAD_INPUT = 2
/** For a defect of this program. */
const EXIT_DEFECT = 1

const interruption = watchInterruption(discardUnfinishedFiles)
process.on('exit', discardUnfinishedFiles)
process.stdout.on('error', goOnWithoutReader)
process.stderr.on('error', goOnWithoutReader)
process.exitCode = await run(process.argv.slice(2))
// A worker thread that is still at work would keep us here.
if (interruption.signal.aborted) process.exit()

async function run(args: string[]): Promise<number> {
  const session: Session = { signal: interruption.signal, out: process.stdout, err: process.stderr }
  const called = args.find((arg) => !arg.startsWith('-')) ?? ''
  const isKnown = commandEntries.some(({ name }) => name === called)
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const program = await buildProgram(session, version, called === 'help' ? 'all' : called)
  try {
    if (args.length === 0) {
      process.stdout.write(program.helpInformation())
      return 0
    }
    await program.parseAsync(args, { from: 'user' })
    return interruption.signal.aborted ? interruption.exitCode() : 0
  } catch (error) {
    if (interruption.signal.aborted) {
      process.stderr.write('interrupted: nothing half-written is left\n')
      return interruption.exitCode()
    }
    if (error instanceof ToldAlready) return EXIT_BAD_INPUT
    if (error instanceof CommanderError) return afterUsageError(error, isKnown ? `cirasa ${called}` : 'cirasa')
    return sayError(error)
  }
}

function afterUsageError(error: CommanderError, call: string): number {
  if (error.exitCode === 0) return 0
  const message = error.message.replace(/^error: /, '')
  return sayError(cliErrors.USAGE({ message, call }))
}

function sayError(error: unknown): number {
  if (isCodedError(error)) {
    process.stderr.write(errorText(error))
    return EXIT_BAD_INPUT
  }
  process.stderr.write(`This is a defect of cirasa ${process.argv.slice(2).join(' ')}; please report it with what follows.\n`)
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT_DEFECT
}

/** Whoever read our output has gone (`| head`): what is still to be done for files goes on, what is still said is lost. */
function goOnWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
