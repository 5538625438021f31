// What a world coordinate system offers, whatever its projection: pixel to sky and back.

/** A header as wcs wants it: keyword to value, without any FITS reader behind it. */
export type HeaderRecord = Readonly<Record<string, string | number | boolean | undefined>>

/** Longitude and latitude in degrees in the header's own frame. */
export interface SkyPosition {
  readonly lon: number
  readonly lat: number
}

/** Pixel coordinates are 0-based, the centre of the first pixel is (0, 0). Sky coordinates are degrees. NaN where the map has no sky. */
export interface Wcs {
  /** The frame of lon and lat: 'ICRS', 'FK5', 'FK4', 'GALACTIC', 'ECLIPTIC', and rarely 'FK4-NO-E' or 'SUPERGALACTIC'. */
  readonly frame: string
  pixelToSky(x: number, y: number): SkyPosition
  skyToPixel(lon: number, lat: number): { readonly x: number; readonly y: number }
  /** Pixel to ICRS right ascension (lon) and declination (lat), whatever the header's frame. */
  pixelToIcrs(x: number, y: number): SkyPosition
  icrsToPixel(ra: number, dec: number): { readonly x: number; readonly y: number }
  /**
   * The local linear map at a pixel: offsets on the ICRS sky, in arcsec towards east and north, for a step of one pixel.
   * [dEast/dx, dEast/dy, dNorth/dx, dNorth/dy]
   */
  localJacobian(x: number, y: number): readonly [number, number, number, number]
}
