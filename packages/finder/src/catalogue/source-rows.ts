// Rows of the sources table: components that belong together, summed up.

import type { Found } from '../find-sources.ts'
import type { Component } from '../fitting/component.ts'
import type { ComponentField } from '../measurement/component-fields.ts'
import { measureEllipse, PIXEL_MAP } from '../measurement/sky-size.ts'
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
    if (rows.length > 1) combine(found, sums, fields, rows, shape, out, s)
  })
  const hasSky = found.context.wcs !== undefined
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

type Numbers = Record<string, Float64Array>

/** Flux-weighted position and second moments of several components. */
function combine(
  { context, beam }: Found,
  sums: FluxSums,
  fields: Numbers,
  rows: readonly number[],
  shape: Float64Array,
  out: Numbers,
  s: number,
): void {
  const total = rows.reduce((sum, row) => sum + fields.flux[row], 0)
  const mean = (values: Float64Array): number => rows.reduce((sum, row) => sum + (fields.flux[row] / total) * values[row], 0)
  const x = mean(fields.x)
  const y = mean(fields.y)
  let xx = beam[0]
  let xy = beam[1]
  let yy = beam[2]
  for (const row of rows) {
    const weight = fields.flux[row] / total
    xx += weight * (shape[3 * row] + (fields.x[row] - x) ** 2)
    xy += weight * (shape[3 * row + 1] + (fields.x[row] - x) * (fields.y[row] - y))
    yy += weight * (shape[3 * row + 2] + (fields.y[row] - y) ** 2)
  }
  const ellipse = measureEllipse([xx, xy, yy], context.wcs?.localJacobian(x, y) ?? PIXEL_MAP)
  const sky = context.wcs?.pixelToIcrs(x, y)
  const quadrature = (values: Float64Array): number =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((fields.flux[row] / total) * values[row]) ** 2, 0))
  const components = rows.map(
    (row): Component => ({
      flux: fields.fit[row],
      x: fields.x[row],
      y: fields.y[row],
      shape: [shape[3 * row], shape[3 * row + 1], shape[3 * row + 2]],
      free: fields.model[row] === 1,
    }),
  )
  out.x[s] = x
  out.y[s] = y
  out.ra[s] = sky?.lon ?? Number.NaN
  out.dec[s] = sky?.lat ?? Number.NaN
  out.e_ra[s] = quadrature(fields.e_ra)
  out.e_dec[s] = quadrature(fields.e_dec)
  out.flux[s] = total
  out.fluxError[s] = sums.errorOfSum(
    components,
    rows.map((row) => fields.fluxError[row]),
  )
  out.maj[s] = ellipse.major
  out.min[s] = ellipse.minor
  out.pa[s] = ellipse.angle
}
