// Where everything lies, as absolute paths, of the settings.

import path from 'node:path'
import type { ServerSettings } from '../config/option-table.ts'
import { serverErrors } from '../errors.ts'
import type { DatasetPlace } from '../use-cases/index.ts'

/** The folders and files of a server. */
export interface Places {
  readonly home: string
  readonly data: string
  readonly jobs: string
  readonly uploads: string
  readonly cache: string
  /** Of images, beside what else is cached: both have a size of their own. */
  readonly tiles: string
  readonly logs: string
  readonly database: string
}

/** Relative paths are below the folder that the server was started in. */
export function placesOf({ home, datadir, jobdir, logdir, dbfile }: ServerSettings): Places {
  const root = path.resolve(home)
  const data = path.resolve(datadir ?? path.join(root, 'data'))
  return {
    home: root,
    data,
    jobs: path.resolve(jobdir ?? path.join(root, 'jobs')),
    // On the disk of the files, so that a finished upload is only renamed.
    uploads: path.join(path.dirname(data), `.${path.basename(data)}-uploads`),
    cache: path.join(root, 'cache'),
    tiles: path.join(root, 'tiles'),
    logs: path.resolve(logdir ?? path.join(root, 'logs')),
    database: path.resolve(dbfile ?? path.join(root, 'cirasa.sqlite')),
  }
}

/** `NAME=FILE` as a dataset. Throws SERVER_BAD_SETTING. */
export function datasetPlace(given: string): DatasetPlace {
  const match = /^([\w.-]{1,64})=(.+)$/s.exec(given)
  if (!match) throw serverErrors.BAD_SETTING({ name: 'dataset', value: given.slice(0, 64), reason: 'it has to be NAME=FILE' })
  return { id: match[1], description: known[match[1]] ?? `Dataset ${match[1]}`, path: path.resolve(match[2]) }
}

/** What the names of caesar-rest stand for. */
const known: Readonly<Record<string, string>> = {
  smgps: 'Cutouts of images of the SARAO MeerKAT Galactic Plane Survey',
  'smgps-feats-simclr': 'Features of the cutouts of smgps, by SimCLR',
  'smgps-feats-siglip': 'Features of the cutouts of smgps, by SigLIP',
  'smgps-feats-dinov2': 'Features of the cutouts of smgps, by DINOv2',
  'emu-pilot': 'Cutouts of images of the EMU pilot survey',
  emu: 'Cutouts of images of the EMU survey',
  'emu-scorpio-pilot': 'Cutouts of images of the EMU pilot field SCORPIO',
  'emu-gp-pilot': 'Cutouts of images of the EMU pilot survey of the galactic plane',
}
