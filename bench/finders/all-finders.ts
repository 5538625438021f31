// Everyone that the benches know, in the order of the tables, and who of them can run here.

import { aegean } from './aegean.ts'
import type { BenchFinder } from './bench-finder.ts'
import { cirasa } from './cirasa.ts'
import { gnuastro } from './gnuastro.ts'
import { pybdsf } from './pybdsf.ts'
import { pyseFit, pyseMoments } from './pyse.ts'
import { photutils, sep } from './sep-and-photutils.ts'
import { sextractor } from './sextractor.ts'

/** The finder whose time the others are divided by. */
export const REFERENCE = sextractor.name

const allFinders: readonly BenchFinder[] = [cirasa, sextractor, sep, photutils, gnuastro, aegean, pybdsf, pyseFit, pyseMoments]

/** Those wanted that can run; says of each other why it is left out. Throws for a name that is none. */
export function findersToRun(wanted: readonly string[] | undefined, say: (line: string) => void): BenchFinder[] {
  const unknown = wanted?.find((name) => !allFinders.some((finder) => finder.name === name))
  if (unknown !== undefined) throw new Error(`no finder ${unknown}: there are ${allFinders.map(({ name }) => name).join(', ')}`)
  return allFinders.filter((finder) => {
    if (wanted !== undefined && !wanted.includes(finder.name)) return false
    const reason = finder.missing()
    if (reason !== undefined) say(`skipped ${finder.name}: ${reason}`)
    return reason === undefined
  })
}
