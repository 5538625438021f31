# PyBDSF with the settings of the bench: peaks of 5 sigma, islands of 3, everything else as it comes; writes sources and Gaussians.
import sys

import bdsf
from astropy.io import fits

path, catalogue, threads = sys.argv[1:]
# It looks for the frequency on an axis or in RESTFREQ, and wants to be told where FITS's own RESTFRQ has it.
known = fits.getheader(path).get("RESTFRQ")
told = {} if known is None else {"frequency": known}
image = bdsf.process_image(path, thresh="hard", thresh_pix=5.0, thresh_isl=3.0, outdir=".", ncores=int(threads), quiet=True, **told)
for kind in ("srl", "gaul"):
    image.write_catalog(outfile=f"{catalogue}.{kind}.csv", format="csv", catalog_type=kind, clobber=True)
