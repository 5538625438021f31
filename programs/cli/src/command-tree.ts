// The tree of commands: names and summaries here, the rest loaded for the command that is called, so that start-up stays short.

import { Command, Option } from 'commander'

/** What a command is given besides its arguments. */
export interface Session {
  /** Aborted when somebody asked the program to stop. */
  readonly signal: AbortSignal
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
}

/** Fills in a command: its arguments, options, examples and action. */
export type DefineCommand = (command: Command, session: Session) => void | Promise<void>

interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<DefineCommand>
}

export const commandEntries: readonly CommandEntry[] = [
  {
    name: 'find',
    summary: 'find and measure the sources of images, write catalogues',
    load: async () => (await import('./commands/find.ts')).defineFind,
  },
  {
    name: 'info',
    summary: 'say what is in a FITS file: HDUs, axes, sky, beam, noise',
    load: async () => (await import('./commands/info.ts')).defineInfo,
  },
  {
    name: 'convert',
    summary: 'turn a catalogue into another format',
    load: async () => (await import('./commands/convert.ts')).defineConvert,
  },
  {
    name: 'simulate',
    summary: 'make a map of known sources, and the catalogue of them',
    load: async () => (await import('./commands/simulate.ts')).defineSimulate,
  },
  {
    name: 'compare',
    summary: 'compare a catalogue with another one or with the truth',
    load: async () => (await import('./commands/compare.ts')).defineCompare,
  },
  {
    name: 'serve',
    summary: 'start the service: uploads, jobs and results over HTTP',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'submit',
    summary: 'send images to a service and have them searched there',
    load: async () => (await import('./commands/submit.ts')).defineSubmit,
  },
  {
    name: 'completion',
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.ts')).defineCompletion,
  },
  {
    name: 'errors',
    summary: 'explain an error code',
    load: async () => (await import('./commands/errors.ts')).defineErrors,
  },
]

const examples = `
Examples:
  cirasa find image.fits                    search an image, catalogues go to cirasa-out
  cirasa find *.fits --out results          several images
  cirasa info image.fits                    what is in it, which planes there are
  cirasa COMMAND --help                     all options of a command, with examples`

/**
 * The program with its commands.
 *
 * @param wanted the one command to load whole, or 'all'.
 */
export async function buildProgram(session: Session, version: string, wanted: string | 'all'): Promise<Command> {
  const program = new Command('cirasa')
    .description('Finds, measures and compares astronomical sources.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    .enablePositionalOptions()
  quietly(program)
  for (const entry of commandEntries) {
    const command = program.command(entry.name).summary(entry.summary).description(capitalised(entry.summary))
    command.helpOption('-h, --help', 'print this help')
    quietly(command)
    if (wanted === 'all' || wanted === entry.name) await (await entry.load())(command, session)
  }
  return program
}

/** An option that takes one of a few words. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words)
}

/** Errors are thrown, and said in one place. */
function quietly(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => {} })
}

const capitalised = (text: string) => `${text[0].toUpperCase()}${text.slice(1)}.`
