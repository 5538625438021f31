// Takes the paths of this machine out of what users read: an input is called by the user's name for it.

import { fileURLToPath } from 'node:url'
import type { TaskSpec } from '@cirasa/jobs'

/** The folder that this installation lies in, as stacks name it. */
const ROOT = new URL('../../../', import.meta.url)

/** @example withoutPaths('/data/ab12/x.fits ends early.', folder, task) // 'vela.fits ends early.' */
export function withoutPaths(words: string, folder: string, { inputs }: Pick<TaskSpec, 'inputs'>): string {
  const longestFirst = [...inputs].sort((one, other) => other.path.length - one.path.length)
  const named = longestFirst.reduce((text, { path, name }) => text.replaceAll(path, name), words)
  return named.replaceAll(`${folder}/products/`, '').replaceAll(`${folder}/`, '').replaceAll(folder, 'the folder of the job')
}

/** A stack with the files of this installation named from its root on: users read it in the log of their job. */
export const withoutRoot = (stack: string): string => stack.replaceAll(ROOT.href, '').replaceAll(fileURLToPath(ROOT), '')
