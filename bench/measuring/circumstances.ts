// What a figure depends on besides the program: the machine, its load, the versions. Stored with every result.

import { execFileSync, spawnSync } from 'node:child_process'
import os from 'node:os'

/** Where and when a bench ran. */
export interface Circumstances {
  /** ISO 8601, UTC. */
  readonly began: string
  readonly processor: string
  readonly cores: number
  readonly memoryGigabytes: number
  readonly system: string
  readonly node: string
  /** Commit of the checkout, with `+` where files differ from it; 'unknown' outside a checkout. */
  readonly revision: string
  /** Debian's version of each peer's package that is installed. */
  readonly packages: Readonly<Record<string, string>>
  /** Load average over one minute before the bench began. */
  readonly loadBefore: number
}

const PEER_PACKAGES = [
  'source-extractor',
  'python3-sep',
  'python3-photutils',
  'gnuastro',
  'python3-astropy',
  'python3-numpy',
  'python3-scipy',
]

/** Describes the machine now. */
export function describeCircumstances(): Circumstances {
  return {
    began: new Date().toISOString(),
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    revision: revision(),
    packages: packageVersions(),
    loadBefore: os.loadavg()[0],
  }
}

/** One line for the head of a table. */
export function circumstancesLine(circumstances: Circumstances, loadAfter: number): string {
  const { began, cores, processor, memoryGigabytes, node, revision: at, loadBefore } = circumstances
  return `Measured ${began.slice(0, 10)} on ${cores} cores (${processor}), ${memoryGigabytes} GiB, Node ${node}, at ${at}; load average ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after.`
}

function revision(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const differs = git('status', '--porcelain', '--untracked-files=no', '--', '..').trim() !== ''
    return git('rev-parse', '--short=10', 'HEAD').trim() + (differs ? '+' : '')
  } catch {
    return 'unknown'
  }
}

function packageVersions(): Record<string, string> {
  const asked = spawnSync('dpkg-query', ['--show', ...PEER_PACKAGES], { encoding: 'utf8' })
  const lines = (asked.stdout ?? '').split('\n').map((line) => line.split('\t'))
  return Object.fromEntries(lines.filter(([name, version]) => name && version))
}
