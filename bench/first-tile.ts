// The bench of the first look: from the end of an upload to the first tile of the image over HTTP, by a server as users start it.

import { createReadStream, statSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import { countOf, readFlags } from './command-line.ts'
import { bigMap } from './maps/bench-maps.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'
import { expectJson, loadClient, type Timed } from './service/http-client.ts'
import { type BenchServer, startServer } from './service/server-process.ts'

/** What one upload led to. Times in ms, from when its last byte was sent. */
export interface FirstTileRow {
  /** The first image since the server started: the process that makes tiles has to be started too. */
  readonly isFirst: boolean
  readonly uploadSeconds: number
  /** Until the upload was answered. */
  readonly answeredMs: number
  /** Until the page knows the image and that there are tiles. */
  readonly viewMs: number
  /** Until the tile of the whole image was in hand. */
  readonly firstTileMs: number
  /** Until all tiles were made. */
  readonly allTilesMs: number
}

/** What this bench stores. */
export interface FirstTileResult {
  readonly circumstances: Circumstances
  readonly side: number
  readonly rows: readonly FirstTileRow[]
}

/** What a person waits for without wondering. */
const PROMISED_MS = 1000
const API = '/api/v1'

const flags = readFlags('node bench/first-tile.ts: from the end of an upload to the first tile. The map is kept in bench/work.', {
  side: { value: 'PX', default: '7200', description: 'side of the map' },
  rounds: { value: 'N', default: '3', description: 'servers that are started; two images are sent to each' },
  'no-store': { description: 'print only' },
})
const side = countOf('side', flags.side)
const circumstances = describeCircumstances()
const { file } = await bigMap(side, 250, (line) => console.error(line))
const rows: FirstTileRow[] = []
for (let round = 0; round < countOf('rounds', flags.rounds); round++) {
  const server = await startServer(['--max-tasks', '0', '--max-upload', '4G'])
  try {
    for (const isFirst of [true, false]) rows.push(await look(server, isFirst))
  } finally {
    await server.stop()
  }
}
const result: FirstTileResult = { circumstances, side, rows }
const page = firstTilePage(result)
console.log(page)
if (!flags.has('no-store')) store('first-tile', result, page)
if (rows.some(({ firstTileMs }) => firstTileMs > PROMISED_MS)) process.exitCode = 1

async function look(server: BenchServer, isFirst: boolean): Promise<FirstTileRow> {
  const client = loadClient(server.url, 6)
  try {
    const began = performance.now()
    const { answer, sent } = await send(server.url, isFirst ? 0 : 1)
    const since = () => performance.now() - sent
    const answeredMs = since()
    const { id } = expectJson<{ id: string }>(answer, 201)
    const view = expectJson<{ state: string; tiles: string; pyramid?: { levels: readonly unknown[] } }>(
      await client.get(`${API}/files/${id}/view?wait=20`),
    )
    const viewMs = since()
    if (!view.pyramid) throw new Error(`the image is ${view.state}`)
    const top = view.pyramid.levels.length - 1
    const tile = await client.get(view.tiles.replace('{level}', `${top}`).replace('{x}', '0').replace('{y}', '0'))
    if (tile.status !== 200) throw new Error(`the tile has status ${tile.status}`)
    const firstTileMs = since()
    for (
      let state = 'viewable';
      state !== 'complete';
      state = expectJson<{ state: string }>(await client.get(`${API}/files/${id}/view`)).state
    ) {
      if (state === 'failed') throw new Error('the tiles could not be made')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return { isFirst, uploadSeconds: (sent - began) / 1000, answeredMs, viewMs, firstTileMs, allTilesMs: since() }
  } finally {
    client.close()
  }
}

/** Sends the map as it lies on disk, but for one pixel: the tiles of the same bytes would be there already. */
function send(url: string, changed: number): Promise<{ readonly answer: Timed; readonly sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = Number.NaN
    const began = performance.now()
    const { size } = statSync(file)
    const headers = { 'content-type': 'application/fits', 'content-length': size }
    const request = http.request(`${url}${API}/files?name=map.fits`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = { status: response.statusCode ?? 0, body: Buffer.concat(chunks), milliseconds: performance.now() - began }
        resolve({ answer, sent })
      })
    })
    request.on('error', reject)
    request.on('finish', () => (sent = performance.now()))
    let seen = 0
    createReadStream(file, { highWaterMark: 1 << 18 })
      .on('error', reject)
      .on('data', (chunk) => {
        // The lowest bits of a pixel in the middle.
        const at = (size >> 1) - ((size >> 1) % 4) + 3 - seen
        if (at >= 0 && at < chunk.length) (chunk as Buffer)[at] ^= changed
        seen += chunk.length
      })
      .pipe(request)
  })
}

function firstTilePage({ circumstances, side, rows }: FirstTileResult): string {
  const met = rows.every(({ firstTileMs }) => firstTileMs <= PROMISED_MS)
  return `# First look

Written by \`npm run bench:first-tile\`.

${circumstancesLine(circumstances, os.loadavg()[0])}

Maps of ${side} x ${side} pixels are sent to a server on this machine, two to each server. Times are from when the last byte was sent: until the upload was answered, until its view
said that there are tiles, until the tile of the whole image was in hand, until all tiles were made.

${markdownTable(
  ['image', 'upload s', 'answered ms', 'view ms', 'first tile ms', 'all tiles ms'],
  rows.map((row) => [
    row.isFirst ? 'first of a new server' : 'second',
    [row.uploadSeconds, 2],
    [row.answeredMs, 0],
    [row.viewMs, 0],
    [row.firstTileMs, 0],
    [row.allTilesMs, 0],
  ]),
)}

Promised: the first tile within ${PROMISED_MS} ms (${met ? 'met' : 'MISSED'}).
`
}
