// Errors as the catalogue states them: those of the fit, times what the image's own faint sources add for sources larger than the beam.

import type { Found } from '../find-sources.ts'
import { beamSigma } from '../fitting/beam-measures.ts'
import type { Covariance } from '../fitting/gaussian-mixture.ts'
import { factorAt, type NoiseBySize } from '../fitting/noise-by-size.ts'
import type { ComponentField } from '../measurement/component-fields.ts'
import type { JoinedRecords } from './joined-records.ts'

/** Which factor an error grows by. */
const KIND: Readonly<Partial<Record<ComponentField, keyof NoiseBySize>>> = {
  e_flux_int: 'flux',
  e_flux_peak: 'peak',
  e_x_pix: 'position',
  e_y_pix: 'position',
  e_ra: 'position',
  e_dec: 'position',
  e_maj_fwhm: 'axes',
  e_min_fwhm: 'axes',
  e_pos_ang: 'axes',
  e_maj_deconv: 'axes',
  e_min_deconv: 'axes',
  e_pa_deconv: 'axes',
}

/** The same records with the errors of free shapes widened; those of sources of the beam's shape stay. */
export function withWidenedErrors(records: JoinedRecords<ComponentField>, { beam, noiseBySize }: Found): JoinedRecords<ComponentField> {
  const model = records.column('fit_model')
  const [xx, xy, yy] = (['shape_xx', 'shape_xy', 'shape_yy'] as const).map((field) => records.column(field))
  const size = model.map((kind, row) => (kind === 0 ? 0 : sizeInBeams([xx[row], xy[row], yy[row]], beam)))
  return {
    ...records,
    column: (field) => {
      const kind = KIND[field]
      const values = records.column(field)
      if (kind === undefined) return values
      return values.map((value, row) => (size[row] === 0 ? value : value * factorAt(noiseBySize[kind], size[row])))
    },
  }
}

/** The same for the measurements of one component. */
export function widenedRow(row: Measured, beam: Covariance, noiseBySize: NoiseBySize): Measured {
  if (row.fit_model === 0) return row
  const size = sizeInBeams([row.shape_xx, row.shape_xy, row.shape_yy], beam)
  const widened = { ...row }
  for (const [field, kind] of Object.entries(KIND)) widened[field as ComponentField] *= factorAt(noiseBySize[kind], size)
  return widened
}

type Measured = Record<ComponentField, number>

/** Observed size: the root of the ratio of both areas. */
const sizeInBeams = ([xx, xy, yy]: Covariance, beam: Covariance): number =>
  ((beam[0] + xx) * (beam[2] + yy) - (beam[1] + xy) ** 2) ** 0.25 / beamSigma(beam)
