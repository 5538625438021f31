// The reference of the API as Markdown, for the documentation.

import { API_PREFIX, commonRefusals, type Route, routeTags } from '../routes/route.ts'
import { routes } from '../routes/routes.ts'
import { File } from '../schemas/file.ts'
import { Job } from '../schemas/job.ts'
import { exampleOf } from './example-of.ts'
import { refusalMeaning } from './open-api-document.ts'
import { fieldsOf, refusalLines, requestFields } from './route-words.ts'

/** The page, without a line end. */
export function apiReference(): string {
  return [
    '# The API of the service',
    '',
    `Everything below \`${API_PREFIX}\`. The service says the same of itself as OpenAPI 3.1 at \`${API_PREFIX}/openapi.json\` and as a page at`,
    `\`${API_PREFIX}/docs\`. In the examples \`$U\` is the address of the service, such as \`http://127.0.0.1:8080${API_PREFIX}\`.`,
    '',
    'Bodies and answers are JSON in UTF-8. Times are ISO 8601 in UTC, sizes bytes, durations seconds. Lists come in pages: give `next` of one page',
    'as `after` for the next. Fields that do not apply are absent.',
    '',
    'A refusal is a problem document (RFC 9457, `application/problem+json`) with a stable `code` of [the list of errors](errors.md), what went wrong in',
    '`detail` and what to do in `remedy`. Any request may be refused with:',
    '',
    '| status | meaning |',
    '|---|---|',
    ...commonRefusals.map((status) => `| ${status} | ${refusalMeaning[status]} |`),
    ...routeTags.flatMap((tag) => chapter(tag)),
    '',
    '## A file',
    '',
    ...table(fieldsOf(File, 'answer')),
    '',
    '## A job',
    '',
    ...table(fieldsOf(Job, 'answer')),
  ].join('\n')
}

function chapter(tag: string): readonly string[] {
  const found = Object.values<Route>(routes).filter((route) => route.tag === tag)
  return ['', `## ${tag[0].toUpperCase()}${tag.slice(1)}`, ...found.flatMap(section)]
}

function section(route: Route): readonly string[] {
  const { method, path, summary, description, body, answers, curl } = route
  const fields = requestFields(route)
  const example = body?.schema ? ['', '```json', JSON.stringify(exampleOf(body.schema)), '```'] : []
  const refusals = refusalLines(route)
  return [
    '',
    `### ${method} ${path.replace('*}', '}')}`,
    '',
    `${summary}.${description ? ` ${description}` : ''}`,
    ...(fields.length > 0 ? ['', ...table(fields)] : []),
    ...example,
    '',
    ...Object.entries(answers).map(([status, answer]) => `- **${status}** ${answer.description}${headersOf(answer.headers)}`),
    ...refusals.map(([status, meaning]) => `- ${status} ${meaning}`),
    ...(curl ? ['', '```sh', curl, '```'] : []),
  ]
}

const headersOf = (headers: Readonly<Record<string, unknown>> | undefined): string =>
  headers
    ? ` Headers: ${Object.keys(headers)
        .map((name) => `\`${name}\``)
        .join(', ')}.`
    : ''

const table = (fields: ReturnType<typeof fieldsOf>): readonly string[] => [
  '| field | in | type | meaning |',
  '|---|---|---|---|',
  ...fields.map(
    ({ name, where, type, isNeeded, description }) =>
      `| \`${name}\`${isNeeded && where !== 'answer' ? ' (needed)' : ''} | ${where} | ${type.replaceAll('|', '\\|')} | ${description.replaceAll('|', '\\|')} |`,
  ),
]
