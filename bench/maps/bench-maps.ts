// The simulated maps that the benches search: made once from their seeds, kept in bench/work, each with its truth.

import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fitsWriter, Header, startImage } from '@cirasa/fits'
import { fileSink } from '@cirasa/fits/node'
import type { SimulatedSky, SkyOptions } from '@cirasa/simulate'
import { simulateSky, skyPreset } from '@cirasa/simulate'

/** A map that a bench searches. */
export interface BenchMap {
  readonly name: string
  readonly file: string
  readonly sky: SimulatedSky
  /** Sources per square degree. */
  readonly density: number
  /** Pixels in the beam. */
  readonly beamArea: number
}

/** Where everything goes that the benches make and git does not keep. */
export const WORK = path.resolve(import.meta.dirname, '../work')

const SEED = 20_261
const SIDES = [900, 3600, 7200]
const DENSITIES = [250, 2500]

const options: ReadonlyMap<string, SkyOptions> = new Map([
  ...SIDES.flatMap((side) =>
    DENSITIES.map((density): [string, SkyOptions] => [
      `s${side}_d${density}`,
      { ...skyPreset('figure6'), width: side, height: side, density, seed: SEED },
    ]),
  ),
  ['s1800_hard', { ...skyPreset('hard'), seed: SEED }],
])

/** Names of all maps, small ones first. */
export const mapNames: readonly string[] = [...options.keys()]

/** The map of that name, written first where it is not there yet. Throws for a name that is none. */
export async function benchMap(name: string, say: (line: string) => void): Promise<BenchMap> {
  const wanted = options.get(name)
  if (wanted === undefined) throw new Error(`no map ${name}: there are ${mapNames.join(', ')}`)
  return cachedMap(name, simulateSky(wanted), say)
}

/** A square map of any size, of the same sky as the others. */
export async function bigMap(side: number, density: number, say: (line: string) => void): Promise<BenchMap> {
  const sky = simulateSky({ ...skyPreset('figure6'), width: side, height: side, density, seed: SEED })
  return cachedMap(`s${side}_d${density}`, sky, say)
}

async function cachedMap(name: string, sky: SimulatedSky, say: (line: string) => void): Promise<BenchMap> {
  // The options are in the name, so that a change of the simulator's defaults does not meet an old map.
  const file = path.join(WORK, 'maps', `${name}-${fingerprint(sky)}.fits`)
  if (!existsSync(file)) {
    say(`making ${name}`)
    await writeSky(sky, file)
  }
  const { beamMajor, beamMinor, pixelScale, density } = sky.parameters
  return { name, file, sky, density, beamArea: (Math.PI * beamMajor * beamMinor) / (4 * Math.LN2 * pixelScale ** 2) }
}

/** Writes a sky as a FITS image by strips; the file appears when it is whole. */
async function writeSky(sky: SimulatedSky, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true })
  const writer = fitsWriter(await fileSink(file))
  const header = Header.of(Object.entries(sky.header))
  const image = await startImage(writer, { type: 'float32', shape: sky.shape, header })
  for (const strip of sky.strips()) await image.write(strip)
  await image.finish()
  await writer.finish()
}

function fingerprint(sky: SimulatedSky): string {
  const text = JSON.stringify([sky.parameters, sky.header])
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return (hash >>> 0).toString(36)
}
