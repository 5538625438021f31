// The caesar-rest v1.0 face: every endpoint of it, on the use-cases.

import type { FastifyInstance } from 'fastify'
import { answerError } from './face-errors.ts'
import { fileRoutes } from './file-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { outputRoutes } from './output-routes.ts'
import { serviceRoutes } from './service-routes.ts'
import { WIRE_PREFIX, type WireParts } from './wire-parts.ts'

/** Adds the face under its prefix. */
export async function addWireFace(app: FastifyInstance, parts: WireParts): Promise<void> {
  await app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => answerError(error, request, reply))
      fileRoutes(scope, parts)
      jobRoutes(scope, parts)
      outputRoutes(scope, parts)
      serviceRoutes(scope, parts)
    },
    { prefix: WIRE_PREFIX },
  )
}
