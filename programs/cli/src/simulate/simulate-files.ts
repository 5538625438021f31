// Writes a simulated sky to disk strip by strip, so that a map may be larger than memory.

import path from 'node:path'
import { encodeCatalog, formatOfFile } from '@cirasa/apps/node/catalogs'
import { AtomicFiles } from '@cirasa/apps/node/files'
import { stem } from '@cirasa/apps/node/images'
import { fitsWriter, Header, startImage } from '@cirasa/fits'
import { type SimulatedSky, type SkyOptions, simulateSky } from '@cirasa/simulate'
import type { ProgressReport } from '../terminal/progress.ts'

const STRIP_PIXELS = 1 << 20

/**
 * Writes the map and its truth; both appear when both are whole.
 *
 * @param truth where the catalogue goes; beside the map when left out.
 * Throws the coded errors of `simulate` for options that make no sky, and FILE_NOT_WRITABLE.
 */
export async function simulateFiles(
  map: string,
  truth: string | undefined,
  options: SkyOptions,
  report: ProgressReport,
  signal: AbortSignal,
): Promise<{ readonly sources: number; readonly files: readonly string[] }> {
  const truthFile = truth ?? path.join(path.dirname(map), `${stem(map)}.truth.vot`)
  const format = formatOfFile(truthFile)
  report.start()
  const sky = simulateSky(options)
  const mapFiles = new AtomicFiles(path.dirname(map))
  const truthFiles = new AtomicFiles(path.dirname(truthFile))
  try {
    await writeMap(sky, mapFiles, path.basename(map), report, signal)
    const table = sky.truth()
    truthFiles.write(path.basename(truthFile), encodeCatalog({ tables: [table] }, format))
    signal.throwIfAborted()
    const files = [...mapFiles.commit(), ...truthFiles.commit()]
    report.done({ sources: table.rows })
    return { sources: table.rows, files }
  } finally {
    mapFiles.discard()
    truthFiles.discard()
  }
}

async function writeMap(sky: SimulatedSky, files: AtomicFiles, name: string, report: ProgressReport, signal: AbortSignal): Promise<void> {
  const writer = fitsWriter(files.sink(name))
  const cards = Object.entries(sky.header).filter(([, value]) => value !== undefined)
  const header = Header.of(cards as [string, string | number | boolean][])
  try {
    const image = await startImage(writer, { type: 'float32', shape: sky.shape, header })
    const rows = Math.max(1, Math.floor(STRIP_PIXELS / sky.width))
    let y = 0
    for (const strip of sky.strips(rows)) {
      await image.write(strip)
      y += rows
      report.at('drawing', Math.min(1, y / sky.height))
      // Lets a signal in between two strips.
      await new Promise(setImmediate)
      signal.throwIfAborted()
    }
    await image.finish()
    await writer.finish()
  } catch (error) {
    await writer.abort()
    throw error
  }
}
