// astropy-regions as a witness, where Debian's python3-regions is installed.

import { askPython } from '../../../testbed/oracle.ts'

/** What astropy-regions read: lengths in pixels or arcsec, angle of the width from +x or west, counter-clockwise. */
export interface SeenRegion {
  readonly type: string
  readonly frame: string
  readonly width?: number
  readonly height?: number
  readonly angle?: number
  readonly radius?: number
  readonly x?: number
  readonly y?: number
  readonly x2?: number
  readonly y2?: number
}

export function readWithAstropy(text: string, format: 'ds9' | 'crtf'): SeenRegion[] {
  const program = `
import json, sys
from regions import Regions
text, format = json.load(sys.stdin)
def place(r):
    return r.center if hasattr(r, 'center') else r.vertices if hasattr(r, 'vertices') else r.start
def xy(c):
    return (float(c.x), float(c.y)) if hasattr(c, 'x') else (float(c.spherical.lon.deg), float(c.spherical.lat.deg))
out = []
for r in Regions.parse(text, format=format):
    name = type(r).__name__
    seen = {'type': name.replace('PixelRegion', '').replace('SkyRegion', ''), 'frame': 'image' if 'Pixel' in name else place(r).frame.name}
    for k in ('width', 'height', 'radius', 'angle'):
        if hasattr(r, k):
            v = getattr(r, k)
            seen[k] = float(v.to_value('deg' if k == 'angle' else 'arcsec')) if hasattr(v, 'to_value') else float(v)
    if hasattr(r, 'center') or hasattr(r, 'start'):
        seen['x'], seen['y'] = xy(place(r))
    if hasattr(r, 'end'):
        seen['x2'], seen['y2'] = xy(r.end)
    out.append(seen)
print(json.dumps(out))`
  return askPython<SeenRegion[]>(program, [text, format])
}
