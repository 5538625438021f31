// The bench of endurance: mixed load for minutes; the memory of the server has to stay flat and every accepted job has to be accounted for.

import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { countOf, readFlags } from './command-line.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'
import { expectJson, fileForm, loadClient, type Timed } from './service/http-client.ts'
import { type Latencies, latenciesOf } from './service/latencies.ts'
import { pause, startServer } from './service/server-process.ts'

/** What this bench stores. */
export interface SoakResult {
  readonly circumstances: Circumstances
  readonly minutes: number
  readonly requests: Readonly<Record<string, Latencies & { readonly refused: number }>>
  /** Memory of the server at the end of the first third, and at the end; bytes. */
  readonly memoryEarly: number
  readonly memoryLate: number
  /** Growth from then on, by least squares, bytes a minute. */
  readonly growth: number
  readonly accepted: number
  /** Accepted jobs by the state in which they ended. */
  readonly ended: Readonly<Record<string, number>>
  /** Accepted jobs that the service does not know, or that did not end. */
  readonly lost: number
}

const API = '/caesar/api/v1.0'
const SAMPLE = readFileSync(path.resolve(import.meta.dirname, '../examples/sample/sample.fits'))
const CLIENTS = 6
const SAMPLE_EVERY_MS = 1000
const KEPT_FILES = 20
/** Growth that two thirds of ten minutes cannot tell from the breathing of a collected heap, bytes a minute. */
const FLAT = 2e6

const flags = readFlags('node bench/soak.ts: mixed load on a server of its own; fails when memory grows or a job is lost.', {
  minutes: { value: 'N', default: '10', description: 'how long' },
  drain: { value: 'SECONDS', default: '300', description: 'how long the last jobs may take' },
  'no-store': { description: 'print only' },
})
const minutes = countOf('minutes', flags.minutes)
const circumstances = describeCircumstances()
const server = await startServer([])
const client = loadClient(server.url, CLIENTS)
const times = new Map<string, number[]>()
const refused = new Map<string, number>()
const accepted = new Set<string>()
const files: string[] = []
const deadline = performance.now() + minutes * 60_000

const memory: { readonly at: number; readonly bytes: number }[] = []
const watch = setInterval(() => memory.push({ at: performance.now() / 60_000, bytes: server.memory().now }), SAMPLE_EVERY_MS)
await Promise.all(Array.from({ length: CLIENTS }, (_, seed) => work(seed + 1)))
clearInterval(watch)
const result = await conclude()
const page = soakPage(result)
console.log(page)
client.close()
await server.stop()
if (!flags.has('no-store')) store('soak', result, page)
if (result.lost > 0 || result.growth > FLAT) process.exitCode = 1

/** One user: looks, uploads, submits, fetches, cancels and deletes, as often as the weights say. */
async function work(seed: number): Promise<void> {
  const random = randomOf(seed)
  const any = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  while (performance.now() < deadline) {
    const dice = random()
    const job = any([...accepted].slice(-50))
    if (files.length === 0 || dice < 0.08) await upload()
    // No more than the machine can run meanwhile: what is measured is endurance, not a queue.
    else if (dice < 0.088) await submit(any(files) as string)
    else if (dice < 0.3) await look('files', `${API}/fileids`)
    else if (dice < 0.4) await look('jobs', '/api/v1/jobs?limit=50')
    else if (dice < 0.45) await look('accounting', `${API}/accounting`)
    // As often as one is uploaded: lists that grow all the time would be memory that grows, and no leak.
    else if (dice < 0.53) await removeOldest()
    else if (job === undefined) continue
    else if (dice < 0.77) await look('status', `${API}/job/${job}/status`)
    else if (dice < 0.85) await look('sources', `${API}/job/${job}/sources`)
    else if (dice < 0.93) await look('output', `${API}/job/${job}/output`)
    else if (dice < 0.96) await look('preview', `${API}/job/${job}/preview`)
    else if (dice < 0.961) note('cancel', await client.send({ method: 'POST', path: `${API}/job/${job}/cancel` }))
    await pause(random() * 60)
  }
}

