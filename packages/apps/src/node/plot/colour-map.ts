// The colours of an image: dark to bright in even steps, also for eyes that do not tell red from green, and in grey print.

/** 'inferno' of van der Walt and Smith (public domain), in 32 steps; between them it is linear to within 2 %. */
const anchors =
  '000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e 7d1e6d 8a226a 972766 a32c61 b0315b bc3754 ' +
  'c73e4c d24644 db503b e45a31 eb6628 f1731d f68013 f98e09 fb9d07 fcac11 fbbc21 f9cb35 f5db4c f2ea69 f3f68a fcffa4'

/** Opaque RGBA in the byte order that canvases have in memory, for 256 levels from dark to bright. */
export function imageColours(): Uint32Array {
  const steps = anchors.split(' ').map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)))
  const colours = new Uint8Array(256 * 4)
  for (let level = 0; level < 256; level++) {
    const position = (level / 255) * (steps.length - 1)
    const below = Math.min(steps.length - 2, Math.floor(position))
    for (let channel = 0; channel < 3; channel++) {
      const from = steps[below][channel]
      colours[level * 4 + channel] = Math.round(from + (steps[below + 1][channel] - from) * (position - below))
    }
    colours[level * 4 + 3] = 255
  }
  return new Uint32Array(colours.buffer)
}

/** What blank pixels look like: a grey that the map does not hold. */
export const BLANK_COLOUR = '#8c8c8c'

/** Colours of marks that are told apart with any kind of colour vision (Okabe and Ito 2008). */
export const markColours = {
  ink: '#1a1a1a',
  quiet: '#8a8a8a',
  grid: '#e3e3e3',
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  ellipse: '#56d4f5',
} as const
