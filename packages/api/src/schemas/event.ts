// Server-sent events of jobs: the data of each kind of event.

import { type Static, Type } from 'typebox'

/** `event: removed`: the job is gone. */
export const JobRemovedEvent = Type.Object({ id: Type.String() }, { title: 'JobRemovedEvent', description: 'Data of the event `removed`.' })
export type JobRemovedEvent = Static<typeof JobRemovedEvent>

/** `event: log`: what was added to the log. */
export const JobLogEvent = Type.Object(
  {
    text: Type.String(),
    from: Type.Integer({ description: 'Byte offset of the text in the log.' }),
    next: Type.Integer({ description: 'Byte offset after it.' }),
  },
  { title: 'JobLogEvent', description: 'Data of the event `log`.' },
)
export type JobLogEvent = Static<typeof JobLogEvent>

/** `event: end`: nothing more will come. */
export const JobEndEvent = Type.Object({ state: Type.String() }, { title: 'JobEndEvent', description: 'Data of the event `end`.' })

export const JobEventsQuery = Type.Object(
  { log: Type.Optional(Type.Boolean({ default: true, description: 'False leaves the lines of the log out.' })) },
  { additionalProperties: false },
)
