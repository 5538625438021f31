// Where others tell of a position: addresses to open, and nothing that this page asks by itself.

/** A place outside of the service. */
export interface OutsideAddress {
  readonly name: string
  readonly address: string
}

/** Addresses that ask for what lies within some arcsec of an ICRS position, degrees. */
export function outsideAddresses(ra: number, dec: number, radius: number): OutsideAddress[] {
  if (!Number.isFinite(ra) || !Number.isFinite(dec)) return []
  const place = `${ra.toFixed(6)} ${dec < 0 ? '' : '+'}${dec.toFixed(6)}`
  const simbad = new URLSearchParams({ Coord: place, CooFrame: 'ICRS', Radius: String(radius), 'Radius.unit': 'arcsec' })
  const vizier = new URLSearchParams({ '-c': place, '-c.rs': String(radius), '-out.add': '_r' })
  return [
    { name: 'SIMBAD', address: `https://simbad.cds.unistra.fr/simbad/sim-coo?${simbad}` },
    { name: 'VizieR', address: `https://vizier.cds.unistra.fr/viz-bin/VizieR-4?${vizier}` },
  ]
}
