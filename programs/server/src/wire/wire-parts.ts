// What the caesar-rest face is given: the service, who asks, and what the operator allows.

import type { Instant } from '@cirasa/jobs'
import type { FastifyRequest } from 'fastify'
import type { Caller, Service } from '../use-cases/index.ts'

/** Where the face lies. */
export const WIRE_PREFIX = '/caesar/api/v1.0'

export interface WireParts {
  readonly service: Service
  readonly callerOf: (request: FastifyRequest) => Caller
  /** GET deletes and cancels too, as in caesar-rest. */
  readonly legacyGetActions: boolean
  readonly clock: () => Instant
  /** Told of an upload that begins, and its bytes. */
  readonly onUpload?: (bytes: number) => void
}
