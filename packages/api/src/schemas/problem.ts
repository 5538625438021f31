// What every refusal looks like: problem details (RFC 9457) with the code of the error registry.

import { type Static, Type } from 'typebox'

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Names the error.', examples: ['urn:cirasa:error:SERVER_NO_SUCH_JOB'] }),
    title: Type.String({ description: 'The HTTP status in words.', examples: ['Not Found'] }),
    status: Type.Integer({ description: 'The HTTP status.', examples: [404] }),
    detail: Type.String({
      description: 'What went wrong, in one sentence.',
      examples: ['There is no job 3f1c9a52d7e84b06a1c5f2e98b7d4360.'],
    }),
    code: Type.String({ description: 'Stable code of the error registry.', examples: ['SERVER_NO_SUCH_JOB'] }),
    remedy: Type.String({
      description: 'What to do about it.',
      examples: ['List your jobs: it may have been removed, or belong to somebody else.'],
    }),
    request: Type.String({ description: 'Id of the request, to be told to the operator.', examples: ['req-7'] }),
  },
  { title: 'Problem', description: 'Problem details (RFC 9457).' },
)
export type Problem = Static<typeof Problem>
