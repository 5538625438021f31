// result.json: how the job ended. There is one for all attempts of a job, and what is written first stays.

import { contractFiles, type TaskResult } from '../task.ts'
import { readContractFile, writeOnce } from './contract-file.ts'
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
