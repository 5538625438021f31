// The page of the server's settings, from the table that flags, environment and file are read by.

import { type ServerOption, serverOptions } from '../../programs/server/src/config/option-table.ts'

/** The settings in Markdown, by group. */
export function serverOptionsPage(): string {
  const table: readonly ServerOption[] = serverOptions
  const opening = `What \`cirasa-server\` and \`cirasa serve\` can be told. Each is a flag, a variable of the environment (\`CIRASA_\` and the name in capitals, with underscores)
and a key of the JSON file that \`--config\` or \`CIRASA_CONFIG\` names; a flag wins over the variable, the variable over the file. Names are taken with
dashes or underscores, flags with one dash or two, as run_app.py of caesar-rest took them. Sizes may be written \`500M\` or \`2G\`, times \`90\`, \`15m\`, \`5h\` or
\`7d\`. Settings that only caesar-rest has (\`kube_*\`, \`slurm_*\`, \`broker_*\`, \`result_backend_*\`, \`rclone_*\`, \`*_container\` and others) are accepted, have no effect,
and are warned about; \`dataset_NAME=FILE\` is taken for \`dataset NAME=FILE\`.`
  const sections = [...new Set(table.map(({ group }) => group))].map((group) => {
    return [
      `## ${group}`,
      table
        .filter((option) => option.group === group)
        .map(entry)
        .join('\n'),
    ].join('\n\n')
  })
  return ['# Settings of the server', opening, ...sections].join('\n\n')
}

function entry(option: ServerOption): string {
  const { name, argument, aliases = [], description } = option
  const flag = argument ? `--${name} ${argument}` : `--${name}`
  const also = aliases.length === 0 ? '' : ` In caesar-rest: \`${aliases.map((alias) => alias.replaceAll('-', '_')).join('`, `')}\`.`
  return `- \`${flag}\`: ${description}${facts(option)}${also}`
}

function facts({ type, default: standard, values, min, max }: ServerOption): string {
  const choice = values ? ` One of ${values.join(', ')}.` : ''
  const bounds = type === 'integer' && min !== undefined && max !== undefined ? ` From ${min} to ${max}.` : ''
  if (standard === undefined || type === 'list') return choice + bounds
  if (type === 'flag') return ' Off by default.'
  const shown = type === 'bytes' ? `${Number(standard) / 2 ** 20}M` : type === 'seconds' ? `${standard} s` : `\`${standard}\``
  return `${choice}${bounds} Default ${shown}.`
}
