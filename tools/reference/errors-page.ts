// The page of all errors, from the registries of all packages and programs.

import { globSync } from 'node:fs'
import path from 'node:path'
import type { ErrorEntry } from '@cirasa/errors'

interface Registry {
  readonly entries: ReadonlyMap<string, ErrorEntry>
}

/**
 * Where registries are, so that a new package is on the page without being listed anywhere: one a package, and one more for its entry
 * that needs Node.
 */
export const registryFiles = (root: string): string[] => globSync('{packages,programs}/*/src/{,node/}errors.ts', { cwd: root }).toSorted()

/** Every registry of the checkout. */
export async function findRegistries(root: string): Promise<Registry[]> {
  const files = registryFiles(root)
  const modules = await Promise.all(files.map((file) => import(path.join(root, file)) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.values(module)).filter(isRegistry)
}

/** The page in Markdown. */
export async function errorsPage(root: string): Promise<string> {
  const entries = new Map((await findRegistries(root)).flatMap((registry) => [...registry.entries]))
  const sections = [...entries]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { says, do: remedy }]) => `## ${code}\n\n${says}\n\n*What to do:* ${remedy}`)
  return ['# Errors', 'What can be expected to go wrong, by code. Words in braces are filled in when it happens.', ...sections].join('\n\n')
}

function isRegistry(value: unknown): value is Registry {
  return typeof value === 'object' && value !== null && (value as { entries?: unknown }).entries instanceof Map
}
