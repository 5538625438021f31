// result.json: how the job ended. There is one for all attempts of a job, and what is written first stays. done-N.json goes before it.

import { contractFiles, type TaskResult } from '../task.ts'
import { readContractFile, replaceFileNow, writeOnce } from './contract-file.ts'
import { resultSchema } from './schemas.ts'

const LIMIT_BYTES = 16 << 20

/** True when this is the result that counts; false when there is one, of whichever attempt, which is left as it is. */
export function writeResult(folder: string, result: TaskResult): Promise<boolean> {
  return writeOnce(folder, contractFiles.result, result)
}

/** Undefined while the job has not ended. Throws JOBS_CONTRACT_BROKEN. */
export function readResult(folder: string): Promise<TaskResult | undefined> {
  return readContractFile(folder, contractFiles.result, resultSchema, LIMIT_BYTES)
}

/**
 * Notes that the app has ended, at once: listing and hashing its products takes time, in which the worker may be killed. It lives as long as the
 * products that the app has written to the same disk do: a crash of the machine may lose either.
 */
export function noteDone(folder: string, result: Omit<TaskResult, 'products'>): void {
  replaceFileNow(folder, contractFiles.done(result.attempt), { ...result, products: [] })
}

/** How the app of this attempt ended, without its products; undefined while it runs, or when it never came to an end. */
export async function readDone(folder: string, attempt: number): Promise<TaskResult | undefined> {
  // One that is damaged says nothing: the app is run again.
  return readContractFile(folder, contractFiles.done(attempt), resultSchema, LIMIT_BYTES).catch(() => undefined)
}
