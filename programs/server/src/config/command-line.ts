// The command line of the server: flags in any spelling that run_app.py of caesar-rest took, and its help.

import { Command, Option } from 'commander'
import { datasetSettings, ignoredSetting, settingName } from './caesar-rest-names.ts'
import { type ServerOption, serverOptions } from './option-table.ts'
import { type GivenSettings, optionNamed, variableName } from './resolve-settings.ts'

/** What the command line asks for. */
export type CommandLine =
  | { readonly command: 'start'; readonly flags: GivenSettings; readonly config?: string }
  | { readonly command: 'backup'; readonly to: string; readonly flags: GivenSettings; readonly config?: string }

const EXAMPLES = `
Examples:
  $ cirasa-server                                         serve this machine on http://127.0.0.1:8080
  $ cirasa-server --home /srv/cirasa --max-tasks 4        keep everything in one folder, run four jobs at once
  $ CIRASA_PORT=8090 cirasa-server --config cirasa.json   settings from the environment and from a file
  $ cirasa-server --datadir=/opt/caesar-rest/data --jobdir=/opt/caesar-rest/jobs --job_scheduler=local
                                                          as caesar-rest was started
  $ cirasa-server backup /backups/cirasa.sqlite --home /srv/cirasa

Every setting is also a variable, CIRASA_ and its name, and a key of the JSON file that --config names. A flag wins over the
variable, the variable over the file. Underscores and single dashes are taken as well.
`

/** Reads the arguments. Ends the process for --help and --version, and with code 2 for a flag that there is not, as commands do. */
export function readCommandLine(argv: readonly string[], version: string): CommandLine {
  const { taken, rest } = takeLegacy(argv)
  let asked: CommandLine | undefined
  const program = withSettings(new Command('cirasa-server'), true)
    .description('Serves source finding over HTTP: the API of caesar-rest v1.0, and a native one.')
    .version(version, '-V, --version')
    .addHelpText('after', EXAMPLES)
    .helpCommand(false)
    .showHelpAfterError('(cirasa-server --help lists all flags)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action((given: Given) => {
      asked = { command: 'start', ...split(given, taken) }
    })
  withSettings(program.command('backup'), false)
    .description('Copies the SQLite database of a running or stopped server.')
    .argument('<to>', 'file to write')
    .action((to: string, _own: Given, command: Command) => {
      asked = { command: 'backup', to, ...split(command.optsWithGlobals(), taken) }
    })
  program.parse(rest, { from: 'user' })
  return asked!
}

type Given = Readonly<Record<string, unknown>>

/** Every setting is a flag of every command; they are listed once. */
function withSettings(command: Command, shown: boolean): Command {
  const config = new Option('--config <FILE>', 'JSON file of settings').env('CIRASA_CONFIG').helpGroup('Settings:')
  command.addOption(shown ? config : config.hideHelp())
  for (const setting of settings) {
    const option = new Option(flagOf(setting), helpOf(setting)).helpGroup(`${setting.group}:`)
    if (setting.type === 'list') option.argParser((value: string, before: string[] = []) => [...before, value])
    command.addOption(shown ? option : option.hideHelp())
  }
  return command
}

const settings: readonly ServerOption[] = serverOptions

const flagOf = ({ name, type, argument }: ServerOption): string => (type === 'flag' ? `--${name}` : `--${name} <${argument ?? 'VALUE'}>`)

function helpOf({ name, description, default: standard, type, values }: ServerOption): string {
  const choice = values ? ` One of ${values.join(', ')}.` : ''
  const given = standard === undefined || type === 'flag' || type === 'list' ? '' : ` [${shownDefault(type, Number(standard), standard)}]`
  return `${description}${choice}${given} (${variableName(name)})`
}

const shownDefault = (type: ServerOption['type'], value: number, standard: unknown): string =>
  type === 'bytes' ? `${value / 2 ** 20}M` : type === 'seconds' ? duration(value) : String(standard)

/** `5h` rather than `18000`. */
function duration(seconds: number): string {
  const [unit, length] = (
    [
      ['d', 86_400],
      ['h', 3600],
      ['m', 60],
    ] as const
  ).find(([, size]) => seconds >= size && seconds % size === 0) ?? ['s', 1]
  return `${seconds / length}${unit}`
}

function split({ config, ...known }: Given, taken: GivenSettings): { flags: GivenSettings; config?: string } {
  const flags = Object.entries(known).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value])
  return { flags: { ...Object.fromEntries(flags), ...taken }, config: config as string | undefined }
}

/**
 * The arguments with every flag in the spelling of the table, without those that only caesar-rest has, and those flags: commander knows
 * neither single dashes before a word nor names that have no effect.
 */
function takeLegacy(argv: readonly string[]): { readonly taken: GivenSettings; readonly rest: readonly string[] } {
  const taken: Record<string, string> = {}
  const rest: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const match = /^--?([a-zA-Z][\w-]+)(?:=(.*))?$/s.exec(argv[index])
    if (!match) {
      rest.push(argv[index])
      continue
    }
    const name = settingName(match[1])
    const denied = optionNamed(name.replace(/^no-/, ''))
    if (name.startsWith('no-') && denied?.type === 'flag' && match[2] === undefined) {
      taken[denied.name] = 'false'
      continue
    }
    const option = optionNamed(name)
    const next = argv[index + 1]?.startsWith('-') === false ? argv[index + 1] : undefined
    const legacy = datasetSettings.has(name) || ignoredSetting(name)?.takesValue
    if (legacy || ignoredSetting(name)) taken[name] = match[2] ?? (legacy && next !== undefined ? argv[++index] : '')
    else if (option?.type === 'flag' && match[2] !== undefined) taken[option.name] = match[2]
    // caesar-rest has --db without a value: there it says whether there is a database at all.
    else if (option?.name !== 'db' || match[2] !== undefined || next !== undefined) {
      rest.push(match[2] === undefined ? `--${option?.name ?? name}` : `--${option?.name ?? name}=${match[2]}`)
    }
  }
  return { taken, rest }
}
