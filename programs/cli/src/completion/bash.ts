// The completion script for bash.

import type { DescribedCommand } from './described-command.ts'

/** A script to be sourced, or saved where bash-completion looks. */
export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  return `# cirasa completion for bash; made by \`cirasa completion bash\`.
_cirasa() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} --help --version" -- "$word"))
    return
  fi
  case $command in
${commands.map(bashCase).join('\n')}
  esac
}
complete -o bashdefault -o default -F _cirasa cirasa
`
}

function bashCase({ name, options, choices }: DescribedCommand): string {
  const withValues = options.filter((option) => option.takesValue)
  const values = withValues.map(({ flags, choices: words }) =>
    // With no reply bash falls back on file names.
    words.length > 0
      ? `        ${flags.join('|')}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;`
      : `        ${flags.join('|')}) return ;;`,
  )
  const flags = options.flatMap((option) => option.flags).join(' ')
  return `    ${name})
      case $before in
${values.join('\n')}
      esac
      case $word in
        -*) COMPREPLY=($(compgen -W "${flags}" -- "$word")) ;;
        *) ${choices.length > 0 ? `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word"))` : ':'} ;;
      esac ;;`
}
