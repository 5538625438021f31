// Which Python runs a peer: Debian's own, or the one of the folder that an environment variable names.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const DEBIAN_PYTHON = '/usr/bin/python3'

/** A Python and what it needs in its environment to import a peer. */
export interface PeerPython {
  readonly program: string
  readonly env: Readonly<Record<string, string>>
}

/** Debian's Python, for the peers that come from its archive. */
export const debianPython: PeerPython = { program: DEBIAN_PYTHON, env: {} }

/**
 * The Python for a peer that lies in a folder of its own: that of a virtual environment when the folder is one,
 * otherwise Debian's with the folder on its path. Undefined when the variable names none.
 */
export function pythonOf(variable: string): PeerPython | undefined {
  const folder = process.env[variable]
  if (folder === undefined || folder === '') return undefined
  const own = path.join(folder, 'bin', 'python3')
  return existsSync(own) ? { program: own, env: {} } : { program: DEBIAN_PYTHON, env: { PYTHONPATH: path.resolve(folder) } }
}

/** Why a module cannot be used, or undefined: finds it without importing it, as some take seconds to import. */
export function missingModule(python: PeerPython, module: string, remedy: string): string | undefined {
  const probe = `import importlib.util, sys; sys.exit(importlib.util.find_spec(${JSON.stringify(module)}) is None)`
  const { status } = spawnSync(python.program, ['-c', probe], { env: { ...process.env, ...python.env }, stdio: 'ignore' })
  return status === 0 ? undefined : `no Python module ${module}: ${remedy}`
}

/** Path of a file beside the peers' wrappers. */
export function peerFile(name: string): string {
  return path.resolve(import.meta.dirname, '../peers', name)
}
