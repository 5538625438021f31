// Units as VOUnits 1.1 spells them: what headers and other programs write is brought to that, or left out where it cannot be.

/** Spellings met in FITS headers and catalogues. Keys are lower case without blanks. */
const ALIASES: Readonly<Record<string, string>> = {
  counts: 'count',
  cts: 'count',
  dn: 'adu',
  kelvin: 'K',
  kelvins: 'K',
  degree: 'deg',
  degrees: 'deg',
  arcseconds: 'arcsec',
  arcsecs: 'arcsec',
  asec: 'arcsec',
  arcminutes: 'arcmin',
  amin: 'arcmin',
  pixels: 'pixel',
  pixs: 'pixel',
  pix: 'pixel',
  px: 'pixel',
  bm: 'beam',
  beams: 'beam',
  jansky: 'Jy',
  janskys: 'Jy',
  microjy: 'uJy',
  ster: 'sr',
  sec: 's',
  second: 's',
  seconds: 's',
  hertz: 'Hz',
  magnitude: 'mag',
  mags: 'mag',
}

/** Units that take the prefixes of SI. */
const PREFIXED = ['Jy', 'Hz', 'K', 'm', 's', 'W', 'eV', 'g', 'pc', 'sr', 'rad', 'mag', 'arcsec', 'V', 'J', 'yr', 'a', 'adu', 'ct', 'ph']
/** Units that stand alone. */
const PLAIN = [
  'deg',
  'arcmin',
  'mas',
  'beam',
  'pixel',
  'count',
  'photon',

  'erg',
  'd',
  'h',
  'min',
  'Angstrom',
  'AU',
  'solMass',
  'bin',
  'chan',
  '%',
]
const PREFIXES = ['', 'n', 'u', 'm', 'c', 'd', 'k', 'M', 'G', 'T', 'p']

const known = new Map<string, string>()
for (const unit of PREFIXED) for (const prefix of PREFIXES) known.set(prefix + unit, prefix + unit)
for (const unit of PLAIN) known.set(unit, unit)
const anyCase = new Map<string, string>()
for (const unit of ['Jy', 'mJy', 'uJy', 'nJy', 'MJy', 'Hz', 'kHz', 'MHz', 'GHz', ...PLAIN, 'adu', 'sr', 'arcsec', 'mag']) {
  if (!anyCase.has(unit.toLowerCase())) anyCase.set(unit.toLowerCase(), unit)
}

/**
 * A unit in VOUnits syntax, or undefined where the text is empty or not understood.
 *
 * @example
 * voUnit('JY/BEAM') // 'Jy/beam'
 * voUnit('counts')  // 'count'
 * voUnit('Jy beam-1') // 'Jy.beam**-1'
 * voUnit('--') // undefined
 */
export function voUnit(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 64) return undefined
  const compact = text
    .trim()
    .replace(/\s*([/*.^])\s*/g, '$1')
    .replace(/\s+/g, '.')
    .replaceAll('^', '**')
  if (compact === '') return undefined
  const parts = compact.split(/(\*\*|[./]|\*)/)
  let result = ''
  let power = false
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      power = part === '**'
      result += part === '*' ? '.' : part
    } else if (power) {
      if (!/^\(?-?\d+\)?$/.test(part)) return undefined
      result += part.replace(/[()]/g, '')
    } else {
      const factor = oneUnit(part)
      if (factor === undefined) return undefined
      result += factor
    }
  }
  return result
}

function oneUnit(text: string): string | undefined {
  const [, name, power] = /^(.*?[^\d+-])([+-]?\d+)?$/.exec(text) ?? []
  if (name === undefined) return undefined
  const lower = name.toLowerCase()
  const unit = known.get(name) ?? ALIASES[text.toLowerCase()] ?? ALIASES[lower] ?? anyCase.get(lower)
  if (unit === undefined) return undefined
  return power === undefined || ALIASES[text.toLowerCase()] !== undefined ? unit : `${unit}**${Number(power)}`
}
