// The kinds of files that the app `caesar` makes, by their names: what they are for, and how they are served.

import type { AppProduct } from '../app.ts'

const kind = (pattern: string, role: string, mediaType: string, description: string): AppProduct =>
  Object.freeze({ pattern, role, mediaType, description })

const JSON_TYPE = 'application/json'
const TEXT = 'text/plain'
const FITS = 'image/fits'
const VOTABLE = 'application/x-votable+xml'

/** The first pattern that a name matches tells its kind: CAESAR's names come before what would match them too. */
export const caesarProducts: readonly AppProduct[] = Object.freeze([
  kind('catalog-*.dat', 'islands', TEXT, "Islands as CAESAR's table"),
  kind('catalog-*.json', 'islands', JSON_TYPE, "Islands and their components in CAESAR's JSON"),
  kind('catalog_fitcomp-*.dat', 'components', TEXT, "Components as CAESAR's table"),
  kind('catalog_fitcomp-*.json', 'components', JSON_TYPE, "Components in CAESAR's JSON"),
  kind('ds9-*.reg', 'regions', TEXT, 'Outlines of islands as DS9 regions'),
  kind('ds9_fitcomp-*.reg', 'regions', TEXT, 'Ellipses of components as DS9 regions'),
  kind('plot_*.png', 'plot', 'image/png', 'The image with what was found on it'),
  kind('output_*.log', 'log', TEXT, 'What the run had to say'),
  kind('*.run.json', 'run', JSON_TYPE, 'The record of the run: image, options, counts, warnings'),
  kind('*.components.csv', 'components', 'text/csv', 'Components'),
  kind('*.islands.csv', 'islands', 'text/csv', 'Islands'),
  kind('*.sources.csv', 'sources', 'text/csv', 'Sources'),
  kind('*.casda.vot', 'catalog', VOTABLE, 'Components with the columns of CASDA'),
  kind('*.vot', 'catalog', VOTABLE, 'Components, islands and sources as VOTable'),
  kind('*.json', 'catalog', JSON_TYPE, 'Components, islands and sources as JSON'),
  kind('*.reg', 'regions', TEXT, 'Ellipses of components as DS9 regions, ICRS'),
  kind('*.png', 'plot', 'image/png', 'The image with what was found on it'),
  kind('*.background.fits', 'map', FITS, 'The background'),
  kind('*.rms.fits', 'map', FITS, 'The noise'),
  kind('*.significance.fits', 'map', FITS, '(Image - background) / noise'),
  kind('*.residual.fits', 'map', FITS, 'The image without its components'),
  kind('*.model.fits', 'map', FITS, 'The sum of all components'),
  kind('*.segmentation.fits', 'map', FITS, 'Numbers of islands'),
  kind('*.image.fits', 'map', FITS, 'The pixels that were searched'),
  kind('*.fits', 'catalog', 'application/fits', 'Components, islands and sources as FITS tables'),
])
