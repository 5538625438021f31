// Completes package-lock.json: `npm ci` refuses a lock file without the optional packages of other platforms, and a registry that does
// not carry those makes npm leave them out. Run it after an install that changed the lock file: `node tools/complete-lock.ts`.

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** An entry of a lock file, as far as it matters here. */
export interface LockEntry {
  readonly version?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export type LockPackages = Readonly<Record<string, LockEntry>>

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The platform that a package's name ends with.
 *
 * @example platformOf('@napi-rs/canvas-linux-x64-musl') // { os: ['linux'], cpu: ['x64'], libc: ['musl'] }
 */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[-/]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  if (os.length !== 1 || cpu.length !== 1) return undefined
  const libc =
    os[0] !== 'linux'
      ? undefined
      : words.some((word) => word.startsWith('musl'))
        ? 'musl'
        : words.some((word) => word.startsWith('gnu'))
          ? 'glibc'
          : undefined
  return { os, cpu, ...(libc === undefined ? {} : { libc: [libc] }) }
}

/** The packages with an entry for every optional dependency that names its platform and has an exact version; others stay missing. */
export function completed(packages: LockPackages): LockPackages {
  const added: Record<string, LockEntry> = {}
  for (const [place, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      if (platform === undefined || !/^\d/.test(version) || isReachable(name, place, packages)) continue
      added[`node_modules/${name}`] = { version, ...platform, optional: true }
    }
  }
  // npm keeps the root first and the rest by name.
  const { '': root, ...rest } = { ...packages, ...added }
  return { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) }
}

/** Whether Node would find the package from there: beside it or in a folder above. */
function isReachable(name: string, place: string, packages: LockPackages): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, '../package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockPackages }
  const packages = completed(lock.packages)
  console.log(`${Object.keys(packages).length - Object.keys(lock.packages).length} packages of other platforms added`)
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
}
