# What the Python peers share: the first plane of a FITS file, its beam area in pixels, and the common catalogue file.
import math

import numpy as np
from astropy.io import fits
from astropy.wcs import WCS


def read_plane(path):
    """The first image plane as native floats, and its header."""
    with fits.open(path, memmap=False) as hdus:
        hdu = next(hdu for hdu in hdus if getattr(hdu, "data", None) is not None and hdu.data.ndim >= 2)
        data, header = hdu.data, hdu.header
        while data.ndim > 2:
            data = data[0]
        return np.ascontiguousarray(data, dtype=np.float32), header


def beam_area(header):
    """Pixels in the beam; 1 where the header has no beam."""
    if "BMAJ" not in header or "CDELT1" not in header:
        return 1.0
    pixel = abs(header["CDELT1"] * header["CDELT2"])
    return math.pi * header["BMAJ"] * header["BMIN"] / (4 * math.log(2) * pixel)


def write_catalogue(path, header, x, y, peak, total):
    """One row a source: ra, dec in degrees (pixels where there is no sky), peak as in the map, total divided by the beam."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    wcs = WCS(header).celestial
    ra, dec = wcs.all_pix2world(x, y, 0) if wcs.has_celestial and len(x) else (x, y)
    with open(path, "w") as out:
        out.write("ra,dec,peak,total,x,y\n")
        for row in zip(ra, dec, peak, np.asarray(total) / beam_area(header), x, y):
            out.write("%.9f,%.9f,%.7g,%.7g,%.4f,%.4f\n" % row)
