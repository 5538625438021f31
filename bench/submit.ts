// The bench of taking in: many submissions at once (figure 5, left, of Riggi et al. 2021), and one large upload in bounded memory.

import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { countOf, listOf, readFlags } from './command-line.ts'
import { WORK } from './maps/bench-maps.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'
import { expectJson, fileForm, type LoadClient, loadClient, type Timed } from './service/http-client.ts'
import { type Latencies, latenciesOf } from './service/latencies.ts'
import { type BenchServer, pause, startServer } from './service/server-process.ts'

/** What came of so many submissions at once. */
export interface SubmitRow extends Latencies {
  readonly parallel: number
  readonly errors: number
  /** Submissions a second. */
  readonly rate: number
}

/** What came of one upload. */
export interface UploadRow {
  readonly face: string
  /** Where the server keeps files. */
  readonly on: string
  readonly bytes: number
  readonly seconds: number
  /** Memory of the server above what it had before, bytes. */
  readonly extraBytes: number
}

/** What this bench stores. */
export interface SubmitResult {
  readonly circumstances: Circumstances
  readonly submissions: readonly SubmitRow[]
  readonly uploads: readonly UploadRow[]
}

const API = '/caesar/api/v1.0'
const SAMPLE = path.resolve(import.meta.dirname, '../examples/sample/sample.fits')
/** Requests for each number in parallel, so that the hundredth part of them is more than a few. */
const LEAST_REQUESTS = 2000
/** Submissions before it is measured: a service that has just started compiles its code for some seconds, one that runs for days does not. */
const WARM_REQUESTS = 1000

const flags = readFlags('node bench/submit.ts: parallel submissions and a large upload, against a server of its own on this machine.', {
  parallel: { value: 'N,N', default: '1,3,10,30,100,300,1000', description: 'submissions at once' },
  megabytes: { value: 'MB', default: '1024', description: 'size of the large upload (MiB)' },
  'no-store': { description: 'print only' },
})
const circumstances = describeCircumstances()
const submissions: SubmitRow[] = []
for (const text of listOf(flags.parallel) ?? []) submissions.push(await withServer((server) => submit(server, countOf('parallel', text))))
const uploads: UploadRow[] = []
for (const [on, folder] of [
  ['memory', '/dev/shm'],
  ['disk', os.tmpdir()],
] as const)
  uploads.push(...(await uploadLarge(countOf('megabytes', flags.megabytes), on, folder)))
const result: SubmitResult = { circumstances, submissions, uploads }
const page = submitPage(result)
console.log(page)
if (!flags.has('no-store')) store('submit', result, page)

