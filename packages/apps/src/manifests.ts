// The apps that there are, and the check of a request to one of them.

import type { AppManifest, AppOptionValue } from './app.ts'
import { caesarManifest } from './caesar/manifest.ts'
import { planSearch } from './caesar/mapping.ts'
import { type CheckedOptions, checkOptions } from './check-options.ts'
import type { CheckMode } from './options/option-value.ts'

/** The apps of this package. */
export const manifests: readonly AppManifest[] = Object.freeze([caesarManifest])

type Remarks = (options: Readonly<Record<string, AppOptionValue>>, mode: CheckMode) => readonly string[]

/** What an app, by its name, has to say of options that passed the check, in sentences. */
const remarks: ReadonlyMap<string, Remarks> = new Map([[caesarManifest.name, (options, mode) => planSearch(options, mode).warnings]])

/**
 * The check of {@link checkOptions}, and what the app itself has to say of the options: what is listed in `warnings` has no effect or
 * another one than its name says. Throws what `checkOptions` throws, and APPS_CONTRADICTION.
 */
export function checkRequest(manifest: AppManifest, given: unknown, mode: CheckMode): CheckedOptions {
  const { options, warnings } = checkOptions(manifest, given, mode)
  return { options, warnings: [...warnings, ...(remarks.get(manifest.name)?.(options, mode) ?? [])] }
}