async function upload(): Promise<void> {
  const answer = await client.send({ method: 'POST', path: `${API}/upload`, ...fileForm('sample.fits', SAMPLE) })
  note('upload', answer)
  if (answer.status === 200) files.push(expectJson<{ uuid: string }>(answer).uuid)
}

async function submit(file: string): Promise<void> {
  const answer = await client.post(`${API}/job`, { app: 'caesar', job_options: { seedthr: 5 }, data_inputs: { data: file } })
  note('submit', answer)
  if (answer.status === 202) accepted.add(expectJson<{ job_id: string }>(answer, 202).job_id)
}

async function look(name: string, where: string): Promise<void> {
  note(name, await client.get(where))
}

async function removeOldest(): Promise<void> {
  if (files.length <= KEPT_FILES) return
  const file = files.shift()
  note('delete', await client.send({ method: 'POST', path: `${API}/delete/${file}` }))
}

/** 202 is "not yet"; other answers than success are counted, a failure of the server ends the bench. */
function note(name: string, { status, milliseconds, body }: Timed): void {
  if (status >= 500) throw new Error(`${name}: status ${status}: ${body.toString('utf8', 0, 500)}\n${server.log()}`)
  if (status > 299) refused.set(name, (refused.get(name) ?? 0) + 1)
  const list = times.get(name)
  if (list === undefined) times.set(name, [milliseconds])
  else list.push(milliseconds)
}

async function conclude(): Promise<SoakResult> {
  const giveUp = performance.now() + countOf('drain', flags.drain) * 1000
  const ended: Record<string, number> = {}
  let lost = 0
  for (const id of accepted) {
    const state = await endOf(id, giveUp)
    if (state === undefined) lost++
    else ended[state] = (ended[state] ?? 0) + 1
  }
  const late = memory.slice(Math.floor(memory.length / 3))
  return {
    circumstances,
    minutes,
    requests: Object.fromEntries([...times].map(([name, list]) => [name, { ...latenciesOf(list), refused: refused.get(name) ?? 0 }])),
    memoryEarly: late[0].bytes,
    memoryLate: late[late.length - 1].bytes,
    growth: slopeOf(late),
    accepted: accepted.size,
    ended,
    lost,
  }
}

async function endOf(id: string, giveUp: number): Promise<string | undefined> {
  for (;;) {
    const answer = await client.get(`${API}/job/${id}/status`)
    if (answer.status !== 200) return undefined
    const { state } = expectJson<{ state: string }>(answer)
    if (state !== 'PENDING' && state !== 'RUNNING') return state
    if (performance.now() > giveUp) return undefined
    await pause(200)
  }
}

function slopeOf(points: readonly { readonly at: number; readonly bytes: number }[]): number {
  const mean = (of: (point: (typeof points)[number]) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [at, bytes] = [mean((point) => point.at), mean((point) => point.bytes)]
  return mean((point) => (point.at - at) * (point.bytes - bytes)) / mean((point) => (point.at - at) ** 2)
}

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function soakPage({ circumstances: at, requests, ...sums }: SoakResult): string {
  return `# Endurance

Written by \`npm run bench:soak\`: ${sums.minutes} minutes of mixed load by ${CLIENTS} users at once, jobs running meanwhile on the same machine.

${circumstancesLine(at, os.loadavg()[0])}

${markdownTable(
  ['request', 'sent', 'refused', 'median ms', 'p99 ms', 'most ms'],
  Object.entries(requests).map(([name, row]) => [
    name,
    String(row.count),
    String(row.refused),
    [row.median, 1],
    [row.p99, 1],
    [row.max, 1],
  ]),
)}

Refused are requests for what another user has removed meanwhile, and products of jobs that have none.

- Memory of the server: ${(sums.memoryEarly / 1e6).toFixed(0)} MB after the first third, ${(sums.memoryLate / 1e6).toFixed(0)} MB at the end; growth ${(sums.growth / 1e6).toFixed(2)} MB a minute.
- Jobs accepted: ${sums.accepted}; ${Object.entries(sums.ended)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')}; lost: ${sums.lost}.
`
}
