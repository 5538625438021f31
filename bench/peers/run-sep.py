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
objects = sep.extract(data, 3.0, err=rms, mask=blank, minarea=5, filter_kernel=None, deblend_nthresh=32, deblend_cont=0.005)
objects = objects[objects["peak"] >= 5 * rms[objects["ypeak"], objects["xpeak"]]]

# Fluxes as SEP's manual recommends for FLUX_AUTO: the Kron ellipse, or a circle where that would be too small.
x, y, a, b = (objects[name] for name in ("x", "y", "a", "b"))
theta = np.clip(objects["theta"], -np.pi / 2, np.pi / 2)
radius, _ = sep.kron_radius(data, x, y, a, b, theta, 6.0, mask=blank)
small = ~(radius * np.sqrt(a * b) >= 1.75)
radius[small] = 1
total, _, _ = sep.sum_ellipse(data, x, y, a, b, theta, 2.5 * radius, mask=blank, subpix=1)
circle, _, _ = sep.sum_circle(data, x[small], y[small], 1.75, mask=blank, subpix=1)
total[small] = circle
write_catalogue(sys.argv[2], header, x, y, objects["peak"], total)
