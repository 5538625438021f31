// Joins the parts to the service.

import { accountingUseCases } from './accounting.ts'
import { appUseCases } from './catalogue.ts'
import { fileUseCases } from './files.ts'
import { JobFeed } from './job-feed.ts'
import { jobUseCases } from './jobs.ts'
import type { ServiceParts } from './parts.ts'
import { productUseCases } from './products.ts'
import type { Service } from './service.ts'
import { statementUseCases } from './statements.ts'
import { sweep } from './sweep.ts'
import { workspaceUseCases } from './workspaces.ts'

/** The service on these parts. It owns none of them: whoever made them closes them, after `close`. */
export function createService(parts: ServiceParts): Service {
  const feed = new JobFeed()
  const stopWatching = parts.runner.watch((job) => feed.publish(job.owner, { kind: 'changed', job }))
  return Object.freeze({
    ...fileUseCases(parts),
    ...jobUseCases(parts, feed),
    ...productUseCases(parts),
    ...statementUseCases(parts),
    ...workspaceUseCases(parts),
    ...accountingUseCases(parts),
    ...appUseCases(parts),
    sweep: (at: number) => sweep(parts, feed, at),
    close: async () => stopWatching(),
  })
}
