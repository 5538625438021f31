// Errors as the catalogue states them: those of the fit, times what the image's own faint sources add for sources larger than the beam.

import type { Found } from '../find-sources.ts'
import { beamSigma } from '../fitting/beam-measures.ts'
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
  const size = model.map((kind, row) => {
    const area = (beam[0] + xx[row]) * (beam[2] + yy[row]) - (beam[1] + xy[row]) ** 2
    return kind === 0 ? 0 : area ** 0.25 / beamSigma(beam)
  })
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
