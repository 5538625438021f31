// Packs cutouts of labelled sources with their labels into a tar.gz while it is sent: one cutout at a time is in memory.

import { pipeline, type Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { buildTable, type ColumnDefinition, columnValues, type Judgement, writeCsv } from '@cirasa/catalog'
import { type Pack, pack } from 'tar-stream'
import { room } from './job-archive.ts'

/** Fast: noise does not pack well. */
const LEVEL = 1

/** A source of the set. */
export interface TrainingCutout {
  /** Its source_id. */
  readonly target: string
  readonly judgement: Judgement
  /** Where it was added; absent for one that the finder has found. */
  readonly added?: { readonly x: number; readonly y: number }
}

/** What is packed. */
export interface TrainingSet {
  readonly job: string
  readonly cutouts: readonly TrainingCutout[]
  /** Side of a cutout, pixels. */
  readonly size: number
  /** The FITS file of a cutout; undefined where there is none, as of a source that is in no table. */
  make(cutout: TrainingCutout): Promise<Uint8Array | undefined>
}

/** The set as a stream of tar.gz, all of it in one folder: the README first and the labels last. Leaving the stream stops the packing. */
export function trainingSet(set: TrainingSet, folder: string): Readable {
  const archive = pack()
  const zipped = createGzip({ level: LEVEL })
  pipeline(archive, zipped, () => undefined)
  fill(archive, set, folder).then(
    () => archive.finalize(),
    (error: Error) => zipped.destroy(error),
  )
  return zipped
}

interface Labelled extends TrainingCutout {
  /** Below the folder. */
  readonly file: string
}

async function fill(archive: Pack, set: TrainingSet, folder: string): Promise<void> {
  const add = async (name: string, content: Uint8Array) => {
    const entry = archive.entry({ name: `${folder}/${name}`, size: content.length, mode: 0o644 })
    if (!entry.write(content) && !archive.destroyed) await room(entry, archive)
    entry.end(undefined)
  }
  archive.entry({ name: `${folder}/`, type: 'directory', mode: 0o755 })
  await add('README.txt', new TextEncoder().encode(readme(set)))
  const files = fileNames(set.cutouts)
  const packed: Labelled[] = []
  for (const [index, cutout] of set.cutouts.entries()) {
    if (archive.destroyed) return
    const content = await set.make(cutout)
    if (content === undefined) continue
    await add(files[index], content)
    packed.push({ ...cutout, file: files[index] })
  }
  await add('labels.csv', labelsCsv(packed))
}

/** A file for each source: named by its source_id, without what file systems do not take, and each once also where they do not mind case. */
function fileNames(cutouts: readonly TrainingCutout[]): string[] {
  const taken = new Set<string>()
  return cutouts.map(({ target }) => {
    const plain = target
      .replace(/[^A-Za-z0-9._+-]/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 100)
    let stem = plain
    for (let number = 2; taken.has(stem.toLowerCase()); number++) stem = `${plain}_${number}`
    taken.add(stem.toLowerCase())
    return `cutouts/${stem}.fits`
  })
}

function labelsCsv(packed: readonly Labelled[]): Uint8Array {
  const column = (name: string, values: readonly (string | null)[]) => {
    const definition: ColumnDefinition = { name, type: 'string', description: '', nullable: true }
    return { definition, values: columnValues('string', values) }
  }
  const columns = [
    column(
      'source_id',
      packed.map(({ target }) => target),
    ),
    column(
      'label',
      packed.map(({ judgement }) => judgement.label),
    ),
    column(
      'verdict',
      packed.map(({ judgement }) => judgement.verdict),
    ),
    column(
      'by',
      packed.map(({ judgement }) => judgement.by.join('; ')),
    ),
    column(
      'at',
      packed.map(({ judgement }) => judgement.at),
    ),
    column(
      'edited',
      packed.map(({ added }) => (added ? 'added' : null)),
    ),
    column(
      'file',
      packed.map(({ file }) => file),
    ),
  ]
  return Buffer.concat([...writeCsv(buildTable({ name: 'labels', description: '', columns }))])
}

function readme({ job, cutouts, size }: TrainingSet): string {
  return `Labelled cutouts of job ${job}.

cutouts/    one FITS image of ${size} x ${size} pixels (float32, in the unit of the image) for each labelled source, named by its source_id;
            its WCS is that of the place. The source is at the middle. Pixels outside the image are blank (NaN).
labels.csv  one row a cutout: source_id, label, verdict (accepted, rejected or none), by (those who say the label), at (when the last of
            them said it, UTC), edited (added for a source that a person has added), file.

${cutouts.length} sources have a label. Of several people the majority counts; a source on which they are even is left out.
A source that was in no table and was not added with a place has no cutout and no row.
`
}
