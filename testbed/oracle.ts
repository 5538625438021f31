// Other tools as witnesses: runs Debian's Python with astropy and the like, and says why a test that needs one is skipped.

import { execFileSync, spawnSync } from 'node:child_process'
import { describe, it } from 'vitest'

const PYTHON = '/usr/bin/python3'

/** A tool that agreement tests ask, how to see that it is there, and the Debian package that brings it. */
const tools = {
  astropy: { probe: [PYTHON, '-c', 'import astropy.wcs, astropy.io.fits'], package: 'python3-astropy' },
  healpix: { probe: [PYTHON, '-c', 'import astropy_healpix'], package: 'python3-astropy-healpix' },
  regions: { probe: [PYTHON, '-c', 'import regions'], package: 'python3-regions' },
  sep: { probe: [PYTHON, '-c', 'import sep'], package: 'python3-sep' },
  sextractor: { probe: ['source-extractor', '--version'], package: 'source-extractor' },
  stilts: { probe: ['stilts', '-version'], package: 'stilts' },
  fpack: { probe: ['fpack', '-V'], package: 'libcfitsio-bin' },
} as const

export type Tool = keyof typeof tools

const present = new Map<Tool, boolean>()

function isPresent(tool: Tool): boolean {
  let known = present.get(tool)
  if (known === undefined) {
    const [command, ...args] = tools[tool].probe
    const result = spawnSync(command, args, { stdio: 'ignore' })
    known = result.error === undefined && result.status === 0
    present.set(tool, known)
  }
  return known
}

/**
 * `describe` for tests that need another tool. Without the tool they are reported as skipped with the reason; with CI=true they fail.
 */
export function describeWith(tool: Tool, name: string, tests: () => void): void {
  if (isPresent(tool)) describe(name, tests)
  else if (process.env.CI === 'true') {
    describe(name, () => {
      it(`needs ${tool}`, () => {
        throw new Error(`${tool} is missing: .ci/run must install the Debian package ${tools[tool].package}`)
      })
    })
  } else describe.skip(`${name} [skipped: ${tool} is not installed; apt-get install ${tools[tool].package}]`, tests)
}

/** Runs a Python program under Debian's Python, JSON in on stdin, JSON out on stdout. */
export function askPython<T>(program: string, input: unknown, args: readonly string[] = []): T {
  const output = execFileSync(PYTHON, ['-c', program, ...args], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return JSON.parse(output) as T
}
