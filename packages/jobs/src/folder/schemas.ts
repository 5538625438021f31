// What the files of the run contract have to look like, as JSON Schemas: a folder is written by programs that may be broken or hostile.

const text = { type: 'string', maxLength: 4000 } as const
const name = { type: 'string', minLength: 1, maxLength: 1024 } as const
const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const
const instant = { type: 'number', minimum: 0 } as const
const texts = { type: 'array', maxItems: 1000, items: text } as const

/** How many products a result may list. */
export const MOST_PRODUCTS = 10_000

const limits = {
  type: 'object',
  properties: { seconds: { type: 'number', exclusiveMinimum: 0 }, memoryBytes: { type: 'number', exclusiveMinimum: 0 } },
} as const

export const taskSchema = {
  type: 'object',
  required: ['contract', 'job', 'attempt', 'app', 'options', 'inputs', 'limits', 'threads', 'warnings'],
  properties: {
    contract: { const: 1 },
    job: name,
    attempt: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    app: name,
    options: {
      type: 'object',
      maxProperties: 1000,
      additionalProperties: { anyOf: [{ type: 'string', maxLength: 100_000 }, { type: 'number' }, { type: 'boolean' }] },
    },
    inputs: {
      type: 'array',
      maxItems: 1000,
      items: { type: 'object', required: ['path', 'name'], properties: { path: { type: 'string', minLength: 1, maxLength: 4096 }, name } },
    },
    limits,
    threads: { type: 'integer', minimum: 1, maximum: 4096 },
    warnings: texts,
  },
} as const

export const claimSchema = {
  type: 'object',
  required: ['pid', 'host', 'at'],
  properties: { pid: count, startTicks: count, boot: name, host: name, at: instant },
} as const

export const stopSchema = {
  type: 'object',
  required: ['because', 'reason', 'at'],
  properties: { because: { enum: ['canceled', 'timed-out', 'out-of-memory'] }, reason: text, at: instant },
} as const

export const progressSchema = {
  type: 'object',
  required: ['stage', 'fraction', 'at'],
  properties: { stage: { type: 'string', maxLength: 200 }, fraction: { type: 'number', minimum: 0, maximum: 1 }, count, at: instant },
} as const

const product = {
  type: 'object',
  required: ['name', 'bytes', 'mediaType', 'role'],
  properties: {
    // Below the products folder, whoever joins it: no step up, no root, nothing hidden.
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 1024,
      pattern: '^(?!\\.)[^/\\\\\\u0000-\\u001f]+(/(?!\\.)[^/\\\\\\u0000-\\u001f]+)*$',
    },
    bytes: count,
    mediaType: { type: 'string', maxLength: 200, pattern: '^[\\w.+-]+/[\\w.+-]+(;[ -~]*)?$' },
    role: { type: 'string', minLength: 1, maxLength: 100 },
    description: text,
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
} as const

export const resultSchema = {
  type: 'object',
  required: ['contract', 'job', 'attempt', 'outcome', 'exitCode', 'reason', 'warnings', 'started', 'ended', 'products'],
  properties: {
    contract: { const: 1 },
    job: name,
    attempt: count,
    outcome: { enum: ['success', 'failure', 'timed-out', 'out-of-memory', 'canceled'] },
    exitCode: { type: 'integer', minimum: 0, maximum: 255 },
    reason: text,
    code: { type: 'string', maxLength: 100, pattern: '^[A-Z0-9_]+$' },
    warnings: texts,
    started: instant,
    ended: instant,
    pid: count,
    products: { type: 'array', maxItems: MOST_PRODUCTS, items: product },
    figures: { type: 'object', maxProperties: 100, additionalProperties: { type: 'number' } },
    peakMemoryBytes: count,
  },
} as const
