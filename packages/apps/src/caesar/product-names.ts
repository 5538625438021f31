// What the files of a run are called: CAESAR's names, which clients look for, and our own beside them.

/** Longest name of an image that names of files are made of. */
const LONGEST = 120

/** Prefixes by which clients find CAESAR's files: our own names may not begin so. */
const RESERVED = /^(catalog|catalog_fitcomp|ds9|ds9_fitcomp)-|^(plot|output)_/

/** The names of all files of one run. */
export interface ProductNames {
  /** What our own files begin with: components are in `STEM.components.csv`. */
  readonly stem: string
  readonly islands: { readonly dat: string; readonly json: string; readonly regions: string }
  readonly components: { readonly dat: string; readonly json: string; readonly regions: string }
  readonly plot: string
  readonly log: string
}

/**
 * The names of the products of an image.
 *
 * @param name as the user called the image
 * @example productNames('vela.fits').islands.json // 'catalog-vela.json'
 */
export function productNames(name: string): ProductNames {
  const base = baseOf(name)
  return {
    stem: RESERVED.test(base) ? `image-${base}` : base,
    islands: { dat: `catalog-${base}.dat`, json: `catalog-${base}.json`, regions: `ds9-${base}.reg` },
    components: { dat: `catalog_fitcomp-${base}.dat`, json: `catalog_fitcomp-${base}.json`, regions: `ds9_fitcomp-${base}.reg` },
    plot: `plot_${base}.png`,
    log: `output_${base}.log`,
  }
}

/** Without folders, without what says that it is FITS, and without what a file system or a shell might take for something else. */
function baseOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const bare = last.replace(/\.(gz|fz)$/i, '').replace(/\.(fits?|fts)$/i, '')
  const safe = bare.replace(/[^\p{L}\p{N}._+=@ -]/gu, '_').replace(/^[. -]+/, '')
  return Array.from(safe).slice(0, LONGEST).join('').trimEnd() || 'image'
}
