// Routes of statements: what people say about the sources of a result, and what is made of it.

import { Type } from 'typebox'
import { JobId } from '../schemas/job.ts'
import {
  LabelledParams,
  LabelledQuery,
  NewStatements,
  StatementPage,
  StatementSummary,
  StatementsQuery,
  StoredStatements,
  TrainingSetQuery,
} from '../schemas/statement.ts'
import { route } from './route.ts'

const labelledDescription =
  'The table with the columns `label`, `verdict`, `labelled_by`, `labelled_at`, `label_votes` and `note`. The last statement of each person counts; ' +
  'of several people the majority, and nothing where two are even. Rows are those of the result.\n\n' +
  'With `edits=true` the newest fit of each source that nobody has taken back stands in place of the values of the run, in all three tables, and ' +
  'sources that were added have rows of their own behind the others. What a fit does not tell is null there. The columns `edited` (refit or added), ' +
  '`edited_by` and `edited_at` say which rows that are, and NREFIT, NADDED, EDITORS and EDITDATE in the metadata of the table how many.'

const trainingSetDescription =
  'One FITS cutout for each labelled source, named by its `source_id`; labels.csv with source_id, label, verdict, by, at, edited and file; and a README. ' +
  'Sources that were added are in it too, with their cutout at the place where they were added. At most 20000 cutouts: ask for some labels only where there are more.'

export const statementRoutes = {
  listStatements: route({
    method: 'GET',
    path: '/jobs/{id}/statements',
    tag: 'statements',
    summary: 'What people have said about the sources of a job, oldest first',
    description:
      'Statements are never changed or removed while the job is there: what is new comes after the last `sequence` that you have.',
    params: JobId,
    query: StatementsQuery,
    answers: { 200: { description: 'A part of the statements.', schema: StatementPage } },
    refuses: [404],
    curl: 'curl "$U/jobs/ID/statements?after=120"',
  }),
  addStatements: route({
    method: 'POST',
    path: '/jobs/{id}/statements',
    tag: 'statements',
    summary: 'Say something about sources of a job: labels, verdicts, notes, fits made again, sources added',
    description:
      'All statements are stored, or none. To take one back is one more statement. A job holds a million, and 256 MiB of them; the body may have 8 MiB. They go with the job.',
    params: JobId,
    body: { type: 'application/json', schema: NewStatements },
    answers: { 201: { description: 'The statements as they are stored.', schema: StoredStatements } },
    refuses: [404, 413, 415],
    curl: `curl -H "Content-Type: application/json" -d '{"by":"Ada","items":[{"target":"S1","kind":"label","value":"galaxy"}]}' $U/jobs/ID/statements`,
  }),
  summariseStatements: route({
    method: 'GET',
    path: '/jobs/{id}/statements/summary',
    tag: 'statements',
    summary: 'How much each person has said of a job, and how far each two of them agree',
    params: JobId,
    answers: { 200: { description: 'The summary.', schema: StatementSummary } },
    refuses: [404],
    curl: 'curl $U/jobs/ID/statements/summary',
  }),
  labelledCatalogue: route({
    method: 'GET',
    path: '/jobs/{id}/labelled/{table}',
    tag: 'statements',
    summary: 'A table of the catalogue with labels, verdicts and notes as columns',
    description: labelledDescription,
    params: LabelledParams,
    query: LabelledQuery,
    answers: {
      200: {
        description: 'A file.',
        type: 'application/octet-stream',
        headers: {
          ETag: Type.String({ description: 'Changes with the result and with what is said of it.' }),
          'Content-Disposition': Type.String({ description: 'The name to save it under.' }),
        },
      },
      206: { description: 'A range of the file.', type: 'application/octet-stream' },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404, 416, 422],
    curl: 'curl -OJ "$U/jobs/ID/labelled/sources?format=votable"',
  }),
  trainingSet: route({
    method: 'GET',
    path: '/jobs/{id}/training-set',
    tag: 'statements',
    summary: 'Cutouts of all labelled sources, with their labels, as tar.gz',
    description: trainingSetDescription,
    params: JobId,
    query: TrainingSetQuery,
    answers: { 200: { description: 'The archive, packed while it is sent.', type: 'application/gzip' } },
    refuses: [404, 422],
    curl: 'curl -OJ "$U/jobs/ID/training-set?size=64&labels=galaxy&labels=artefact"',
  }),
} as const
