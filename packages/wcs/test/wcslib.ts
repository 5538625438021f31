// Asks wcslib, through astropy, what it makes of headers: positions of pixels, pixels of positions, or that it refuses.

import type { HeaderRecord } from '@cirasa/wcs'
import { askPython } from '../../../testbed/oracle.ts'

export interface Question {
  readonly header: HeaderRecord
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly lon: readonly number[]
  readonly lat: readonly number[]
  readonly hasSip: boolean
}

/** Values are null where wcslib says that there is no sky. `error` where it refuses the header. */
export interface Answer {
  readonly error?: string
  /** Longitude and latitude of x, y. */
  readonly lon: readonly (number | null)[]
  readonly lat: readonly (number | null)[]
  /** Pixels of the positions that were found for x, y. */
  readonly backX: readonly (number | null)[]
  readonly backY: readonly (number | null)[]
  /** Pixels of the question's lon, lat. */
  readonly x: readonly (number | null)[]
  readonly y: readonly (number | null)[]
}

const PROGRAM = `
import json, math, sys, warnings
import numpy as np
from astropy.io import fits
from astropy.wcs import WCS
warnings.simplefilter('ignore')
import logging; logging.disable(logging.CRITICAL)
def plain(values): return [None if not math.isfinite(v) else float(v) for v in values]
def to_pixel(w, q, lon, lat):
    order = (lon, lat) if w.wcs.lng < w.wcs.lat else (lat, lon)
    if not q['hasSip']: return w.wcs_world2pix(*order, 0)
    return w.all_world2pix(*order, 0, tolerance=1e-9, maxiter=60, quiet=True)
out = []
for q in json.load(sys.stdin):
    try:
        header = fits.Header()
        for k, v in q['header'].items(): header[k] = v
        w = WCS(header)
        w.wcs.set()
        world = w.all_pix2world(np.array(q['x']), np.array(q['y']), 0)
        lon, lat = (world[0], world[1]) if w.wcs.lng < w.wcs.lat else (world[1], world[0])
        ok = np.isfinite(lon) & np.isfinite(lat)
        lon, lat = np.where(ok, lon, np.nan), np.where(ok, lat, np.nan)
        back = np.full((2, len(lon)), np.nan)
        if ok.any(): back[:, ok] = to_pixel(w, q, lon[ok], lat[ok])
        px = to_pixel(w, q, np.array(q['lon']), np.array(q['lat'])) if len(q['lon']) else ([], [])
        out.append(dict(lon=plain(lon), lat=plain(lat), backX=plain(back[0]), backY=plain(back[1]), x=plain(px[0]), y=plain(px[1])))
    except Exception as e:
        out.append(dict(error=type(e).__name__ + ': ' + str(e)[-200:], lon=[], lat=[], backX=[], backY=[], x=[], y=[]))
json.dump(out, sys.stdout)
`

export const askWcslib = (questions: readonly Question[]): Answer[] => askPython<Answer[]>(PROGRAM, questions)
