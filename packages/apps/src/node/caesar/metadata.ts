// What CAESAR's JSON says of the image and of the software before the sources.

import type { RunRecord } from '@cirasa/catalog'
import type { OpenImage } from '../images/open-image.ts'

/** @param beamArea pixels of the beam; NaN where not known */
export function caesarMetadata(run: RunRecord, { context, plane, input }: OpenImage, beamArea: number): object {
  const { wcs, beam, unit, frequency, name } = context
  const [eastByX, eastByY, northByX, northByY] = wcs?.localJacobian((plane.width - 1) / 2, (plane.height - 1) / 2) ?? [0, 0, 0, 0]
  const size = (x: number, y: number): number => Number((Math.sign(x || y) * Math.hypot(x, y)).toPrecision(8))
  return {
    version: run.finderVersion,
    date: run.started ?? '',
    inputdata: {
      filename: name,
      filesize: input.source.size ?? -1,
      nx: plane.width,
      ny: plane.height,
      dx: size(eastByX, northByX),
      dy: size(northByY, eastByY),
      bunit: unit,
      bmaj: beam?.major ?? 0,
      bmin: beam?.minor ?? 0,
      pa: beam?.positionAngle ?? 0,
      beam_area: Number.isFinite(beamArea) ? Number(beamArea.toPrecision(8)) : 0,
      frequency: frequency === undefined ? -999 : frequency / 1e9,
      // Positions are ICRS whatever the frame of the header.
      wcs: wcs === undefined ? '' : 'ICRS',
    },
    tags: [],
    authors: [],
    software: [{ name: 'CIRASA', version: run.finderVersion, authors: [] }],
  }
}
