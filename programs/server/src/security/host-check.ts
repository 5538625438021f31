// Whom the service answers to: by host name against DNS rebinding, by origin against pages of other sites.

import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'

/** Which names requests may be addressed to. */
export interface HostRules {
  /** The address that is listened on. */
  readonly host: string
  readonly allowed: readonly string[]
}

/** True for an address that only this machine reaches. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/**
 * Refuses requests to names that are not ours: a page in a browser can give any name the address of this machine, and would then read all
 * that a service without authentication says. A service on a public address is found by many names: there only names given are checked.
 */
export function checkHosts(app: FastifyInstance, { host, allowed }: HostRules): void {
  const names = new Set(allowed.map((name) => name.toLowerCase()))
  const checked = isLoopback(host) || names.size > 0
  const isOurs = (name: string): boolean => names.has(name) || name === host.toLowerCase() || isLocalName(name)
  app.addHook('onRequest', async (request) => {
    if (checked && request.headers.host !== undefined && !isOurs(hostName(request.headers.host))) throw serverErrors.UNKNOWN_HOST()
    refuseOtherSites(request, (name) => names.has(name))
  })
}

/** Browsers say from where a page that sends something comes; programs send no such header. */
function refuseOtherSites(request: FastifyRequest, isAllowed: (name: string) => boolean): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const { origin } = request.headers
  if (request.headers['sec-fetch-site'] !== 'cross-site' && origin === undefined) return
  if (origin !== undefined && (sameHost(origin, request.host) || isAllowed(originHost(origin) ?? ''))) return
  throw serverErrors.CROSS_SITE({ origin: originHost(origin ?? '') ?? 'another site' })
}

const sameHost = (origin: string, host: string): boolean => origin.replace(/^https?:\/\//, '').toLowerCase() === host.toLowerCase()

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).hostname : undefined
}

/** The name in a Host header, without its port. */
function hostName(header: string): string {
  const name = header.startsWith('[') ? header.slice(1, header.indexOf(']')) : header.replace(/:\d*$/, '')
  return name.toLowerCase().replace(/\.$/, '')
}

const isLocalName = (name: string): boolean => isLoopback(name) || name.endsWith('.localhost')
