# SEP with the settings of the bench: above 3 sigma of the local noise in 5 pixels, no filter; peaks of 5 sigma kept; Kron fluxes.
import sys

import numpy as np
import sep
from plane import read_plane, write_catalogue

data, header = read_plane(sys.argv[1])
blank = ~np.isfinite(data)
data[blank] = 0
sep.set_extract_pixstack(2_000_000)
background = sep.Background(data, mask=blank, bw=64, bh=64, fw=3, fh=3)
background.subfrom(data)
rms = background.rms()
objects, segments = sep.extract(
    data, 3.0, err=rms, mask=blank, minarea=5, filter_kernel=None, deblend_nthresh=32, deblend_cont=0.005, segmentation_map=True
)
kept = np.flatnonzero(objects["peak"] >= 5 * rms[objects["ypeak"], objects["xpeak"]])
objects = objects[kept]

# FLUX_AUTO as SExtractor has it: 2.5 Kron radii, at least 3.5 (PHOT_AUTOPARAMS), neighbours masked.
x, y, a, b = (objects[name] for name in ("x", "y", "a", "b"))
theta = np.clip(objects["theta"], -np.pi / 2, np.pi / 2)
own = dict(mask=blank, segmap=segments, seg_id=kept + 1)
radius, _ = sep.kron_radius(data, x, y, a, b, theta, 6.0, **own)
total, _, _ = sep.sum_ellipse(data, x, y, a, b, theta, np.fmax(2.5 * radius, 3.5), subpix=1, **own)
write_catalogue(sys.argv[2], header, x, y, objects["peak"], total)
