// The tree of commands as completion scripts need it: words, what they are for, and which values can follow.

import type { Command } from 'commander'

export interface DescribedOption {
  /** Every way to write it: '-o', '--out'. */
  readonly flags: readonly string[]
  readonly description: string
  readonly takesValue: boolean
  /** The words it takes; empty where it takes a number or a file. */
  readonly choices: readonly string[]
}

export interface DescribedCommand {
  readonly name: string
  readonly summary: string
  readonly options: readonly DescribedOption[]
  /** The words its first argument takes; empty for files. */
  readonly choices: readonly string[]
}

/** Every command of the program; what the help hides is left out. */
export function describeTree(program: Command): readonly DescribedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => ({
        flags: [option.short, option.long].filter((flag) => flag !== undefined),
        description: firstSentence(option.description),
        takesValue: option.required || option.optional,
        choices: option.argChoices ?? [],
      })),
  }))
}

function firstSentence(text: string): string {
  return text.replace(/ \(.*$/s, '').split(/[.;:] /)[0]
}
