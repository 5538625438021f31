# The noise of a whole map, 1.4826 times the median absolute deviation: what gnuastro's list is cut with, as it has no peak threshold.
import sys

import numpy as np
from plane import beam_area, read_plane

data, header = read_plane(sys.argv[1])
values = data[np.isfinite(data)]
print(1.4826 * float(np.median(np.abs(values - np.median(values)))), beam_area(header))
