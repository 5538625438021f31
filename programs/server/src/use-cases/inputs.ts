// What a job may work on: uploads of its owner, datasets of the service, and files below the folders that the operator named.

import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AppInput, AppManifest } from '@cirasa/apps'
import { isCodedError } from '@cirasa/errors'
import { type FileRecord, type Job, type JobInput, jobErrors, type TaskSpec } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import { formatOf, SNIFF_BYTES } from './file-kinds.ts'
import { fileKey, isId } from './file-names.ts'
import type { ServiceParts } from './parts.ts'
import { readHead } from './read-head.ts'
import type { SubmitMode } from './seams.ts'
import type { InputRequest } from './service.ts'

/** An input that exists, and what it is. */
interface Resolved {
  readonly input: JobInput
  readonly name: string
  readonly format: string | undefined
}

/** Checks what a request names; nothing of a path that is not allowed is told, not even whether it is there. */
export async function resolveInput(parts: ServiceParts, owner: string, request: InputRequest, mode: SubmitMode): Promise<Resolved> {
  if (request.kind === 'file') return await resolveFile(parts, owner, request.id, mode)
  if (request.kind === 'dataset') return resolveDataset(parts, request.id)
  const place = await allowedPath(parts.settings.inputRoots, request.path)
  return { input: { kind: 'path', path: place }, name: path.basename(place), format: await formatOnDisk(place) }
}

async function resolveFile({ records }: ServiceParts, owner: string, id: string, mode: SubmitMode): Promise<Resolved> {
  const file = isId(id) ? await records.files.get(owner, id) : undefined
  if (!file || file.removed !== undefined) throw serverErrors.NO_SUCH_FILE({ id: isId(id) ? id : 'of that id' })
  // Clients of caesar-rest look for products that are called after the id of the upload.
  const name = mode === 'wire' ? `${file.id}.${file.format}` : file.name
  return { input: { kind: 'file', id, name }, name: file.name, format: file.format }
}

function resolveDataset({ settings }: ServiceParts, id: string): Resolved {
  if (!settings.datasets.some((dataset) => dataset.id === id)) throw serverErrors.NO_SUCH_DATASET({ id })
  return { input: { kind: 'dataset', id }, name: id, format: 'json' }
}

/** The real path of a file below one of the roots, links followed. Throws SERVER_PATH_NOT_ALLOWED for everything else. */
async function allowedPath(roots: readonly string[], wanted: string): Promise<string> {
  if (!path.isAbsolute(wanted) || wanted.includes('\0')) throw serverErrors.PATH_NOT_ALLOWED()
  try {
    const real = await realpath(wanted)
    const below = await Promise.all(roots.map(async (root) => isBelow(await realpath(root), real)))
    if (below.includes(true) && (await stat(real)).isFile()) return real
  } catch {
    // Whether it is missing or forbidden is nobody's business.
  }
  throw serverErrors.PATH_NOT_ALLOWED()
}

/** True for a path inside a folder, not for the folder. Both are real paths. */
export const isBelow = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** Whether as many inputs are given as the app takes, each in a format that it reads. */
export function checkInputs(app: AppManifest, given: readonly Resolved[]): void {
  const needed = app.inputs.filter(({ optional }) => !optional)
  if (given.length < needed.length) throw serverErrors.NO_INPUT({ app: app.name, needs: needed.map(({ name }) => name).join(' and ') })
  if (given.length > app.inputs.length) {
    throw serverErrors.TOO_MANY_INPUTS({ app: app.name, takes: app.inputs.length, given: given.length })
  }
  given.forEach(({ name, format }, index) => {
    const { formats }: AppInput = app.inputs[index]
    if (format === undefined || !formats.includes(format)) {
      throw serverErrors.INPUT_FORMAT({ app: app.name, name, format: format ?? 'of no known format', takes: formats.join(', ') })
    }
  })
}

/** Where the inputs of a job lie now, for task.json. Throws JOBS_INPUT_GONE. */
export async function taskInputs(parts: ServiceParts, job: Job): Promise<TaskSpec['inputs']> {
  return await Promise.all(job.inputs.map((input) => taskInput(parts, job.owner, input)))
}

async function taskInput(parts: ServiceParts, owner: string, input: JobInput): Promise<TaskSpec['inputs'][number]> {
  if (input.kind === 'path') {
    const place = await allowedPath(parts.settings.inputRoots, input.path)
    return { path: place, name: path.basename(place) }
  }
  if (input.kind === 'dataset') {
    const dataset = parts.settings.datasets.find(({ id }) => id === input.id)
    if (!dataset) throw jobErrors.INPUT_GONE({ id: input.id })
    return { path: dataset.path, name: `${dataset.id}.json` }
  }
  const file = await parts.records.files.get(owner, input.id)
  if (!file) throw jobErrors.INPUT_GONE({ id: input.id })
  return { path: await placeOfFile(parts, file), name: input.name }
}

/** Where an upload lies. Throws JOBS_INPUT_GONE when somebody has taken it off the disk: the store would name its own key for it. */
export async function placeOfFile({ files }: ServiceParts, file: FileRecord): Promise<string> {
  try {
    return await files.localPath(fileKey(file))
  } catch (error) {
    throw isCodedError(error) && error.code === 'JOBS_NO_SUCH_FILE' ? jobErrors.INPUT_GONE({ id: file.id }) : error
  }
}

async function formatOnDisk(place: string): Promise<string | undefined> {
  try {
    return formatOf(await readHead(place, SNIFF_BYTES))
  } catch {
    throw serverErrors.PATH_NOT_ALLOWED()
  }
}