async function withServer<T>(work: (server: BenchServer) => Promise<T>, folder?: string): Promise<T> {
  // Jobs are taken in but not run: what is measured is the service, not how it shares two cores with the finder.
  const server = await startServer(['--max-tasks', '0', '--max-upload', '4G'], folder)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

async function submit(server: BenchServer, parallel: number): Promise<SubmitRow> {
  const client = loadClient(server.url, parallel)
  const { uuid } = expectJson<{ uuid: string }>(
    await client.send({ method: 'POST', path: `${API}/upload`, ...fileForm('sample.fits', readFileSync(SAMPLE)) }),
  )
  for (let sent = 0; sent < WARM_REQUESTS; sent += parallel) await submitTogether(client, uuid, parallel)
  const milliseconds: number[] = []
  let errors = 0
  let seconds = 0
  while (milliseconds.length + errors < Math.max(LEAST_REQUESTS, parallel)) {
    const began = performance.now()
    for (const answer of await submitTogether(client, uuid, parallel)) {
      if (answer.status === 202) milliseconds.push(answer.milliseconds)
      else errors++
    }
    seconds += (performance.now() - began) / 1000
  }
  client.close()
  console.error(`${parallel} at once: ${milliseconds.length} taken, ${errors} errors`)
  return { parallel, errors, rate: milliseconds.length / seconds, ...latenciesOf(milliseconds) }
}

function submitTogether(client: LoadClient, uuid: string, parallel: number): Promise<Timed[]> {
  const body = { app: 'caesar', job_options: { seedthr: 5 }, data_inputs: { data: uuid }, tag: 'bench' }
  return Promise.all(Array.from({ length: parallel }, () => client.post(`${API}/job`, body)))
}

/** Each face has a server of its own: what an earlier upload has left in memory would be memory that a later one has to wait for. */
async function uploadLarge(mebibytes: number, on: string, folder: string): Promise<UploadRow[]> {
  const bytes = mebibytes << 20
  const file = largeImage(bytes)
  const faces = [
    { face: 'caesar-rest v1.0, multipart', args: (url: string) => ['-F', `file=@${file};type=image/fits`, `${url}${API}/upload`] },
    {
      face: 'native, raw body',
      args: (url: string) => ['-X', 'POST', '-H', 'content-type: application/fits', '-T', file, `${url}/api/v1/files?name=large.fits`],
    },
  ]
  const rows: UploadRow[] = [{ face: 'nobody: dd, synced', on, bytes, seconds: rawWrite(folder, bytes), extraBytes: 0 }]
  for (const { face, args } of faces) {
    const { seconds, extraBytes } = await withServer((server) => uploadOnce(server, face, args(server.url)), folder)
    rows.push({ face, on, bytes, seconds, extraBytes })
    console.error(`${face}, on ${on}: ${(bytes / 1e6 / seconds).toFixed(0)} MB/s`)
  }
  return rows
}

async function uploadOnce(server: BenchServer, face: string, args: readonly string[]): Promise<Pick<UploadRow, 'seconds' | 'extraBytes'>> {
  await pause(2000)
  const before = server.memory().now
  let most = before
  const watch = setInterval(() => (most = Math.max(most, server.memory().now)), 20)
  const answer = await curl(args)
  clearInterval(watch)
  if (answer.status < 200 || answer.status > 299) throw new Error(`upload by ${face}: status ${answer.status}\n${server.log()}`)
  return { seconds: answer.seconds, extraBytes: most - before }
}

/** An image of zeros that takes no room on the disk: a header, then a hole. */
function largeImage(bytes: number): string {
  const folder = path.join(WORK, 'uploads')
  const file = path.join(folder, `${bytes}.fits`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const rows = Math.floor((bytes - 2 * 2880) / (4 * 16384))
  const cards = ['SIMPLE  = T', 'BITPIX  = -32', 'NAXIS   = 2', 'NAXIS1  = 16384', `NAXIS2  = ${rows}`, 'END']
  const handle = openSync(file, 'w')
  writeSync(
    handle,
    cards
      .map((card) => card.replace(/= /, '=                    ').padEnd(80))
      .join('')
      .padEnd(2880),
  )
  ftruncateSync(handle, 2880 + Math.ceil((rows * 16384 * 4) / 2880) * 2880)
  closeSync(handle)
  return file
}

/** Seconds that the place itself takes for so many bytes, on it for good: no upload can be faster. */
function rawWrite(folder: string, bytes: number): number {
  const file = path.join(folder, `cirasa-bench-raw-${process.pid}`)
  const began = performance.now()
  const { status } = spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=1M', `count=${bytes >> 20}`, 'conv=fsync'], { stdio: 'ignore' })
  const seconds = (performance.now() - began) / 1000
  rmSync(file, { force: true })
  if (status !== 0) throw new Error(`dd ended with ${status}`)
  return seconds
}

/** curl is the client of the README that people copy from; it reads and sends in a process of its own. */
async function curl(args: readonly string[]): Promise<{ readonly status: number; readonly seconds: number }> {
  const child = spawn('curl', ['-sS', '-o', '/dev/null', '-w', '%{http_code} %{time_total}', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => child.on('close', resolve))
  const [status, seconds] = said.trim().split(' ').map(Number)
  return { status, seconds }
}

function submitPage({ circumstances: at, submissions: rows, uploads: large }: SubmitResult): string {
  return `# Taking in

Written by \`npm run bench:submit\`. Client and server share the machine; jobs are taken in and held, not run. Every submission is durable when it is answered.
Each server has taken ${WARM_REQUESTS} submissions before it is measured.

${circumstancesLine(at, os.loadavg()[0])}

${markdownTable(
  ['submissions at once', 'measured', 'errors', 'median ms', 'p99 ms', 'most ms', 'a second'],
  rows.map((row) => [
    String(row.parallel),
    String(row.count),
    String(row.errors),
    [row.median, 1],
    [row.p99, 1],
    [row.max, 1],
    [row.rate, 0],
  ]),
)}

${markdownTable(
  ['upload by', 'kept on', 'MB', 'seconds', 'MB/s', 'memory above idle, MB'],
  large.map((row) => [
    row.face,
    row.on,
    [row.bytes / 1e6, 0],
    [row.seconds, 2],
    [row.bytes / 1e6 / row.seconds, 0],
    [row.extraBytes / 1e6, 0],
  ]),
)}
`
}
