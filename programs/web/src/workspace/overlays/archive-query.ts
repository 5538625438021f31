// What is asked of archives around a place, where the operator allows it: addresses alone, so that a test can read them.

/** An archive that answers with a VOTable. */
export type Archive = 'vizier' | 'simbad'

/** A circle on the sky, and how many rows are wanted of it at most. */
export interface Cone {
  /** Degrees, ICRS. */
  readonly ra: number
  readonly dec: number
  /** Degrees. */
  readonly radius: number
  readonly most: number
}

/** Radio surveys to begin with; any name of VizieR can be typed. */
export const SURVEYS = [
  { value: 'VIII/65/nvss', label: 'NVSS 1.4 GHz' },
  { value: 'VIII/92/first14', label: 'FIRST 1.4 GHz' },
  { value: 'VIII/81B/sumss212', label: 'SUMSS 843 MHz' },
  { value: 'VIII/110/catalog', label: 'RACS-low 888 MHz' },
  { value: 'VIII/100/gleamegc', label: 'GLEAM 72-231 MHz' },
  { value: 'I/355/gaiadr3', label: 'Gaia DR3' },
  { value: 'II/328/allwise', label: 'AllWISE' },
] as const

/** The widest circle that is asked for, degrees: more is a survey, and no overlay. */
const WIDEST = 5

/** The address of a catalogue of VizieR around a place (VizieR's VOTable interface). */
export function vizierAddress(catalogue: string, { ra, dec, radius, most }: Cone): string {
  const query = new URLSearchParams({
    '-source': catalogue,
    '-c': `${ra.toFixed(7)} ${dec >= 0 ? '+' : ''}${dec.toFixed(7)}`,
    '-c.rd': Math.min(radius, WIDEST).toFixed(6),
    '-out.max': String(most),
    '-out.add': '_RAJ,_DEJ',
  })
  return `https://vizier.cds.unistra.fr/viz-bin/votable?${query}`
}

/** The address of the objects of SIMBAD around a place (IVOA TAP 1.1, synchronous). */
export function simbadAddress({ ra, dec, radius, most }: Cone): string {
  const circle = `CIRCLE('ICRS', ${ra.toFixed(7)}, ${dec.toFixed(7)}, ${Math.min(radius, WIDEST).toFixed(6)})`
  return simbadQuery(`SELECT main_id, ra, dec, otype FROM basic WHERE CONTAINS(POINT('ICRS', ra, dec), ${circle}) = 1`, most)
}

/** The address of the one object that SIMBAD knows by a name, with its position (ICRS, degrees). */
export function nameAddress(name: string): string {
  const quoted = `'${name.trim().replaceAll("'", "''")}'`
  return simbadQuery(`SELECT main_id, ra, dec FROM basic JOIN ident ON oidref = oid WHERE id = ${quoted}`, 1)
}

function simbadQuery(query: string, most: number): string {
  const search = new URLSearchParams({ request: 'doQuery', lang: 'adql', format: 'votable', maxrec: String(most), query })
  return `https://simbad.cds.unistra.fr/simbad/sim-tap/sync?${search}`
}
