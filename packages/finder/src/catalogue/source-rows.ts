// Rows of the sources table: components that belong together, summed up.

import type { Found } from '../find-sources.ts'
import type { ComponentField } from '../measurement/component-fields.ts'
import { type CombinedPart, combineParts } from './combine-components.ts'
import { commonValues, pixelOf, skyValues, type Values } from './common-columns.ts'
import type { ComponentNames } from './component-names.ts'
import { FluxSums } from './flux-sums.ts'
import type { JoinedRecords } from './joined-records.ts'

/** Sums over the components of each source. */
export function sourceRows(
  found: Found,
  records: JoinedRecords<ComponentField>,
  groups: Int32Array,
  names: ComponentNames,
  shape: Float64Array,
): Values {
  const { context, beam } = found
  const column = (field: ComponentField): Float64Array => records.column(field)
  const fields = {
    x: column('x'),
    y: column('y'),
    flux: column('flux_int'),
    fit: column('flux_fit'),
    fluxError: column('e_flux_int'),
    peak: column('flux_peak'),
    peakError: column('e_flux_peak'),
    ra: column('ra'),
    dec: column('dec'),
    e_ra: column('e_ra'),
    e_dec: column('e_dec'),
    maj: column('maj_fwhm'),
    min: column('min_fwhm'),
    pa: column('pos_ang'),
    level: column('bkg_local'),
    rms: column('rms_local'),
    snr: column('snr'),
    flags: column('flags'),
    model: column('fit_model'),
  }
  const first: number[] = []
  for (let row = 0; row < groups.length; row++) if (groups[row] === row) first.push(row)
  const members = new Map<number, number[]>(first.map((row) => [row, []]))
  groups.forEach((group, row) => {
    members.get(group)?.push(row)
  })
  const count = first.length
  const make = (): Float64Array => new Float64Array(count)
  const out = {
    x: make(),
    y: make(),
    flux: make(),
    fluxError: make(),
    peak: make(),
    peakError: make(),
    ra: make(),
    dec: make(),
    e_ra: make(),
    e_dec: make(),
    maj: make(),
    min: make(),
    pa: make(),
    level: make(),
    rms: make(),
    snr: make(),
    flags: make(),
    n: make(),
  }
  const morph: string[] = []
  const sums = new FluxSums(found)
  first.forEach((row, s) => {
    const rows = members.get(row) ?? [row]
    const brightest = rows.reduce((best, other) => (Math.abs(fields.peak[other]) > Math.abs(fields.peak[best]) ? other : best), row)
    for (const field of ['x', 'y', 'flux', 'fluxError', 'ra', 'dec', 'e_ra', 'e_dec', 'maj', 'min', 'pa'] as const)
      out[field][s] = fields[field][row]
    for (const field of ['peak', 'peakError', 'level', 'rms', 'snr'] as const) out[field][s] = fields[field][brightest]
    out.flags[s] = rows.reduce((all, other) => all | fields.flags[other], 0)
    out.n[s] = rows.length
    morph.push(rows.length === 1 && fields.model[row] === 0 ? 'point' : 'compact')
    if (rows.length > 1) {
      const parts = rows.map(
        (member): CombinedPart => ({
          x: fields.x[member],
          y: fields.y[member],
          flux_int: fields.flux[member],
          e_flux_int: fields.fluxError[member],
          flux_fit: fields.fit[member],
          e_ra: fields.e_ra[member],
          e_dec: fields.e_dec[member],
          shape_xx: shape[3 * member],
          shape_xy: shape[3 * member + 1],
          shape_yy: shape[3 * member + 2],
          fit_model: fields.model[member],
        }),
      )
      const { flux_int, e_flux_int, maj_fwhm, min_fwhm, pos_ang, ...place } = combineParts(parts, { beam, wcs: context.wcs }, sums)
      const combined = { ...place, flux: flux_int, fluxError: e_flux_int, maj: maj_fwhm, min: min_fwhm, pa: pos_ang }
      for (const [field, value] of Object.entries(combined)) out[field as keyof typeof combined][s] = value
    }
  })
  const hasSky = context.wcs !== undefined
  return {
    source_id: first.map((row) => names.source[row]),
    island_id: first.map((row) => names.island[row]),
    ...skyValues(found, out.ra, out.dec),
    ...(hasSky ? { e_ra: out.e_ra, e_dec: out.e_dec, hpx24: out.ra.map((ra, s) => pixelOf(ra, out.dec[s])) } : {}),
    x_pix: out.x.map((x) => x + 1),
    y_pix: out.y.map((y) => y + 1),
    flux_peak: out.peak,
    e_flux_peak: out.peakError,
    flux_int: out.flux,
    e_flux_int: out.fluxError,
    maj_fwhm: out.maj,
    min_fwhm: out.min,
    pos_ang: out.pa,
    n_components: out.n,
    n_islands: new Float64Array(count).fill(1),
    bkg_local: out.level,
    rms_local: out.rms,
    snr: out.snr,
    morph,
    ...commonValues(found, out.flags),
  }
}
