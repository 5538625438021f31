// Jobs: how they are submitted, what is known of one, what can be changed.

import { type Static, Type } from 'typebox'
import { OptionValue } from './app.ts'
import { Id, idParameter, pageOf, pageParameters, Tag, Time } from './basics.ts'

const JobState = Type.Union(
  [
    Type.Literal('PENDING'),
    Type.Literal('RUNNING'),
    Type.Literal('SUCCESS'),
    Type.Literal('FAILURE'),
    Type.Literal('ABORTED'),
    Type.Literal('CANCELED'),
    Type.Literal('TIMED-OUT'),
  ],
  { description: 'PENDING and RUNNING jobs may still change; the others have ended.' },
)

/** Bounds of one run. */
const JobLimits = Type.Object(
  {
    seconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e9, description: 'Wall time, s.', examples: [3600] })),
    memoryBytes: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1, description: 'Memory of all processes together, bytes.', examples: [4294967296] }),
    ),
  },
  { additionalProperties: false, description: 'A limit that is left out is the one of the service.' },
)

/** What a job works on. */
const InputRequest = Type.Union(
  [
    Type.Object(
      { kind: Type.Literal('file'), id: Type.String({ maxLength: 200, description: 'Of an uploaded file.' }) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('dataset'), id: Type.String({ maxLength: 200, description: 'Of the list of datasets.' }) },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('path'),
        path: Type.String({ maxLength: 4096, description: 'On the machine of the service, below a folder that its operator allows.' }),
      },
      { additionalProperties: false },
    ),
  ],
  { description: 'An uploaded file, a dataset of the service, or a path on its machine.' },
)

/** The most options of one request. */
const optionValues = Type.Record(Type.String({ maxLength: 200 }), OptionValue, {
  description: "By the names of the app's option table; unknown names are refused.",
  examples: [{ seedthr: 5, mergethr: 2.6 }],
})

export const Submission = Type.Object(
  {
    app: Type.String({ maxLength: 200, description: 'The name of an app.', examples: ['caesar'] }),
    inputs: Type.Array(InputRequest, {
      minItems: 1,
      maxItems: 1000,
      examples: [[{ kind: 'file', id: '3f1c9a52d7e84b06a1c5f2e98b7d4360' }]],
    }),
    options: Type.Optional(optionValues),
    tag: Type.Optional(Tag),
    limits: Type.Optional(JobLimits),
    oneJobPerFile: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'True: one job for each input, all with the same `batch`. False: all inputs go to one job.',
      }),
    ),
    keepDays: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 36500,
        examples: [30],
        description: 'Days after which the job is taken away; at most what the service keeps.',
      }),
    ),
  },
  { additionalProperties: false, title: 'Submission', description: 'A request for one or many jobs.' },
)
export type Submission = Static<typeof Submission>

export const Rerun = Type.Object(
  {
    options: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), Type.Union([OptionValue, Type.Null()]), {
        description: 'Options that are different the second time; null takes one away.',
      }),
    ),
    tag: Type.Optional(Tag),
    limits: Type.Optional(JobLimits),
  },
  { additionalProperties: false, title: 'Rerun', examples: [{ options: { seedthr: 4 } }] },
)
export type Rerun = Static<typeof Rerun>

const JobInput = Type.Object({
  kind: Type.String({ description: 'file, dataset or path.' }),
  id: Type.Optional(Type.String({ description: 'Of the file or dataset.' })),
  name: Type.Optional(Type.String({ description: 'Of the file when it was submitted.' })),
  path: Type.Optional(Type.String({ description: 'As it was asked for.' })),
})

const Progress = Type.Object({
  stage: Type.String({ description: "In the app's own words.", examples: ['detection'] }),
  fraction: Type.Number({ description: '0 to 1.', examples: [0.42] }),
  count: Type.Optional(Type.Integer({ description: 'What the stage counts, such as sources so far.' })),
})

const Waiting = Type.Object(
  {
    position: Type.Optional(Type.Integer({ description: 'How many waiting jobs are before this one; absent when the scheduler has it.' })),
    reason: Type.String({ description: 'In the words of the queue or the scheduler.' }),
  },
  { description: 'Why the job waits; absent for a job that does not.' },
)

export const Job = Type.Object(
  {
    id: Id,
    app: Type.String({ examples: ['caesar'] }),
    state: JobState,
    reason: Type.String({ description: 'Why it is in this state, in one sentence.' }),
    tag: Tag,
    inputs: Type.Array(JobInput),
    options: Type.Record(Type.String(), OptionValue, { description: 'As asked for and checked; others have their default.' }),
    warnings: Type.Array(Type.String(), { description: 'What of the request has no effect, and what the run warned of.' }),
    limits: JobLimits,
    submitted: Time,
    started: Type.Optional(Time),
    ended: Type.Optional(Time),
    elapsed: Type.Number({ description: 'Seconds that the run took, or takes so far.' }),
    progress: Type.Optional(Progress),
    waiting: Type.Optional(Waiting),
    exitCode: Type.Optional(Type.Integer({ description: 'Of the worker; 128 + n for signal n.' })),
    productBytes: Type.Integer({ description: 'Of all products, bytes.' }),
    attempt: Type.Integer({ description: 'How often a task was made for it.' }),
    batch: Type.Optional(Type.String({ description: 'The same for all jobs of one submission.' })),
    rerunOf: Type.Optional(Type.String({ description: 'The job that this one repeats with changes.' })),
    expires: Type.Optional(Type.String({ description: 'When the ended job is taken away, ISO 8601; absent when it is kept.' })),
    revision: Type.Integer({ description: 'Counts changes: a larger one is newer.' }),
  },
  { title: 'Job', description: 'What a user submits.' },
)
export type Job = Static<typeof Job>

export const SubmittedJobs = Type.Object({ items: Type.Array(Job, { description: 'One, or one an input, in the order of the inputs.' }) })

export const JobPage = pageOf(Job, 'jobs')
export type JobPage = Static<typeof JobPage>

export const JobListQuery = Type.Object(
  {
    ...pageParameters,
    state: Type.Optional(JobState),
    app: Type.Optional(Type.String({ maxLength: 200 })),
    batch: Type.Optional(Type.String({ maxLength: 200, description: 'Jobs of one submission.' })),
    input: Type.Optional(Type.String({ maxLength: 200, description: 'Jobs that work on this file.' })),
  },
  { additionalProperties: false },
)

export const JobChange = Type.Object(
  {
    tag: Type.Optional(Tag),
    keepDays: Type.Optional(
      Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 36500 }), Type.Null()], {
        description: 'Days from now after which the ended job is taken away; null for what the service does by itself.',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, examples: [{ tag: 'good' }] },
)
export type JobChange = Static<typeof JobChange>

export const JobId = idParameter('job')

export const LogQuery = Type.Object(
  {
    from: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1, description: 'Byte to begin at; the end of the log where left out.' }),
    ),
    maxBytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1048576, default: 65536, description: 'At most this many bytes.' })),
  },
  { additionalProperties: false },
)
