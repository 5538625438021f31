// The bench of tiles: how long until a viewer shows something of a large image, what its pyramid costs, and what tiles weigh beside fpack's.

import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MAX_ERROR, PYRAMID_FILES } from '@cirasa/image'
import { realImage, realImages } from '../testbed/real-data.ts'
import { countOf, listOf, readFlags } from './command-line.ts'
import { bigMap, WORK } from './maps/bench-maps.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { type Cost, measure, missingTimer } from './measuring/measured-process.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'
import type { BuildTimes } from './tiles/build-once.ts'
import { type CodecRow, codecFigures, type PackedRow, packedSize } from './tiles/codec-figures.ts'
import { openDecodingPage } from './tiles/decode-in-page.ts'

/** What building a pyramid cost. */
export interface BuildRow {
  readonly side: number
  readonly cost: Cost
  readonly times?: BuildTimes
  /** All levels, over the image as float32. */
  readonly share: number
}

/** What this bench stores. */
export interface TilesResult {
  readonly circumstances: Circumstances
  readonly workers: number
  readonly builds: readonly BuildRow[]
  readonly codec: readonly CodecRow[]
  readonly packed: readonly PackedRow[]
}

const flags = readFlags('node bench/tiles.ts: pyramids of large maps and their tiles. The maps are kept in bench/work.', {
  sides: { value: 'PX,PX', default: '7200,16384', description: 'sides of the maps; 16384 takes 1.1 GB of disk' },
  density: { value: 'N', default: '250', description: 'sources per square degree' },
  workers: { value: 'N', default: '2', description: 'threads' },
  limit: { value: 'SECONDS', default: '600', description: 'a build is ended after this' },
  'no-store': { description: 'print only' },
})
const reason = missingTimer()
if (reason !== undefined) throw new Error(reason)
const workers = countOf('workers', flags.workers)
const folder = path.join(WORK, 'runs', 'tiles')
mkdirSync(folder, { recursive: true })

const circumstances = describeCircumstances()
const sides = (listOf(flags.sides) ?? []).map((side) => countOf('sides', side))
const maps = []
for (const side of sides) maps.push({ side, ...(await bigMap(side, countOf('density', flags.density), (line) => console.error(line))) })
const builds: BuildRow[] = []
for (const { side, file } of maps) builds.push(await build(side, file))
const codec: CodecRow[] = []
const packed: PackedRow[] = []
const decoding = await openDecodingPage()
for (const [i, file] of [...maps.slice(0, 1).map((map) => map.file), ...realImages(/^scorpio.*\.fits$/).map(realImage)].entries()) {
  for (const side of i === 0 ? [256, 512] : [256]) codec.push(await codecFigures(file, side, decoding))
  // 1/0.12 steps per sigma is the step of tiles.
  for (const q of [4, 8.33])
    packed.push(...[packedSize(file, (statSync(file).size - 2880) / 4, q, folder)].filter((row) => row !== undefined))
}
await decoding.close()
rmSync(folder, { recursive: true, force: true })
const result: TilesResult = { circumstances, workers, builds, codec, packed }
const page = tilesPage(result)
console.log(page)
if (!flags.has('no-store')) store('tiles', result, page)
if (targetsOf(result).some(({ met }) => !met)) process.exitCode = 1

/** What is promised, of what was measured: on maps of these sides only. */
function targetsOf({ builds, codec }: TilesResult): { readonly what: string; readonly met: boolean }[] {
  const of = (side: number) => builds.filter((row) => row.side === side)
  return [
    ...of(7200).map(({ times }) => ({ what: 'first tile of 7200 x 7200 px within 1 s', met: (times?.firstTileMs ?? Number.NaN) <= 1000 })),
    ...of(16_384).flatMap(({ times, cost }) => [
      { what: 'all tiles of 16384 x 16384 px within 60 s', met: (times?.totalSeconds ?? Number.NaN) <= 60 },
      { what: 'in at most 400 MB', met: cost.peakMegabytes <= 400 },
    ]),
    {
      what: 'tiles of 256 px decoded in Chromium within 3 ms',
      met: codec.every(({ side, decodePageMs }) => side > 256 || decodePageMs <= 3),
    },
    { what: 'errors of at most 0.06 of the noise', met: codec.every(({ largestError }) => largestError <= MAX_ERROR) },
  ]
}

async function build(side: number, file: string): Promise<BuildRow> {
  const out = path.join(folder, String(side))
  const program = path.join(import.meta.dirname, 'tiles/build-once.ts')
  const command = { program: process.execPath, args: [program, file, out, String(workers)] }
  // As after an upload, when the file has just been written.
  for await (const _ of createReadStream(file, { highWaterMark: 1 << 22 }));
  const cost = await measure(command, folder, countOf('limit', flags.limit))
  if (cost.outcome !== 'done') return { side, cost, share: Number.NaN }
  const bytes = Object.values(PYRAMID_FILES).reduce(
    (sum, name) => sum + (statSync(path.join(out, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const times = JSON.parse(cost.said.trim().split('\n').at(-1) as string) as BuildTimes
  return { side, cost, times, share: bytes / (4 * side * side) }
}

function tilesPage(result: TilesResult): string {
  const { circumstances, workers, builds, codec, packed } = result
  return `# Tiles

Written by \`npm run bench:tiles\`.

${circumstancesLine(circumstances, os.loadavg()[0])}

Pyramids on ${workers} threads, of files that the system has in its cache, as after an upload. The first tile shows the whole image and is of the pyramid itself; the quick look and the tile at once need none.

${markdownTable(
  ['map', 'first tile ms', 'all tiles s', 'CPU s', 'peak RSS MB', 'pyramid / float32', 'quick look ms', 'tile at once ms', 'outcome'],
  builds.map(({ side, cost, times, share }) => [
    `${side} x ${side} px`,
    [times?.firstTileMs ?? Number.NaN, 0],
    [times?.totalSeconds ?? Number.NaN, 1],
    [cost.cpuSeconds, 1],
    [cost.peakMegabytes, 0],
    [share, 3],
    [times?.quickLookMs ?? Number.NaN, 0],
    [times?.tileAtOnceMs ?? Number.NaN, 0],
    cost.outcome,
  ]),
)}

Promised: ${targetsOf(result)
    .map(({ what, met }) => `${what} (${met ? 'met' : 'MISSED'})`)
    .join('; ')}.

Tiles of level 0: medians over the tiles, errors in units of the tile's noise.

${markdownTable(
  [
    'image',
    'side',
    'tiles',
    'encode ms',
    'decode in Chromium ms',
    'in Node by zlib ms',
    'in Node by stream ms',
    'bits a pixel',
    'float32 / tiles',
    'largest error',
  ],
  codec.map((row) => [
    row.image,
    String(row.side),
    String(row.tiles),
    [row.encodeMs, 2],
    [row.decodePageMs, 2],
    [row.decodeMs, 2],
    [row.decodeStreamMs, 2],
    [row.bitsAPixel, 2],
    [row.ratio, 2],
    [row.largestError, 3],
  ]),
)}

The same images by fpack: at q=4, its default, steps and errors are twice those of tiles; at q=8.33 they are the same multiple of its noise.

${markdownTable(
  ['image', 'by', 'bits a pixel', 'float32 / packed'],
  packed.map((row) => [row.image, row.how, [row.bitsAPixel, 2], [row.ratio, 2]]),
)}
`
}
