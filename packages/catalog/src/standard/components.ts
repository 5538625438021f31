// The columns of a table of components: one row a fitted shape.

import type { ColumnDefinition } from '../model/column.ts'
import {
  define,
  flags,
  fluxes,
  frequency,
  healpix,
  intrinsicSize,
  morphology,
  noise,
  pixelPosition,
  signalToNoise,
  size,
  skyPosition,
  skyPositionErrors,
} from './measures.ts'

const error = 'stat.error;'
const axis = 'phys.angSize.smajAxis;em.radio'
const minorAxis = 'phys.angSize.sminAxis;em.radio'

export const componentColumns: readonly ColumnDefinition[] = [
  define('component_id', 'string', '', 'meta.id;meta.main', 'Name of the component, unique in the run'),
  define('island_id', 'string', '', 'meta.id.parent', 'The island that the component was fitted in'),
  define('source_id', 'string', '', 'meta.id.parent', 'The source that the component belongs to'),
  define('iau_name', 'string', '', 'meta.id', 'Name made of the position: Jhhmmss.s+ddmmss'),
  ...skyPosition,
  ...skyPositionErrors,
  healpix,
  ...pixelPosition,
  define('e_x_pix', 'float', 'pixel', 'stat.error;pos.cartesian.x', 'Standard error of x_pix'),
  define('e_y_pix', 'float', 'pixel', 'stat.error;pos.cartesian.y', 'Standard error of y_pix'),
  frequency,
  ...fluxes,
  ...size,
  define('e_maj_fwhm', 'float', 'arcsec', `${error}${axis}`, 'Standard error of maj_fwhm'),
  define('e_min_fwhm', 'float', 'arcsec', `${error}${minorAxis}`, 'Standard error of min_fwhm'),
  define('e_pos_ang', 'float', 'deg', `${error}pos.posAng`, 'Standard error of pos_ang'),
  ...intrinsicSize,
  define('e_maj_deconv', 'float', 'arcsec', `${error}${axis}`, 'Standard error of maj_deconv'),
  define('e_min_deconv', 'float', 'arcsec', `${error}${minorAxis}`, 'Standard error of min_deconv'),
  define('e_pa_deconv', 'float', 'deg', `${error}pos.posAng`, 'Standard error of pa_deconv'),
  define('maj_deconv_limit', 'float', 'arcsec', `${axis};stat.max`, 'Upper limit of the major axis without the beam, when unresolved'),
  ...noise,
  signalToNoise,
  define('chi2', 'float', '', 'stat.fit.chi2', 'Chi square of the fit of the island'),
  define('ndf', 'int', '', 'stat.fit.dof', 'Degrees of freedom of the fit of the island'),
  define('fit_quality', 'int', '', 'meta.code.qual', '0 no fit, 1 poor, 2 fair, 3 good'),
  define('fit_model', 'string', '', 'meta.code;stat.fit', 'point (shape of the beam), circular, gaussian (free), moments (no fit)'),
  define('n_siblings', 'int', '', 'meta.number', 'Other components of the same island'),
  morphology,
  ...flags,
]
