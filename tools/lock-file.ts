// The lock file names every package for every platform: a registry that lacks some makes npm leave them out, and `npm ci` then refuses the file.

/** What the lock file says of one package; only what is needed here. */
export interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The lock file: packages by their place in node_modules. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

const OS = ['linux', 'darwin', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const CPU = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** Optional dependencies of locked packages that have no entry of their own, with the entry that they want. */
export function missingEntries({ packages }: LockFile): ReadonlyMap<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>()
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const at = `node_modules/${name}`
      if (at in packages || `${place}/${at}` in packages) continue
      missing.set(at, { version: range.replace(/^[\^~]/, ''), ...(dev ? { dev } : {}), optional: true, ...platformOf(name) })
    }
  }
  return missing
}

/** The lock file with these entries in their places. */
export function completed(lock: LockFile): LockFile {
  const all = { ...lock.packages, ...Object.fromEntries(missingEntries(lock)) }
  return { ...lock, packages: Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

// Platform packages say in their names where they belong: `@oxc-parser/binding-linux-x64-musl`.
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/)
  const os = OS.filter((word) => words.includes(word))
  const cpu = CPU.filter((word) => words.includes(word))
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.some((word) => word.startsWith('gnu')) ? ['glibc'] : []
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) }
}
