// Workspaces that a person has named: how a window looked when it was saved, to come back to.

import { isCodedError } from '@cirasa/errors'
import { webErrors } from '../../catalogue/errors.ts'
import type { OpenedWorkspace } from './open-workspace.ts'
import { readWorkspace } from './read-workspace.ts'
import type { Workspace } from './workspace.ts'
import { titlesAmong, workspaceName } from './workspace-name.ts'

type Beside = Pick<OpenedWorkspace, 'target' | 'person' | 'shelf'>

/** Titles, in the order of the alphabet. */
export async function listNamed({ target, person, shelf }: Beside, signal?: AbortSignal): Promise<readonly string[]> {
  const entries = await shelf.list(signal)
  const names = entries.map(({ name }) => name)
  return titlesAmong(names, target, person).toSorted((a, b) => a.localeCompare(b))
}

/** Throws WEB_WORKSPACE_GONE, WEB_WORKSPACE_NEWER and WEB_WORKSPACE_DAMAGED. */
export async function readNamed(beside: Beside, title: string): Promise<Workspace> {
  return readWorkspace((await found(beside, title)).content)
}

/** Saves under a title that is not taken; false, and nothing is saved, where it is. */
export async function saveNamed({ target, person, shelf }: Beside, title: string, workspace: Workspace): Promise<boolean> {
  return (await shelf.put(workspaceName(target, person, title), workspace, undefined)) !== undefined
}

/** Saves in the place of the one of that title. */
export async function replaceNamed(beside: Beside, title: string, workspace: Workspace): Promise<void> {
  const { target, person, shelf } = beside
  const { mark } = await found(beside, title)
  if ((await shelf.put(workspaceName(target, person, title), workspace, mark)) === undefined) throw webErrors.WORKSPACE_BUSY()
}

/** Gives another title; false, and nothing is changed, where it is taken. */
export async function renameNamed(beside: Beside, title: string, to: string): Promise<boolean> {
  const workspace = await readNamed(beside, title)
  if (!(await saveNamed(beside, to, workspace))) return false
  await removeNamed(beside, title)
  return true
}

/** Removes one, and gives what it was, where that can be read. */
export async function removeNamed({ target, person, shelf }: Beside, title: string): Promise<Workspace | undefined> {
  const name = workspaceName(target, person, title)
  const there = await shelf.get(name)
  await shelf.remove(name)
  try {
    return there && readWorkspace(there.content)
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

async function found({ target, person, shelf }: Beside, title: string) {
  const there = await shelf.get(workspaceName(target, person, title))
  if (there === undefined) throw webErrors.WORKSPACE_GONE({ title })
  return there
}
