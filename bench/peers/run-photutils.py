# photutils with the settings of the bench: above 3 sigma of the local noise in 5 pixels, deblended; peaks of 5 sigma kept; Kron fluxes.
import sys
import warnings

import numpy as np
from photutils.background import Background2D
from photutils.segmentation import SourceCatalog, deblend_sources, detect_sources
from plane import read_plane, write_catalogue

warnings.simplefilter("ignore")
data, header = read_plane(sys.argv[1])
blank = ~np.isfinite(data)
data[blank] = 0
background = Background2D(data, 64, filter_size=3, mask=blank, exclude_percentile=50)
data -= background.background
rms = background.background_rms
segments = detect_sources(data, 3 * rms, npixels=5, mask=blank)
if segments is None:
    write_catalogue(sys.argv[2], header, [], [], [], [])
    sys.exit(0)
segments = deblend_sources(data, segments, npixels=5, nlevels=32, contrast=0.005, progress_bar=False)
catalogue = SourceCatalog(data, segments, mask=blank)
peak = np.asarray(catalogue.max_value)
rows, columns = np.asarray(catalogue.maxval_index).T
kept = peak >= 5 * rms[rows, columns]
x, y = np.asarray(catalogue.xcentroid), np.asarray(catalogue.ycentroid)
write_catalogue(sys.argv[2], header, x[kept], y[kept], peak[kept], np.asarray(catalogue.kron_flux)[kept])
