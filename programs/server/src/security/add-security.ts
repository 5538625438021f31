// What every request passes before it reaches a face: names, headers, rates.

import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { serverErrors } from '../errors.ts'
import { checkHosts, type HostRules } from './host-check.ts'

/** How careful to be. */
export interface SecuritySettings extends HostRules {
  /** Requests a minute from one address; 0 does not limit them. */
  readonly rateLimit: number
}

/** Nothing of what is served may run or be framed, unless a page of ours says otherwise for itself. */
const NOTHING_RUNS = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] } }

/** Adds the checks; before any route. */
export async function addSecurity(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  checkHosts(app, settings)
  await app.register(helmet, {
    contentSecurityPolicy: NOTHING_RUNS,
    // Whether there is TLS is for the proxy in front to know.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  if (settings.rateLimit === 0) return
  await app.register(rateLimit, {
    max: settings.rateLimit,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
    errorResponseBuilder: (_request, { ttl }) => serverErrors.TOO_MANY_REQUESTS({ seconds: Math.ceil(ttl / 1000) }),
  })
}
