// claim-N.json: the right to run attempt N of a job. It is given once, to the first process that asks, and never again.

import { hostname } from 'node:os'
import { contractFiles, type TaskClaim } from '../task.ts'
import { readContractFile, writeOnce } from './contract-file.ts'
import { bootId, hasProcessFiles, processStat } from './process-stat.ts'
import { claimSchema } from './schemas.ts'

const LIMIT_BYTES = 64 << 10

/** Takes the claim for this process. False when anybody has it already: then this process must not run the attempt. */
export function claimAttempt(folder: string, attempt: number): Promise<boolean> {
  const startTicks = processStat(process.pid)?.startTicks
  const claim: TaskClaim = { pid: process.pid, startTicks, boot: bootId(), host: hostname(), at: Date.now() }
  return writeOnce(folder, contractFiles.claim(attempt), claim)
}

/** Takes the claim for nobody. True when this attempt can never run; false when a worker, or an earlier call, has the claim. */
export function voidClaim(folder: string, attempt: number): Promise<boolean> {
  const claim: TaskClaim = { pid: 0, host: hostname(), at: Date.now() }
  return writeOnce(folder, contractFiles.claim(attempt), claim)
}

/** Undefined while nobody has claimed the attempt. Throws JOBS_CONTRACT_BROKEN. */
export function readClaim(folder: string, attempt: number): Promise<TaskClaim | undefined> {
  return readContractFile(folder, contractFiles.claim(attempt), claimSchema, LIMIT_BYTES)
}

/** True for a claim that the service took itself. */
export const isVoid = (claim: TaskClaim): boolean => claim.pid === 0

/**
 * True while the process that made the claim is there, on this machine. A process that got the same pid later is told by when it began and
 * since which boot; where the kernel does not tell (not Linux), the pid alone has to do.
 */
export function isClaimAlive(claim: TaskClaim): boolean {
  if (isVoid(claim)) return false
  if (!hasProcessFiles) return isThere(claim.pid)
  if (claim.boot !== bootId()) return false
  const seen = processStat(claim.pid)
  return seen !== undefined && !seen.ended && seen.startTicks === claim.startTicks
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
