// Makes jobs of a submission: everything is checked before the first one is added, and all are added or none.

import { type Instant, type Job, type JobInput, type JobLimits, newId, type OptionValue } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import type { Caller } from './caller.ts'
import { cleanTag } from './file-names.ts'
import { checkInputs, resolveInput } from './inputs.ts'
import type { ServiceParts, ServiceSettings } from './parts.ts'
import type { RerunChanges, Submission } from './service.ts'

/** The jobs of a submission, not added yet. Throws as `submitJobs` does, quotas apart. */
export async function plannedJobs(parts: ServiceParts, caller: Caller, submission: Submission): Promise<readonly Job[]> {
  const { app: name, mode, tag = '', oneJobPerFile } = submission
  const app = parts.apps.manifests.find((manifest) => manifest.name === name)
  if (!app) throw serverErrors.NO_SUCH_APP({ app: name })
  const inputs = await Promise.all(submission.inputs.map((input) => resolveInput(parts, caller.owner, input, mode)))
  const groups = oneJobPerFile ? inputs.map((input) => [input]) : [inputs]
  if (groups.length === 0) checkInputs(app, [])
  for (const group of groups) checkInputs(app, group)
  const { options, warnings } = parts.apps.check(app, submission.options, mode)
  const limits = allowedLimits(parts, submission.limits)
  const batch = groups.length > 1 ? newId() : undefined
  return groups.map((group) => {
    const wanted = { owner: caller.owner, app: name, options, warnings, limits, batch, tag: cleanTag(tag), keepDays: submission.keepDays }
    return newJob(parts, { ...wanted, inputs: group.map(({ input }) => input) })
  })
}

/** The job again, with what is different. Its options are checked anew: the app may be a newer one. */
export async function plannedRerun(parts: ServiceParts, before: Job, changes: RerunChanges): Promise<Job> {
  const app = parts.apps.manifests.find(({ name }) => name === before.app)
  if (!app) throw serverErrors.NO_SUCH_APP({ app: before.app })
  const given = Object.fromEntries(Object.entries({ ...before.options, ...changes.options }).filter(([, value]) => value !== null))
  const { options, warnings } = parts.apps.check(app, given, 'native')
  return newJob(parts, {
    owner: before.owner,
    app: before.app,
    inputs: before.inputs,
    options,
    warnings,
    tag: cleanTag(changes.tag ?? before.tag),
    limits: allowedLimits(parts, changes.limits ?? before.limits),
    rerunOf: before.id,
  })
}

interface WantedJob {
  readonly owner: string
  readonly app: string
  readonly options: Readonly<Record<string, OptionValue>>
  readonly inputs: readonly JobInput[]
  readonly warnings: readonly string[]
  readonly limits: JobLimits
  readonly tag: string
  readonly batch?: string
  readonly rerunOf?: string
  readonly keepDays?: number
}

function newJob({ clock, settings, schedulerName }: ServiceParts, { keepDays, ...wanted }: WantedJob): Job {
  const submitted = clock()
  return Object.freeze({
    ...wanted,
    id: newId(),
    state: 'PENDING',
    reason: 'Waits for its turn.',
    submitted,
    attempt: 0,
    scheduler: schedulerName,
    taskEnded: true,
    elapsed: 0,
    productBytes: 0,
    expires: expiryOf(settings, submitted, keepDays),
    revision: 0,
  })
}

/** When a job is taken away: after as many days as were asked for, and never later than the operator keeps jobs. */
export function expiryOf({ keepJobs }: ServiceSettings, now: Instant, keepDays: number | undefined): Instant | undefined {
  const asked = keepDays === undefined ? Number.POSITIVE_INFINITY : Math.round(keepDays * 86_400_000)
  const kept = Math.min(asked, keepJobs ?? Number.POSITIVE_INFINITY)
  return Number.isFinite(kept) ? now + kept : undefined
}

/** What a job asks for within what the operator allows. Throws SERVER_LIMIT_TOO_HIGH. */
function allowedLimits({ settings: { limits } }: ServiceParts, wanted: JobLimits = {}): JobLimits {
  const { standard, highest } = limits
  return {
    seconds: allowed(wanted.seconds ?? standard.seconds, highest.seconds, 'seconds'),
    memoryBytes: allowed(wanted.memoryBytes ?? standard.memoryBytes, highest.memoryBytes, 'bytes of memory'),
  }
}

function allowed(given: number | undefined, highest: number | undefined, unit: string): number | undefined {
  if (given !== undefined && !(given > 0)) throw serverErrors.BAD_REQUEST({ reason: `a limit of ${given} ${unit} lets nothing run` })
  if (given !== undefined && highest !== undefined && given > highest) throw serverErrors.LIMIT_TOO_HIGH({ given, unit, allowed: highest })
  return given ?? highest
}
