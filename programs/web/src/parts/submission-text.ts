// A submission as a command or a program: what the page does, done from elsewhere.

import type { CopyChoice } from './copy-as.tsx'
import { shellWord } from './shell-word.ts'

/** What is submitted. */
export interface SubmissionWords {
  /** Such as `http://127.0.0.1:8080`. */
  readonly origin: string
  readonly app: string
  readonly files: readonly { readonly id: string; readonly name: string }[]
  /** Options that differ from the defaults. */
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly tag: string
}

/** The same by curl, Python and the command line. */
export function submissionChoices(submission: SubmissionWords): readonly CopyChoice[] {
  return [
    { name: 'curl', text: () => submissionAsCurl(submission) },
    { name: 'Python', text: () => submissionAsPython(submission) },
    { name: 'CLI', text: () => submissionAsCommand(submission) },
  ]
}

/** The request as curl sends it. */
export function submissionAsCurl(submission: SubmissionWords): string {
  return `curl -H "Content-Type: application/json" -d ${shellWord(bodyOf(submission))} ${submission.origin}/api/v1/jobs`
}

/** With nothing but the standard library. */
export function submissionAsPython(submission: SubmissionWords): string {
  return [
    'import json',
    'import urllib.request',
    '',
    `API = ${JSON.stringify(`${submission.origin}/api/v1`)}`,
    `order = json.loads(${pythonText(bodyOf(submission))})`,
    'request = urllib.request.Request(API + "/jobs", json.dumps(order).encode(), {"Content-Type": "application/json"})',
    'with urllib.request.urlopen(request) as answer:',
    '    for job in json.load(answer)["items"]:',
    '        print(job["id"], job["state"])',
    '',
  ].join('\n')
}

/** `cirasa submit`, which takes the files from the machine where it is run. */
export function submissionAsCommand({ origin, app, files, options, tag }: SubmissionWords): string {
  const words = [
    'cirasa submit',
    ...files.map(({ name }) => shellWord(name)),
    `--server ${origin}`,
    `--app ${shellWord(app)}`,
    ...Object.entries(options).map(([name, value]) => `--option ${shellWord(`${name}=${value}`)}`),
    ...(tag === '' ? [] : [`--tag ${shellWord(tag)}`]),
  ]
  return words.join(' ')
}

function bodyOf({ app, files, options, tag }: SubmissionWords): string {
  const inputs = files.map(({ id }) => ({ kind: 'file', id }))
  return JSON.stringify({ app, inputs, ...(Object.keys(options).length > 0 ? { options } : {}), ...(tag === '' ? {} : { tag }) })
}

/** A text of Python: that of JSON is one, as both spell what needs it in the same way. */
const pythonText = (text: string): string => JSON.stringify(text)
