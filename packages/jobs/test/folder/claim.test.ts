// The right to run an attempt is given once, to whoever is first, and a claim is known to be alive only while its very process is.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { claimAttempt, isClaimAlive, isVoid, readClaim, voidClaim } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { until } from '../../conformance/until.ts'
import { temporaryFolder } from './temporary-job.ts'

/** A process that claims attempt 1 of a folder, says whether it got it, and stays. */
function claimingProcess(folder: string) {
  const program = `
    const { claimAttempt } = await import('@cirasa/jobs/folder')
    console.log(await claimAttempt(process.argv[1], 1))
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('a claim', () => {
  it('is given to one of many that ask at once', async () => {
    const folder = temporaryFolder()
    const given = await Promise.all(Array.from({ length: 20 }, (_, turn) => (turn % 2 ? claimAttempt : voidClaim)(folder, 1)))
    expect(given.filter((mine) => mine)).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['claim-1.json'])
  })

  it('is given once for each attempt', async () => {
    const folder = temporaryFolder()
    expect(await claimAttempt(folder, 1)).toBe(true)
    expect(await claimAttempt(folder, 2)).toBe(true)
    expect(await claimAttempt(folder, 1)).toBe(false)
  })

  it('that nobody made is absent, and one that the service took belongs to nobody', async () => {
    const folder = temporaryFolder()
    expect(await readClaim(folder, 1)).toBeUndefined()
    await voidClaim(folder, 1)
    const claim = (await readClaim(folder, 1))!
    expect(isVoid(claim)).toBe(true)
    expect(isClaimAlive(claim)).toBe(false)
  })

  it('is alive until its process ends, also while its parent has not noticed', async () => {
    const folder = temporaryFolder()
    const child = claimingProcess(folder)
    expect(String(await once(child.stdout, 'data'))).toBe('true\n')
    const claim = (await readClaim(folder, 1))!
    expect(claim.pid).toBe(child.pid)
    expect(isClaimAlive(claim)).toBe(true)
    child.kill('SIGKILL')
    await until(
      () => isClaimAlive(claim),
      (alive) => !alive,
    )
  })

  it('is not alive when its pid belongs to a process that began at another time or in another boot', async () => {
    const folder = temporaryFolder()
    await claimAttempt(folder, 1)
    const claim = (await readClaim(folder, 1))!
    expect(isClaimAlive(claim)).toBe(true)
    expect(isClaimAlive({ ...claim, startTicks: claim.startTicks! + 1 })).toBe(false)
    expect(isClaimAlive({ ...claim, boot: 'another' })).toBe(false)
    expect(isClaimAlive({ ...claim, startTicks: undefined })).toBe(false)
  })
})
