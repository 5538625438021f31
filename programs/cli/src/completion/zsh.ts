// The completion script for zsh.

import type { DescribedCommand, DescribedOption } from './described-command.ts'

/** A script to be saved as `_cirasa` in a folder of fpath. */
export function zshCompletion(commands: readonly DescribedCommand[]): string {
  return `#compdef cirasa
# cirasa completion for zsh; made by \`cirasa completion zsh\`.
_cirasa() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(zshCase).join('\n')}
  esac
}
_cirasa "$@"
`
}

function zshCase({ name, options, choices }: DescribedCommand): string {
  const rest = choices.length > 0 ? `1:word:(${choices.join(' ')})` : '*:file:_files'
  const specs = [...options.flatMap(optionSpecs), quoted(rest)]
  return `    ${name})
      _arguments -s \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')} ;;`
}

function optionSpecs({ flags, description, takesValue, choices }: DescribedOption): string[] {
  const value = takesValue ? (choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files') : ''
  return flags.map((flag) => quoted(`${flag}[${description.replace(/[[\]:\\]/g, '\\$&')}]${value}`))
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
