// Flags made from an option table, and the values they and a configuration file give: flag before file before default.

import { type Command, Option } from 'commander'
import { checkOptionValue, type FlagDefinition, type OptionValue } from './option-value.ts'

/** Adds a flag for each option of the table, under its heading, in the order of the table. A boolean can be said both ways. */
export function addOptionFlags(command: Command, table: readonly FlagDefinition[]): void {
  // Headings appear in the order in which their first option does; what is seldom needed stands last under each.
  for (const advanced of [false, true])
    for (const definition of table)
      if ((definition.advanced ?? false) === advanced)
        for (const option of flagsOf(definition)) command.addOption(option.helpGroup(definition.heading))
}

function flagsOf(definition: FlagDefinition): Option[] {
  const { name, type } = definition
  const description = describe(definition)
  if (type !== 'boolean') return [new Option(`--${name} <${placeholder(definition)}>`, description)]
  const yes = new Option(`--${name}`, description)
  const no = new Option(`--no-${name}`, negated(definition))
  // Both are understood; the help shows the one that changes something.
  return definition.default ? [no, yes.hideHelp()] : [yes, no.hideHelp()]
}

/** Descriptions begin with what is done, as an order: the opposite is 'Do not', and the default stands beside it in words. */
function negated({ description, default: isOn }: FlagDefinition): string {
  const order = `Do not ${description[0].toLowerCase()}${description.slice(1).replace(/\.$/, '')}`
  return isOn ? `${order} (by default this is done)` : order
}

function placeholder({ type, unit, values, placeholder: word }: FlagDefinition): string {
  if (type === 'enum') return (values ?? []).join('|')
  return unit?.replace(/^\//, 'per-').replaceAll(' ', '-') ?? word ?? (type === 'integer' ? 'count' : 'number')
}

function describe(definition: FlagDefinition): string {
  const { type, min, max } = definition
  const notes: string[] = []
  if (type !== 'boolean') {
    notes.push(`default ${short(definition.default)}`)
    if (type !== 'enum') {
      if (min !== undefined && max !== undefined) notes.push(`${short(min)} to ${short(max)}`)
      else if (min !== undefined) notes.push(`at least ${short(min)}`)
      else if (max !== undefined) notes.push(`at most ${short(max)}`)
    }
  } else notes.push(definition.default ? 'default on' : 'default off')
  return `${definition.description.replace(/\.$/, '')} (${notes.join('; ')})`
}

/** Numbers as short as they can be written: 1e15. */
function short(value: FlagDefinition['default']): string {
  if (typeof value !== 'number') return String(value)
  const power = value.toExponential().replace('e+', 'e')
  return String(value).length > 6 && power.length < String(value).length ? power : String(value)
}

/** The options that flags were given for, checked. Throws CLI_BAD_VALUE, CLI_OUT_OF_RANGE or CLI_NOT_ONE_OF. */
export function flagValues(command: Command, table: readonly FlagDefinition[]): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {}
  for (const definition of table) {
    const key = camelCase(definition.name)
    if (command.getOptionValueSource(key) !== 'cli') continue
    values[definition.name] = checkOptionValue(definition, command.getOptionValue(key), `--${definition.name}`)
  }
  return values
}

/** As commander keys its values: 'seed-threshold' becomes 'seedThreshold'. */
function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
