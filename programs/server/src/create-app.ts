// The HTTP side of the server: what every request passes, the faces, and what is said when nothing of them fits.

import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Logger } from 'pino'
import { allowedMethods } from './allowed-methods.ts'
import { serverErrors } from './errors.ts'
import { addHealth, type HealthSources } from './monitoring/health.ts'
import { addMetrics, type Metrics } from './monitoring/metrics.ts'
import { logRequests } from './monitoring/request-log.ts'
import { traceRequests } from './monitoring/tracing.ts'
import { PROBLEM_TYPE, problem } from './problem.ts'
import { asCoded } from './request-errors.ts'
import { addSecurity, type SecuritySettings } from './security/add-security.ts'
import { requestId } from './security/request-id.ts'
import { addWebPages, type WebSettings } from './web/web-pages.ts'
import { addWireFace, answerError, WIRE_PREFIX, type WireParts } from './wire/index.ts'

/** Everything but files and forms, which have limits of their own. */
const BODY_BYTES = 1 << 20
/** For the headers of a request; its body may take as long as the settings say. */
const HEADERS_MS = 20_000

/** What the HTTP side is made of. */
export interface AppParts {
  readonly wire: WireParts
  readonly security: SecuritySettings
  readonly health: HealthSources
  readonly metrics: Metrics
  readonly log: Logger
  readonly trustProxy: readonly string[]
  readonly requestTimeoutMs: number
  /** The web app; none where left out. */
  readonly web?: WebSettings
  /** The native face and whatever else is served; each is added as it is. */
  readonly faces?: readonly ((app: FastifyInstance) => Promise<void>)[]
}

/** Ready to listen. The caller closes it. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const app = newFastify(parts)
  const methods = allowedMethods(app)
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  logRequests(app)
  traceRequests(app)
  await addSecurity(app, parts.security)
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(answerProblem)
  const sendPage = parts.web && (await addWebPages(app, parts.web))
  app.setNotFoundHandler((request, reply) => sendPage?.(request, reply) ?? answerNotFound(request, reply, methods(request.url)))
  addMetrics(app, parts.metrics)
  addHealth(app, parts.health)
  await addWireFace(app, parts.wire)
  for (const face of parts.faces ?? []) await face(app)
  return app
}

function newFastify({ log, trustProxy, requestTimeoutMs }: AppParts): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void answerProblem(error, request as FastifyRequest, reply as FastifyReply),
    routerOptions: { maxParamLength: 2048, caseSensitive: true, ignoreTrailingSlash: false },
  })
  app.server.headersTimeout = HEADERS_MS
  return app
}

/** As the address asks for: the caesar-rest face has a form of its own. */
function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isWire(request)) return answerError(error, request, reply)
  const coded = asCoded(error, request.id)
  request.failure = { code: coded.code, cause: coded.cause }
  const document = problem(coded, request.id)
  return reply.code(document.status).type(PROBLEM_TYPE).header('cache-control', 'no-store').send(JSON.stringify(document))
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  if (allowed.length === 0 || allowed.includes(request.method)) return answerProblem(serverErrors.NO_SUCH_ROUTE(), request, reply)
  const list = allowed.join(', ')
  void reply.header('allow', list)
  if (request.method === 'OPTIONS') return reply.code(204).send()
  return answerProblem(serverErrors.METHOD_NOT_ALLOWED({ method: request.method, allowed: list }), request, reply)
}

const isWire = ({ url }: FastifyRequest): boolean => url === WIRE_PREFIX || url.startsWith(`${WIRE_PREFIX}/`)
