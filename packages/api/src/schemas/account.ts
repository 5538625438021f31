// What was used and what may be: own and of the whole service; and what the service is.

import { type Static, Type } from 'typebox'
import { Time } from './basics.ts'

const counters = {
  files: Type.Integer({ description: 'Files, those in the bin included.' }),
  fileBytes: Type.Integer({ description: 'Bytes of files.' }),
  productBytes: Type.Integer({ description: 'Bytes of products.' }),
  jobs: Type.Record(Type.String(), Type.Integer(), { description: 'Jobs by the state that they are in.' }),
  runSeconds: Type.Number({ description: 'Seconds of all ended runs.' }),
  successSeconds: Type.Number({ description: 'Seconds of the runs that succeeded.' }),
  changed: Time,
}

const Quota = Type.Object(
  {
    bytes: Type.Optional(Type.Integer({ description: 'Of files and products together.' })),
    jobs: Type.Optional(Type.Integer({ description: 'Kept at once.' })),
    concurrentJobs: Type.Optional(Type.Integer({ description: 'Waiting and running at once.' })),
  },
  { description: 'What is absent is not bounded.' },
)

export const OwnAccount = Type.Object({ ...counters, quota: Quota }, { title: 'OwnAccount' })
export type OwnAccount = Static<typeof OwnAccount>

export const ServiceAccount = Type.Object(
  { ...counters, owners: Type.Integer({ description: 'How many owners there are.' }) },
  { title: 'ServiceAccount' },
)

const AccountDay = Type.Object({
  day: Type.String({ description: 'UTC.', examples: ['2026-11-20'] }),
  submitted: Type.Integer({ description: 'Jobs submitted.' }),
  ended: Type.Integer({ description: 'Jobs that ended.' }),
  runSeconds: Type.Number({ description: 'Seconds of runs that ended.' }),
  uploadedBytes: Type.Integer({ description: 'Bytes of files uploaded.' }),
})

export const AccountDays = Type.Object({ items: Type.Array(AccountDay, { description: 'Oldest first.' }) })

export const DaysQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660, default: 30, description: 'How many, today included.' })) },
  { additionalProperties: false },
)

export const ServiceInfo = Type.Object(
  {
    name: Type.String({ examples: ['CIRASA'] }),
    version: Type.String({ examples: ['0.1.0'] }),
    limits: Type.Object(
      {
        fileBytes: Type.Optional(Type.Integer({ description: 'The largest file, bytes.' })),
        seconds: Type.Optional(Type.Number({ description: 'The highest wall time that a job may ask for, s.' })),
        memoryBytes: Type.Optional(Type.Integer({ description: 'The most memory that a job may ask for, bytes.' })),
        inputsPerSubmission: Type.Integer({ description: 'Inputs of one request.' }),
      },
      { description: 'What is absent is not bounded.' },
    ),
    formats: Type.Object({
      inputs: Type.Array(Type.String(), { description: 'What can be uploaded, by content.' }),
      catalogues: Type.Array(Type.String(), { description: 'What catalogues can be had in.' }),
    }),
    retention: Type.Object({
      jobDays: Type.Optional(Type.Number({ description: 'Days after which an ended job is taken away.' })),
      binDays: Type.Optional(Type.Number({ description: 'Days that a removed file lies in the bin.' })),
      uploadHours: Type.Number({ description: 'Hours that an unfinished upload is kept.' }),
    }),
    features: Type.Array(Type.String(), { description: 'What this service can do beyond the least.', examples: [['tus', 'events']] }),
  },
  { title: 'ServiceInfo' },
)
export type ServiceInfo = Static<typeof ServiceInfo>
