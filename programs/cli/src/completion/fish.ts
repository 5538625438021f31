// The completion script for fish.

import type { DescribedCommand, DescribedOption } from './described-command.ts'

/** A script to be saved in fish's folder of completions. */
export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = ['# cirasa completion for fish; made by `cirasa completion fish`.']
  for (const { name, summary, options, choices } of commands) {
    lines.push(`complete -c cirasa -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`)
    const inCommand = `-n '__fish_seen_subcommand_from ${name}'`
    if (choices.length > 0) lines.push(`complete -c cirasa ${inCommand} -f -a ${quoted(choices.join(' '))}`)
    for (const option of options) lines.push(`complete -c cirasa ${inCommand} ${optionWords(option)}`)
  }
  return `${lines.join('\n')}\n`
}

function optionWords({ flags, description, takesValue, choices }: DescribedOption): string {
  const words = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
  if (takesValue) words.push(choices.length > 0 ? `-x -a ${quoted(choices.join(' '))}` : '-r')
  words.push(`-d ${quoted(description)}`)
  return words.join(' ')
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "'\\''")}'`
