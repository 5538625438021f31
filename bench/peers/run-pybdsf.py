# PyBDSF with the settings of the bench: peaks of 5 sigma, islands of 3, everything else as it comes; writes sources and Gaussians.
import sys

import bdsf

image = bdsf.process_image(sys.argv[1], thresh="hard", thresh_pix=5.0, thresh_isl=3.0, ncores=int(sys.argv[3]), quiet=True)
for kind in ("srl", "gaul"):
    image.write_catalog(outfile=f"{sys.argv[2]}.{kind}.csv", format="csv", catalog_type=kind, clobber=True)
