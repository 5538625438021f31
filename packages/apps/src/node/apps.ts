// The apps that a worker of this installation can run, by their names.

import { caesarManifest } from '../caesar/manifest.ts'
import type { RunnableApp } from './app-run.ts'
import { runCaesar } from './caesar/run-caesar.ts'

export const apps: ReadonlyMap<string, RunnableApp> = new Map([[caesarManifest.name, { manifest: caesarManifest, run: runCaesar }]])
