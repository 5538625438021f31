// The page of options, from the tables that the flags of the command line are made from.

import { finderOptions, type OptionDefinition } from '@cirasa/finder'

const titles: Readonly<Record<OptionDefinition['category'], string>> = {
  detection: 'Detection',
  noise: 'Background and noise',
  deblending: 'Deblending',
  fitting: 'Fitting',
  beam: 'Beam',
  execution: 'Execution',
}

/** The finder's options in Markdown, by category; those seldom needed after the others. */
export function optionsPage(): string {
  const table: readonly OptionDefinition[] = finderOptions
  const sections = Object.entries(titles).flatMap(([category, title]) => {
    const options = table.filter((option) => option.category === category)
    const ordered = [...options.filter(({ advanced }) => !advanced), ...options.filter(({ advanced }) => advanced)]
    return ordered.length === 0 ? [] : [`## ${title}`, ordered.map(entry).join('\n')]
  })
  const opening = `What the finder can be told. Each is a flag of \`cirasa find\` and a name in the file that \`--config\` takes. The command's other flags, on files and
formats, are in \`cirasa find --help\`. How to choose the thresholds is told in [choose thresholds](../how-to/choose-thresholds.md).`
  return ['# Options of the finder', opening, ...sections].join('\n\n')
}

function entry(option: OptionDefinition): string {
  const { name, type, description, advanced } = option
  const flag = type === 'boolean' ? `--${name}\`, \`--no-${name}` : `--${name}`
  return `- \`${flag}\`${advanced ? ' (advanced)' : ''}: ${description.replace(/\.$/, '')}. ${facts(option)}.`
}

function facts({ type, default: standard, min, max, values, unit }: OptionDefinition): string {
  if (type === 'boolean') return standard ? 'On by default' : 'Off by default'
  if (type === 'enum') return `One of ${values?.join(', ')}; default ${standard}`
  const withUnit = `${standard}${unit ? ` ${unit}` : ''}`
  return min === undefined || max === undefined ? `Default ${withUnit}` : `Default ${withUnit}, from ${min} to ${max}`
}
