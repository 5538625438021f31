// The presets that a person keeps: a document of the service, which two pages may change at once without losing anything.

import type { WorkspaceDocument } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import type { Preset } from './preset.ts'

/** A preset and the app that it is for. */
export interface OwnPreset extends Preset {
  readonly app: string
}

type Workspaces = Pick<Client['workspaces'], 'list' | 'get' | 'put'>

/** The name of the document. */
const NAME = 'run-presets'
const ATTEMPTS = 4
const LONGEST_NAME = 80

/** All that are kept, by name. */
export async function readOwnPresets(workspaces: Workspaces, signal?: AbortSignal): Promise<readonly OwnPreset[]> {
  return (await open(workspaces, signal)).presets
}

/** Keeps one, in the place of that of the same name and app. Gives all. */
export function keepPreset(workspaces: Workspaces, preset: OwnPreset): Promise<readonly OwnPreset[]> {
  const name = preset.name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME)
  return change(workspaces, (presets) =>
    [...presets.filter((one) => !isSame(one, { ...preset, name })), { ...preset, name }].sort((a, b) => a.name.localeCompare(b.name)),
  )
}

/** Drops one. Gives all that stay. */
export function dropPreset(workspaces: Workspaces, preset: OwnPreset): Promise<readonly OwnPreset[]> {
  return change(workspaces, (presets) => presets.filter((one) => !isSame(one, preset)))
}

const isSame = (a: OwnPreset, b: OwnPreset): boolean => a.name === b.name && a.app === b.app

/** Makes a change on what is there; again where another page was faster. */
async function change(
  workspaces: Workspaces,
  make: (presets: readonly OwnPreset[]) => readonly OwnPreset[],
  attempts = ATTEMPTS,
): Promise<readonly OwnPreset[]> {
  const { presets, etag } = await open(workspaces)
  const next = make(presets)
  try {
    await workspaces.put(NAME, { presets: next }, etag === undefined ? { ifNew: true } : { ifMatch: etag })
    return next
  } catch (error) {
    if (attempts <= 1 || !isCodedError(error) || error.code !== 'JOBS_WORKSPACE_CHANGED') throw error
    return change(workspaces, make, attempts - 1)
  }
}

async function open(workspaces: Workspaces, signal?: AbortSignal): Promise<{ presets: readonly OwnPreset[]; etag: string | undefined }> {
  // Asking for what is not there would be a failure in the log of every new page.
  const isThere = (await workspaces.list(signal)).some(({ name }) => name === NAME)
  if (!isThere) return { presets: [], etag: undefined }
  const { document, etag } = await workspaces.get(NAME, signal)
  return { presets: presetsIn(document), etag }
}

/** What of a document is a preset: anybody may have written it. */
function presetsIn({ presets }: WorkspaceDocument): readonly OwnPreset[] {
  return Array.isArray(presets) ? presets.filter(isPreset) : []
}

function isPreset(value: unknown): value is OwnPreset {
  const { name, says, app, options } = Object(value) as Partial<OwnPreset>
  return (
    [name, says, app].every((text) => typeof text === 'string') &&
    typeof options === 'object' &&
    options !== null &&
    Object.values(options).every((one) => ['string', 'number', 'boolean'].includes(typeof one))
  )
}
