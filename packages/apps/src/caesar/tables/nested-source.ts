// A source in the nested shape of CAESAR's JSON: with its island, outline, shape and fit. Viewers draw from this one.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { CaesarComponent, CaesarIsland } from './caesar-rows.ts'
import { componentName } from './component-columns.ts'
import { fitQualityLabel, morphologyLabel, SOURCENESS } from './morphology.ts'

/** Digits of a measurement and of a position. */
const measured = (value: number, missing = 0): number => (Number.isFinite(value) ? Number(value.toPrecision(8)) : missing)
const position = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(13)) : 0)

/** What nobody has said yet. */
const unlabelled = {
  class_label: 'UNKNOWN',
  class_score: -1,
  sourceness_label: SOURCENESS.label,
  sourceness_score: -1,
  tags: [],
} as const

export function nestedSource(island: CaesarIsland): object {
  return {
    name: island.name,
    iau_name: island.iauName || island.name,
    ...unlabelled,
    morph_label: morphologyLabel(island.morphology),
    nislands: 1,
    x0: position(island.x),
    y0: position(island.y),
    ra: position(island.ra),
    dec: position(island.dec),
    nest_level: island.level,
    parent: island.parent,
    islands: [nestedIsland(island)],
  }
}

function nestedIsland(island: CaesarIsland): object {
  const { box, skyBox, shape } = island
  const beams = island.pixels / island.beamArea
  return {
    name: island.name,
    iau_name: island.iauName || island.name,
    npix: island.pixels,
    x: position(island.x),
    y: position(island.y),
    ra: position(island.ra),
    dec: position(island.dec),
    xmin: box.xMin,
    xmax: box.xMax,
    ymin: box.yMin,
    ymax: box.yMax,
    ra_min: position(skyBox.raMin),
    ra_max: position(skyBox.raMax),
    dec_min: position(skyBox.decMin),
    dec_max: position(skyBox.decMax),
    Stot: measured(island.pixelSum),
    Smax: measured(island.pixelPeak),
    S: measured(island.flux),
    S_err: measured(island.fluxError),
    bkg: measured(island.backgroundSum / island.pixels),
    rms: measured(island.noiseSum / island.pixels),
    ...unlabelled,
    morph_label: morphologyLabel(island.morphology),
    border: island.touchesEdge,
    resolved: island.components.some((component) => component.isResolved),
    beam_area_ratio_par: measured(beams, -1),
    circ_ratio_par: measured(shape.circularity, -1),
    elongation_par: measured(shape.elongation, -1),
    min_bbox_par: Math.min(box.xMax - box.xMin, box.yMax - box.yMin) + 1,
    min_size: measured(island.minorSize, -1),
    max_size: measured(island.majorSize, -1),
    vertices: pairs(island.outline),
    pixels: [],
    crossmatch_info: [],
    ...(island.components.length === 0 ? {} : { fit_info: fitInfo(island) }),
  }
}

function pairs(outline: ArrayLike<number>): number[][] {
  return Array.from({ length: outline.length / 2 }, (_, i) => [outline[2 * i], outline[2 * i + 1]])
}

/** Parameters of a component: peak, position, two widths and an angle. */
const PARAMETERS = 6

function fitInfo({ components, pixels, flux, fluxError }: CaesarIsland): object {
  const [{ chi2, degreesOfFreedom, fitQuality }] = components
  const parameters = PARAMETERS * components.length
  return {
    ncomponents: components.length,
    model: 'gaus',
    ndata: pixels,
    npars: parameters,
    npars_free: components.reduce((sum, { onPixelsError }) => sum + freeParameters(onPixelsError.major), 0),
    chi2: measured(chi2, -1),
    ndf: measured(degreesOfFreedom, -1),
    fit_quality: fitQualityLabel(fitQuality),
    flux: measured(flux),
    flux_err: measured(fluxError),
    cov_matrix: [],
    components: components.map(nestedComponent),
  }
}

/** A component of the beam's shape has no error of its size. */
const freeParameters = (sizeError: number): number => (Number.isFinite(sizeError) ? PARAMETERS : PARAMETERS - 3)

function nestedComponent(component: CaesarComponent): object {
  const { onPixels, onPixelsError, onSky, onSkyError, intrinsic } = component
  return {
    name: componentName(component),
    iau_name: component.iauName || componentName(component),
    x: position(component.x),
    y: position(component.y),
    x_err: measured(component.xError),
    y_err: measured(component.yError),
    ra: position(component.ra),
    dec: position(component.dec),
    ra_err: measured(component.raError),
    dec_err: measured(component.decError),
    Speak: measured(component.peak),
    Speak_err: measured(component.peakError),
    S: measured(component.flux),
    S_err: measured(component.fluxError),
    sx: measured(onPixels.major / FWHM_PER_SIGMA),
    sy: measured(onPixels.minor / FWHM_PER_SIGMA),
    theta: measured(onPixels.angle),
    sx_err: measured(onPixelsError.major / FWHM_PER_SIGMA),
    sy_err: measured(onPixelsError.minor / FWHM_PER_SIGMA),
    theta_err: measured(onPixelsError.angle),
    bmaj: measured(onSky.major),
    bmin: measured(onSky.minor),
    pa: measured(onSky.angle),
    bmaj_err: measured(onSkyError.major),
    bmin_err: measured(onSkyError.minor),
    pa_err: measured(onSkyError.angle),
    bmaj_deconv: measured(intrinsic.major),
    bmin_deconv: measured(intrinsic.minor),
    pa_deconv: measured(intrinsic.angle),
    ...unlabelled,
    morph_label: morphologyLabel(component.morphology),
    resolved: component.isResolved,
    eccentricity_ratio: measured(component.eccentricityRatio),
    area_ratio: measured(component.areaRatio),
    rot_angle_vs_beam: measured(component.turnedBy),
    crossmatch_info: [],
  }
}
