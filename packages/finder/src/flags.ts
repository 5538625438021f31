// What a bit of a flag means: the machine's remarks on a component, an island or a source. A bit always has the same meaning.

/** One bit of the flags column. */
export interface FlagDefinition {
  readonly bit: number
  readonly name: string
  readonly description: string
}

const bit = (index: number): number => 2 ** index

/** All flags, by name. */
export const FLAGS = {
  NEAR_EDGE: bit(0),
  BLANK_PIXELS: bit(1),
  DEBLENDED: bit(2),
  BEAM_SHAPE: bit(3),
  FIT_INCOMPLETE: bit(4),
  FIT_FAILED: bit(5),
  ERRORS_UNKNOWN: bit(6),
  NEGATIVE: bit(7),
  BEAM_ASSUMED: bit(8),
} as const

export type FlagName = keyof typeof FLAGS

const descriptions: Readonly<Record<FlagName, string>> = {
  NEAR_EDGE: 'The island touches the border of the image; what lies beyond is guessed from the model',
  BLANK_PIXELS: 'The island touches blank pixels; what they hide is guessed from the model',
  DEBLENDED: 'The island holds more than one component',
  BEAM_SHAPE: "The data ask for no shape but that of the beam: the component has the beam's size and no size errors",
  FIT_INCOMPLETE: 'The budget of the island ran out before its components were settled',
  FIT_FAILED: 'No fit: the values come from the moments of the pixels',
  ERRORS_UNKNOWN: 'The errors could not be derived, because components lie too close together',
  NEGATIVE: 'The island lies below the background; fluxes are negative',
  BEAM_ASSUMED: 'The header has no beam: the size of a point source was estimated from the brightest islands',
}

/** The registry, lowest bit first. */
export const flagDefinitions: readonly FlagDefinition[] = (Object.keys(FLAGS) as FlagName[]).map((name) =>
  Object.freeze({ bit: FLAGS[name], name, description: descriptions[name] }),
)

/**
 * The names of the flags that are set, separated by spaces.
 *
 * @example flagsText(5) // 'NEAR_EDGE DEBLENDED'
 */
export function flagsText(flags: number): string {
  if (flags === 0) return ''
  return flagDefinitions
    .filter((definition) => (flags & definition.bit) !== 0)
    .map((definition) => definition.name)
    .join(' ')
}
