// Settings of caesar-rest that this server does not have: they are accepted, so that a start script goes on working, and warned about.

const EMBEDDED = 'jobs are kept and handed out by the server itself, no broker is needed'
const LATER = 'that scheduler is not available yet'
const AAI = 'there is no authentication yet'
const STORAGE = 'files are read where --datadir says; mount remote storage there'
const CONTAINERS = 'apps are part of the server, no container is needed'

/** Why a setting has no effect, by its name; a name that ends in `*` stands for all that begin so. */
const ignored: readonly (readonly [string, string])[] = [
  ['broker-*', EMBEDDED],
  ['result-backend-*', EMBEDDED],
  ['kube-*', LATER],
  ['slurm-*', LATER],
  ['mount-rclone-volume', STORAGE],
  ['mount-volume-path', STORAGE],
  ['rclone-*', STORAGE],
  ['caesar-container', CONTAINERS],
  ['aegean-container', CONTAINERS],
  ['cutex-container', CONTAINERS],
  ['mrcnn-container', CONTAINERS],
  ['cnn-classifier-container', CONTAINERS],
  ['umap-container', CONTAINERS],
  ['outlier-finder-container', CONTAINERS],
  ['hdbscan-container', CONTAINERS],
  ['simsearch-container', CONTAINERS],
  ['mrcnn-weights', 'that app is not available yet'],
  ['modeldir', 'no app of this server reads models yet'],
  ['secretfile', AAI],
  ['openid-realm', AAI],
  ['ssl', 'put a proxy that speaks TLS in front of the server'],
  ['debug', 'use --loglevel debug to see more'],
  ['no-db', 'there is always a database, embedded unless --db says otherwise'],
]

/** Those of them that caesar-rest gives no value to. */
const withoutValue = new Set(['kube-incluster', 'mount-rclone-volume', 'ssl', 'debug', 'no-db'])

/** A setting of caesar-rest without effect here. */
export interface IgnoredSetting {
  readonly reason: string
  readonly takesValue: boolean
}

/** What is to be said of a name that has no effect; undefined for any other. */
export function ignoredSetting(name: string): IgnoredSetting | undefined {
  const found = ignored.find(([pattern]) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern))
  return found && { reason: found[1], takesValue: !withoutValue.has(name) }
}

/** Names of datasets by the settings that caesar-rest has for their paths. */
export const datasetSettings: ReadonlyMap<string, string> = new Map(
  ['smgps', 'smgps-feats-simclr', 'smgps-feats-siglip', 'smgps-feats-dinov2', 'emu-pilot', 'emu', 'emu-scorpio-pilot', 'emu-gp-pilot'].map(
    (id) => [`dataset-${id}`, id],
  ),
)

/** One spelling of a name: `--job_scheduler`, `-job_scheduler` and `job-scheduler` are the same. */
export const settingName = (given: string): string => given.replace(/^-+/, '').replaceAll('_', '-').toLowerCase()
