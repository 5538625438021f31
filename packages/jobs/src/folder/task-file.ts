// task.json: what a worker has to do, written by the service before it hands the task over.

import { mkdir } from 'node:fs/promises'
import { jobErrors } from '../errors.ts'
import { contractFiles, type TaskSpec } from '../task.ts'
import { readContractFile, replaceFile } from './contract-file.ts'
import { taskSchema } from './schemas.ts'

const LIMIT_BYTES = 4 << 20

/** Makes the folder when needed and writes what is to be done, in place of what an earlier attempt was told. */
export async function writeTask(folder: string, task: TaskSpec): Promise<void> {
  await mkdir(folder, { recursive: true })
  await replaceFile(folder, contractFiles.task, task)
}

/** Undefined when no task was written yet. Throws JOBS_CONTRACT_BROKEN. */
export function findTask(folder: string): Promise<TaskSpec | undefined> {
  return readContractFile(folder, contractFiles.task, taskSchema, LIMIT_BYTES)
}

/** Throws JOBS_CONTRACT_MISSING and JOBS_CONTRACT_BROKEN. */
export async function readTask(folder: string): Promise<TaskSpec> {
  const task = await findTask(folder)
  if (task === undefined) throw jobErrors.CONTRACT_MISSING({ file: contractFiles.task })
  return task
}
