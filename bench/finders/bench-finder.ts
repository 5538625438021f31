// What the benches ask of a finder: a command that takes a map and leaves a catalogue, and how to read what it left.

import type { SourceColumns } from '@cirasa/simulate'
import type { Command } from '../measuring/measured-process.ts'

/** One run to make: the map, what is known of it, and an empty folder for everything that the finder writes. */
export interface BenchJob {
  /** Path of a FITS file. */
  readonly map: string
  readonly folder: string
  readonly threads: number
  /** Pixels in the beam, that sums over pixels are divided by; 1 where there is no beam. */
  readonly beamArea: number
}

/** A finder as the benches run it, with the settings that bench/README.md lists. */
export interface BenchFinder {
  /** Short and stable: results are stored under it. */
  readonly name: string
  /** One line on how it is run. */
  readonly method: string
  /** Why it cannot run on this machine, or undefined when it can. */
  missing(): string | undefined
  /** What is timed, start-up, reading and writing included. */
  command(job: BenchJob): Command
  /** The catalogues that the run left, by the name of their row: PyBDSF leaves sources and Gaussians. */
  read(job: BenchJob): Promise<ReadonlyMap<string, SourceColumns>>
}
