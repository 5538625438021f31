// stop-N.json: why attempt N is being ended. Written before the task is asked to end, so that whoever comes later knows that it was meant.

import { contractFiles, type TaskStop } from '../task.ts'
import { readContractFile, writeOnce } from './contract-file.ts'
import { stopSchema } from './schemas.ts'

const LIMIT_BYTES = 64 << 10

/** The first reason stays. */
export async function writeStop(folder: string, attempt: number, stop: TaskStop): Promise<void> {
  await writeOnce(folder, contractFiles.stop(attempt), stop)
}

/** Undefined when nobody wants this attempt to end. Throws JOBS_CONTRACT_BROKEN. */
export function readStop(folder: string, attempt: number): Promise<TaskStop | undefined> {
  return readContractFile(folder, contractFiles.stop(attempt), stopSchema, LIMIT_BYTES)
}
