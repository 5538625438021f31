# PySE with the settings of the bench: peaks of 5 sigma, islands of 3, background grid of 90; `fit` fits Gaussians, `vec` measures moments.
import sys

from sourcefinder.accessors import open as open_accessor
from sourcefinder.accessors import sourcefinder_image_from_accessor
from sourcefinder.config import Conf

path, catalogue, way, threads = sys.argv[1:]
image = dict(detection_thr=5.0, analysis_thr=3.0, grid=90, back_size_x=90, back_size_y=90, nr_threads=int(threads))
if way == "fit":
    image.update(vectorized=False, deblend_nthresh=32, deblend_mincont=0.005)
else:
    image.update(vectorized=True, deblend_nthresh=0)
conf = Conf(image=image, export=dict(pandas_df=False))
opened = open_accessor(path, beam=None, plane=0)
sources = sourcefinder_image_from_accessor(opened, conf=conf).extract()
with open(catalogue, "w") as out:
    out.write("ra,dec,peak,total,x,y\n")
    for source in sources:
        values = (source.ra, source.dec, source.peak, source.flux, source.x, source.y)
        out.write("%.9f,%.9f,%.7g,%.7g,%.4f,%.4f\n" % tuple(float(getattr(v, "value", v)) for v in values))
