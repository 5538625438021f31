// Every projection by the three letters of its code in CTYPE.

import { bonne } from './bonne.ts'
import { conicEqualArea, conicEquidistant, conicOrthomorphic, conicPerspective } from './conic.ts'
import { cylindricalEqualArea, cylindricalPerspective, mercator, plateCarree } from './cylindrical.ts'
import { healpix } from './healpix.ts'
import { gnomonic, orthographic, stereographic } from './perspective.ts'
import type { ProjectionMaker } from './projection.ts'
import { hammerAitoff, mollweide, parabolic, sansonFlamsteed } from './pseudocylindrical.ts'
import { equidistant, zenithalEqualArea, zenithalPolynomial } from './zenithal.ts'

/** Makers of projections by code. */
export const projections: ReadonlyMap<string, ProjectionMaker> = new Map([
  ['TAN', gnomonic],
  ['SIN', orthographic],
  ['STG', stereographic],
  ['ARC', equidistant],
  ['ZEA', zenithalEqualArea],
  ['ZPN', zenithalPolynomial],
  ['CAR', plateCarree],
  ['CEA', cylindricalEqualArea],
  ['MER', mercator],
  ['CYP', cylindricalPerspective],
  ['SFL', sansonFlamsteed],
  ['PAR', parabolic],
  ['MOL', mollweide],
  ['AIT', hammerAitoff],
  ['COP', conicPerspective],
  ['COE', conicEqualArea],
  ['COD', conicEquidistant],
  ['COO', conicOrthomorphic],
  ['BON', bonne],
  ['HPX', healpix],
])
