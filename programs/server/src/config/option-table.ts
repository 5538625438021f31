// Every setting of the server, in one table: the flags, the variables of the environment, the keys of the file and the reference page are made of it.

/** How a value is written: `bytes` takes `500M` and `2G`, `seconds` takes `90`, `15m`, `5h` and `7d`. */
export type SettingType = 'text' | 'integer' | 'flag' | 'list' | 'choice' | 'bytes' | 'seconds'

/** One setting. */
export interface ServerOption {
  readonly name: string
  readonly group: 'Network' | 'Storage' | 'Database' | 'Jobs' | 'Inputs' | 'Limits' | 'Compatibility' | 'Logs'
  readonly type: SettingType
  readonly argument?: string
  readonly default?: string | number | boolean | readonly string[]
  readonly values?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** How run_app.py of caesar-rest calls it, with dashes for underscores. */
  readonly aliases?: readonly string[]
  readonly description: string
}

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'silent'] as const

/** The settings. Times are in seconds, sizes in bytes. */
export const serverOptions = [
  { name: 'host', group: 'Network', type: 'text', argument: 'ADDRESS', default: '127.0.0.1', description: 'Address to listen on.' },
  {
    name: 'port',
    group: 'Network',
    type: 'integer',
    argument: 'NUMBER',
    default: 8080,
    min: 0,
    max: 65535,
    description: 'Port to listen on; 0 takes a free one.',
  },
  {
    name: 'aai',
    group: 'Network',
    type: 'flag',
    default: false,
    description: 'Ask users who they are (not available yet: the server refuses to start).',
  },
  {
    name: 'insecure-no-auth',
    group: 'Network',
    type: 'flag',
    default: false,
    description: 'Listen on an address that other machines reach, although everybody is the same user.',
  },
  {
    name: 'allow-host',
    group: 'Network',
    type: 'list',
    argument: 'NAME',
    default: [],
    description: 'Host name that requests may be addressed to, besides those of this machine; may be repeated.',
  },
  {
    name: 'trust-proxy',
    group: 'Network',
    type: 'list',
    argument: 'ADDRESS',
    default: [],
    description: 'Address of a proxy whose word on the client is believed; may be repeated.',
  },
  {
    name: 'web',
    group: 'Network',
    type: 'flag',
    default: true,
    description: 'Serve the web app at the bare address; --no-web leaves the API alone.',
  },
  {
    name: 'allow-queries',
    group: 'Network',
    type: 'flag',
    default: false,
    description: 'Let the pages of the web app ask VizieR and SIMBAD; without it they ask nobody but this service.',
  },
  {
    name: 'home',
    group: 'Storage',
    type: 'text',
    argument: 'FOLDER',
    default: 'cirasa-data',
    description: 'Folder for everything that is not given a place of its own below.',
  },
  {
    name: 'datadir',
    group: 'Storage',
    type: 'text',
    argument: 'FOLDER',
    description: 'Folder of uploaded files; `data` in the home folder where left out.',
  },
  {
    name: 'jobdir',
    group: 'Storage',
    type: 'text',
    argument: 'FOLDER',
    description: 'Folder of jobs; `jobs` in the home folder where left out.',
  },
  {
    name: 'sample',
    group: 'Storage',
    type: 'text',
    argument: 'FILE',
    description: 'Image that a new service loads and searches once, so that there is something to look at.',
  },
  {
    name: 'keep-jobs',
    group: 'Storage',
    type: 'seconds',
    argument: 'TIME',
    min: 60,
    description: 'How long jobs are kept after they were submitted; for ever where left out.',
  },
  {
    name: 'keep-bin',
    group: 'Storage',
    type: 'seconds',
    argument: 'TIME',
    default: 7 * 86_400,
    min: 0,
    description: 'How long a removed file can be restored.',
  },
  {
    name: 'tiles-bytes',
    group: 'Storage',
    type: 'bytes',
    argument: 'SIZE',
    default: 20 * 2 ** 30,
    min: 1,
    description: 'How much of the tiles of images is kept; they take a sixth of their images, and are made again when they are asked for.',
  },
  {
    name: 'db',
    group: 'Database',
    type: 'text',
    argument: 'KIND',
    default: 'sqlite',
    description: '`sqlite`, `postgres`, or the URL of a PostgreSQL database (better in the environment: it may hold a password).',
  },
  {
    name: 'dbfile',
    group: 'Database',
    type: 'text',
    argument: 'FILE',
    description: 'File of the SQLite database; `cirasa.sqlite` in the home folder where left out.',
  },
  {
    name: 'dbhost',
    group: 'Database',
    type: 'text',
    argument: 'NAME',
    default: 'localhost',
    description: 'Host of PostgreSQL, with --db postgres; user and password come from PGUSER and PGPASSWORD.',
  },
  { name: 'dbname', group: 'Database', type: 'text', argument: 'NAME', default: 'cirasa', description: 'Name of the PostgreSQL database.' },
  {
    name: 'dbport',
    group: 'Database',
    type: 'integer',
    argument: 'NUMBER',
    default: 5432,
    min: 1,
    max: 65535,
    description: 'Port of PostgreSQL.',
  },
  {
    name: 'scheduler',
    group: 'Jobs',
    type: 'text',
    argument: 'NAME',
    default: 'local',
    aliases: ['job-scheduler'],
    description: 'Where jobs run: `local`, as processes of this machine.',
  },
  {
    name: 'poll-period',
    group: 'Jobs',
    type: 'seconds',
    argument: 'TIME',
    default: 5,
    min: 1,
    max: 3600,
    aliases: ['job-monitoring-period'],
    description: 'How often running jobs are looked at, besides when they report.',
  },
  {
    name: 'max-tasks',
    group: 'Jobs',
    type: 'integer',
    argument: 'NUMBER',
    min: 0,
    max: 1024,
    description:
      'Jobs that run at once; as many as processors, divided by the threads of a job, where left out. 0 takes jobs in and lets them wait.',
  },
  {
    name: 'task-threads',
    group: 'Jobs',
    type: 'integer',
    argument: 'NUMBER',
    default: 1,
    min: 1,
    max: 1024,
    description: 'Threads that a job may use.',
  },
  {
    name: 'job-time',
    group: 'Jobs',
    type: 'seconds',
    argument: 'TIME',
    default: 5 * 3600,
    min: 1,
    description: 'Time limit of a job that asks for none.',
  },
  {
    name: 'max-job-time',
    group: 'Jobs',
    type: 'seconds',
    argument: 'TIME',
    default: 24 * 3600,
    min: 1,
    description: 'Longest time limit that a job may ask for.',
  },
  {
    name: 'job-memory',
    group: 'Jobs',
    type: 'bytes',
    argument: 'SIZE',
    min: 1 << 26,
    description: 'Memory limit of a job that asks for none; none where left out.',
  },
  {
    name: 'max-job-memory',
    group: 'Jobs',
    type: 'bytes',
    argument: 'SIZE',
    min: 1 << 26,
    description: 'Largest memory limit that a job may ask for.',
  },
  {
    name: 'input-root',
    group: 'Inputs',
    type: 'list',
    argument: 'FOLDER',
    default: [],
    description: 'Folder whose files may be inputs by their path; may be repeated. No path is taken where left out.',
  },
  {
    name: 'dataset',
    group: 'Inputs',
    type: 'list',
    argument: 'NAME=FILE',
    default: [],
    description: 'List of files (JSON) that is offered as input under a name; may be repeated.',
  },
  {
    name: 'max-upload',
    group: 'Limits',
    type: 'bytes',
    argument: 'SIZE',
    default: 1000 * 2 ** 20,
    min: 1,
    description: 'Largest file that may be uploaded.',
  },
  {
    name: 'quota-bytes',
    group: 'Limits',
    type: 'bytes',
    argument: 'SIZE',
    min: 1,
    description: 'What the files and products of one user may take; not bounded where left out.',
  },
  {
    name: 'quota-jobs',
    group: 'Limits',
    type: 'integer',
    argument: 'NUMBER',
    min: 1,
    description: 'Jobs that one user may keep; not bounded where left out.',
  },
  {
    name: 'quota-concurrent',
    group: 'Limits',
    type: 'integer',
    argument: 'NUMBER',
    min: 1,
    description: 'Jobs of one user that may wait or run at once; not bounded where left out.',
  },
  {
    name: 'rate-limit',
    group: 'Limits',
    type: 'integer',
    argument: 'NUMBER',
    default: 6000,
    min: 0,
    description: 'Requests a minute from one address; 0 does not limit them.',
  },
  {
    name: 'request-timeout',
    group: 'Limits',
    type: 'seconds',
    argument: 'TIME',
    default: 3600,
    min: 1,
    description: 'How long a request, an upload included, may take to arrive.',
  },
  {
    name: 'min-free-disk',
    group: 'Limits',
    type: 'bytes',
    argument: 'SIZE',
    default: 256 * 2 ** 20,
    min: 0,
    description: 'Below this much room the server says that it is not ready.',
  },
  {
    name: 'legacy-get-actions',
    group: 'Compatibility',
    type: 'flag',
    default: false,
    description: 'Let GET delete files and cancel jobs, as caesar-rest did: any web page can then make a browser do it.',
  },
  {
    name: 'loglevel',
    group: 'Logs',
    type: 'choice',
    argument: 'LEVEL',
    default: 'info',
    values: levels,
    description: 'What is worth a line in the log.',
  },
  { name: 'logtofile', group: 'Logs', type: 'flag', default: false, description: 'Write the log to files besides standard output.' },
  {
    name: 'logdir',
    group: 'Logs',
    type: 'text',
    argument: 'FOLDER',
    description: 'Folder of log files; `logs` in the home folder where left out.',
  },
  { name: 'logfile', group: 'Logs', type: 'text', argument: 'NAME', default: 'app_logs.json', description: 'Name of the log file.' },
  {
    name: 'logfile-maxsize',
    group: 'Logs',
    type: 'integer',
    argument: 'MB',
    default: 5,
    min: 1,
    max: 100_000,
    description: 'Size in MB from which on a new file is begun; two older ones are kept.',
  },
] as const satisfies readonly ServerOption[]

type Option = (typeof serverOptions)[number]

type ValueOf<O extends Option> = O['type'] extends 'integer' | 'bytes' | 'seconds'
  ? number
  : O['type'] extends 'flag'
    ? boolean
    : O['type'] extends 'list'
      ? readonly string[]
      : string

/** Values of all settings by name; one without a default may be undefined. */
export type ServerSettings = {
  readonly [O in Option as O['name']]: O extends { readonly default: unknown } ? ValueOf<O> : ValueOf<O> | undefined
}
