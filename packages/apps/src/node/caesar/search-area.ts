// What of an image is searched: all of it or a window, with the beam that its header lacks where the options tell one.

import type { PlaneContext } from '@cirasa/finder'
import { type PixelRange, planeHeader, readCompressedSection, readSection } from '@cirasa/fits'
import { arcsec, degrees } from '@cirasa/units'
import { createWcs, pixelScale } from '@cirasa/wcs'
import type { SearchPlan } from '../../caesar/search-plan.ts'
import { appErrors } from '../../errors.ts'
import type { OpenImage } from '../images/open-image.ts'
import { type PlaneRecipe, planeRecipe } from '../images/plane-pixels.ts'

/** The pixels to search and what is known of them. */
export interface SearchArea {
  readonly recipe: PlaneRecipe
  readonly width: number
  readonly height: number
  /** Where the first of its pixels lies in the whole image. */
  readonly origin: { readonly x: number; readonly y: number }
  /** Of the area itself: its sky begins at its own first pixel. */
  readonly context: PlaneContext
  readonly sky: OpenImage['sky']
  /** The image as if it were this area: what maps are made after. */
  readonly image: OpenImage
  /** The image as it is on disk. */
  readonly whole: OpenImage
  /** Whether it is less than the whole image. */
  readonly isWindow: boolean
  readonly warnings: readonly string[]
}

/** Throws APPS_NO_SUCH_WINDOW, and the errors of `fits` for damaged pixels. */
export async function searchArea(opened: OpenImage, plan: SearchPlan, name: string, signal: AbortSignal): Promise<SearchArea> {
  const warnings: string[] = []
  const image = withBeam({ ...opened, context: { ...opened.context, name } }, plan, warnings)
  const { width, height } = opened.plane
  const box = clipWindow(plan, width, height, warnings)
  if (box.width === width && box.height === height) {
    const { context, sky } = image
    const recipe = await planeRecipe(opened, signal)
    return { recipe, width, height, origin: { x: 0, y: 0 }, context, sky, image, whole: image, isWindow: false, warnings }
  }
  return { ...(await cutOut(image, box, signal)), isWindow: true, warnings }
}

function withBeam(image: OpenImage, { fallbackBeam }: SearchPlan, warnings: string[]): OpenImage {
  if (fallbackBeam === undefined) return image
  const { beam, wcs } = image.context
  if (beam !== undefined) {
    warnings.push('Options bmaj, bmin and bpa have no effect: the header of the image has a beam.')
    return image
  }
  if (wcs === undefined) {
    warnings.push('Options bmaj, bmin and bpa have no effect: without sky coordinates a beam has no size in pixels.')
    return image
  }
  const { major, minor, positionAngle } = fallbackBeam
  const given = { major: arcsec(major), minor: arcsec(minor), positionAngle: degrees(positionAngle) }
  return { ...image, context: { ...image.context, beam: given } }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function clipWindow({ window }: SearchPlan, width: number, height: number, warnings: string[]): Box {
  if (window === undefined) return { x: 0, y: 0, width, height }
  const { xMin, xMax = width - 1, yMin, yMax = height - 1 } = window
  const [left, right] = [Math.max(0, xMin), Math.min(width - 1, xMax)]
  const [bottom, top] = [Math.max(0, yMin), Math.min(height - 1, yMax)]
  if (left > right || bottom > top) throw appErrors.NO_SUCH_WINDOW({ from: `(${xMin}, ${yMin})`, to: `(${xMax}, ${yMax})`, width, height })
  if (left !== xMin || right !== xMax || bottom !== yMin || top !== yMax)
    warnings.push(`The window reaches beyond the image: it was searched from (${left}, ${bottom}) to (${right}, ${top}).`)
  return { x: left, y: bottom, width: right - left + 1, height: top - bottom + 1 }
}

/** The window as an image of its own: the reference pixel moves, all else of the sky stays. */
async function cutOut(image: OpenImage, box: Box, signal: AbortSignal): Promise<Omit<SearchArea, 'isWindow' | 'warnings'>> {
  const { hdu, plane } = image
  const { width, height } = box
  const shared = new SharedArrayBuffer(width * height * 4)
  const ranges: PixelRange[] = [
    [box.x, box.x + width],
    [box.y, box.y + height],
    ...plane.axes.map(({ index }): PixelRange => [index, index + 1]),
  ]
  const options = { as: 'float32', into: new Float32Array(shared), signal } as const
  if (hdu.kind === 'image') await readSection(hdu, ranges, options)
  else await readCompressedSection(hdu, ranges, options)
  const header = shifted(planeHeader(hdu.header, plane), box)
  const sky = image.sky && { header: { ...image.sky.header, ...referencePixel(image.sky.header, box) }, plane: image.sky.plane }
  const wcs = sky && createWcs(sky.header, { plane: [...sky.plane] })
  const context = { ...image.context, wcs }
  return {
    recipe: { kind: 'memory', width, height, shared },
    width,
    height,
    origin: { x: box.x, y: box.y },
    context,
    sky,
    whole: image,
    image: { ...image, context, sky, hdu: { ...hdu, header }, plane: { ...plane, width, height } },
  }
}

type Numbers = Readonly<Record<string, string | number | boolean | undefined>>

/** CRPIX is 0 where a header does not say it. */
function referencePixel(header: Numbers, box: Box): { readonly CRPIX1: number; readonly CRPIX2: number } {
  const at = (key: 'CRPIX1' | 'CRPIX2'): number => (typeof header[key] === 'number' ? header[key] : 0)
  return { CRPIX1: at('CRPIX1') - box.x, CRPIX2: at('CRPIX2') - box.y }
}

function shifted(header: ReturnType<typeof planeHeader>, box: Box): ReturnType<typeof planeHeader> {
  const { CRPIX1, CRPIX2 } = referencePixel(header.toRecord(), box)
  return header.set('CRPIX1', CRPIX1).set('CRPIX2', CRPIX2)
}

/** Least and most of the finder's `noise-box`, in beams. */
const NOISE_BOX = [4, 10_000] as const

/** The finder's options of a plan for this area: cells of the noise that are told in pixels are turned into beams. */
export function finderOptionsFor({ finder, noiseBoxPixels }: SearchPlan, area: SearchArea, warnings: string[]): SearchPlan['finder'] {
  if (noiseBoxPixels === undefined) return finder
  const { wcs, beam } = area.context
  if (wcs === undefined || beam === undefined) {
    warnings.push('Option bkgboxpix has no effect: the image has no beam that cells could be measured by.')
    return finder
  }
  const fwhm = Math.sqrt(beam.major * beam.minor) / pixelScale(wcs.localJacobian((area.width - 1) / 2, (area.height - 1) / 2))
  const wanted = noiseBoxPixels / fwhm
  const taken = Math.min(NOISE_BOX[1], Math.max(NOISE_BOX[0], wanted))
  if (taken !== wanted)
    warnings.push(`Cells of ${noiseBoxPixels} pixels (bkgbox) are too small for the beam: ${Math.round(taken * fwhm)} were taken.`)
  return { ...finder, 'noise-box': taken }
}
