// Puts the settings together: a flag wins over the environment, that over the file, and the default holds where nothing was said.

import { readFileSync } from 'node:fs'
import { serverErrors } from '../errors.ts'
import { datasetSettings, ignoredSetting, settingName } from './caesar-rest-names.ts'
import { type ServerOption, type ServerSettings, serverOptions } from './option-table.ts'
import { readValue, type SettingValue } from './read-value.ts'

/** The settings, and what of what was given has no effect, in sentences. */
export interface ResolvedSettings {
  readonly settings: ServerSettings
  readonly warnings: readonly string[]
}

/** Flags as they were given, lists as arrays; names in any spelling. */
export type GivenSettings = Readonly<Record<string, unknown>>

/** Throws SERVER_BAD_SETTING and SERVER_CONFIG_NOT_READABLE. */
export function resolveSettings(flags: GivenSettings, environment: GivenSettings, configFile?: string): ResolvedSettings {
  const warnings: string[] = []
  const read = (given: GivenSettings, label: (name: string) => string) => readAll(given, label, warnings)
  const file = configFile === undefined ? {} : read(readConfig(configFile), (name) => `${name} in the configuration file`)
  const variables = read(environmentSettings(environment), (name) => variableName(name))
  const given = read(flags, (name) => `--${name}`)
  const defaults: Readonly<Record<string, unknown>> = Object.fromEntries(options.map((option) => [option.name, option.default]))
  const settings: Readonly<Record<string, unknown>> = {
    ...defaults,
    ...file,
    ...variables,
    ...given,
    dataset: [...new Set([file, variables, given].flatMap(datasets))],
  }
  if (settings.db === 'sqlite' && ['dbhost', 'dbname', 'dbport'].some((name) => name in file || name in variables || name in given)) {
    warnings.push('--dbhost, --dbname and --dbport have no effect on the embedded database: --db postgres uses them.')
  }
  return { settings: Object.freeze(settings) as unknown as ServerSettings, warnings }
}

const options: readonly ServerOption[] = serverOptions
const byName = new Map(options.flatMap((option) => [option.name, ...(option.aliases ?? [])].map((name) => [name, option] as const)))

/** The variable of the environment that a setting is read from. */
export const variableName = (name: string): string => `CIRASA_${name.replaceAll('-', '_').toUpperCase()}`

/** The option of that name or alias of caesar-rest, in one spelling. */
export const optionNamed = (name: string): ServerOption | undefined => byName.get(name)

const datasets = (given: Readonly<Record<string, SettingValue>>): readonly string[] =>
  (given.dataset as readonly string[] | undefined) ?? []

function readAll(given: GivenSettings, label: (name: string) => string, warnings: string[]): Record<string, SettingValue> {
  const read: Record<string, SettingValue> = {}
  for (const [spelled, value] of Object.entries(given)) {
    const name = settingName(spelled)
    const option = byName.get(name)
    const dataset = datasetSettings.get(name)
    const without = ignoredSetting(name)
    if (option) read[option.name] = readValue(option, value)
    else if (dataset) addDataset(read, dataset, value)
    else if (without) warnings.push(`${label(name)} has no effect: ${without.reason}.`)
    else throw serverErrors.BAD_SETTING({ name: label(name), value: 'given', reason: 'there is no such setting' })
  }
  return read
}

/** caesar-rest has one setting a dataset, empty where there is none. */
function addDataset(read: Record<string, SettingValue>, id: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') read.dataset = [...datasets(read), `${id}=${value}`]
}

/** Only what begins with our name, and is one of the settings: others may use the prefix for something else. */
function environmentSettings(environment: GivenSettings): GivenSettings {
  const found = options
    .flatMap(({ name, aliases = [] }) => [name, ...aliases])
    .map((name) => [name, environment[variableName(name)]] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''))
}

function readConfig(file: string): GivenSettings {
  const content = attempt(file, () => readFileSync(file, 'utf8'), 'it cannot be read')
  const config = attempt(file, () => JSON.parse(content) as unknown, 'it is not JSON')
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config as GivenSettings
  throw serverErrors.CONFIG_NOT_READABLE({ file, reason: 'it is not a JSON object' })
}

function attempt<T>(file: string, action: () => T, reason: string): T {
  try {
    return action()
  } catch (error) {
    throw serverErrors.CONFIG_NOT_READABLE({ file, reason }, error)
  }
}
